/** Checks what came over the wire against the types that the `stripe` package declares. */
import { join } from "node:path";
import ts from "typescript";
import { keptTypes } from "../../../sandbox/stripe/routes";

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
const isMap = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const virtual = join(process.cwd(), "stripe-types-of-the-wire.ts");
const deleted: Readonly<Record<string, string>> = {
  account: "DeletedAccount",
  customer: "DeletedCustomer",
  webhook_endpoint: "DeletedWebhookEndpoint",
};
const named = { ...keptTypes, item: "LineItem", event: "Event", api_error: "StripeRawError" };

function typesByName(): { checker: ts.TypeChecker; of: (name: string) => ts.Type; at: ts.Node } {
  const names = [...new Set([...Object.values(named), ...Object.values(deleted)])].filter(
    (name) => name !== "StripeRawError",
  );
  const text = [
    'import type { Stripe } from "stripe";',
    `export interface All { ${names.map((name) => `"${name}": Stripe.${name};`).join("\n")} }`,
  ].join("\n");
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, ...rest) =>
    name === virtual
      ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true)
      : getSourceFile(name, ...rest);
  host.fileExists = (name) => name === virtual || fileExists(name);
  const program = ts.createProgram([virtual], options, host);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(virtual) as ts.SourceFile;
  const all = checker.getTypeAtLocation(source.statements[1] as ts.Node);
  return {
    checker,
    at: source,
    of: (name) => {
      const property = all.getProperty(name);
      if (property === undefined) throw new Error(`the stripe package declares no ${name}`);
      return checker.getTypeOfSymbolAtLocation(property, source);
    },
  };
}

export type Walker = (value: unknown) => string[];

/** A walker over JSON values; it answers with one sentence per deviation. */
export function stripeTypes(): Walker {
  const { checker, of, at } = typesByName();

  const propertyOf = (type: ts.Type, name: string): ts.Type | null => {
    const property = type.getProperty(name);
    return property === undefined ? null : checker.getTypeOfSymbolAtLocation(property, at);
  };

  function objectTrouble(value: { [name: string]: Json }, type: ts.Type, path: string): string[] {
    const index = type.getStringIndexType();
    const troubles: string[] = [];
    for (const property of type.getProperties()) {
      const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      if (value[property.name] === undefined && !optional)
        troubles.push(`${path}.${property.name} is missing`);
    }
    for (const [name, inner] of Object.entries(value)) {
      const declared = propertyOf(type, name) ?? index ?? null;
      if (declared === null) troubles.push(`${path}.${name} is not declared`);
      else troubles.push(...trouble(inner, declared, `${path}.${name}`));
    }
    return troubles;
  }

  /** Among the members of a union that are objects: the one whose literals agree with the value. */
  function member(value: { [name: string]: Json }, types: readonly ts.Type[]): readonly ts.Type[] {
    const agreeing = types.filter((type) =>
      ["object", "type"].every((name) => {
        const literal = propertyOf(type, name);
        return literal?.isStringLiteral() !== true || literal.value === value[name];
      }),
    );
    return agreeing.length > 0 ? agreeing : types;
  }

  function trouble(value: Json, type: ts.Type, path: string): string[] {
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return [];
    const types = type.isUnion() ? type.types : [type];
    const wrong = [
      `${path} is ${JSON.stringify(value)?.slice(0, 60)}, not ${checker.typeToString(type)}`,
    ];
    if (value === null) return types.some(({ flags }) => flags & ts.TypeFlags.Null) ? [] : wrong;
    if (typeof value === "string") {
      const fits = types.some(
        (one) =>
          (one.flags & ts.TypeFlags.String) !== 0 ||
          one.isIntersection() ||
          one.symbol?.name === "Decimal" ||
          (one.isStringLiteral() && one.value === value),
      );
      return fits ? [] : wrong;
    }
    if (typeof value === "number")
      return types.some(
        (one) => one.flags & ts.TypeFlags.Number || (one.isNumberLiteral() && one.value === value),
      )
        ? []
        : wrong;
    if (typeof value === "boolean")
      return types.some(
        (one) =>
          one.flags & ts.TypeFlags.Boolean ||
          (one.flags & ts.TypeFlags.BooleanLiteral && checker.typeToString(one) === String(value)),
      )
        ? []
        : wrong;
    const objects = types.filter(({ flags }) => flags & ts.TypeFlags.Object);
    if (Array.isArray(value)) {
      const list = objects.find((one) => checker.isArrayType(one));
      const item = list && checker.getTypeArguments(list as ts.TypeReference)[0];
      if (item === undefined) return wrong;
      return value.flatMap((each, place) => trouble(each, item, `${path}[${place}]`));
    }
    const maps = objects.filter((one) => !checker.isArrayType(one));
    if (maps.length === 0) return wrong;
    const tried = member(value, maps).map((one) => objectTrouble(value, one, path));
    return tried.reduce((best, each) => (each.length < best.length ? each : best));
  }

  return (value) => {
    const body = value as Json;
    if (!isMap(body)) return ["the body is no object"];
    if (isMap(body.error)) return errorTrouble(body.error);
    const kind = String(body.object);
    if (kind === "list")
      return (body.data as Json[])
        .flatMap((each) => walk(each))
        .concat(
          ["has_more", "url"]
            .filter((name) => body[name] === undefined)
            .map((name) => `list without ${name}`),
        );
    return walk(body);
  };

  function walk(value: Json): string[] {
    if (!isMap(value)) return ["no object"];
    const kind = String(value.object);
    const name = value.deleted === true ? deleted[kind] : named[kind as keyof typeof named];
    return name === undefined
      ? [`nothing is declared for ${kind}`]
      : trouble(value, of(name), kind);
  }
}

const errorWords = new Set(
  "type message code param decline_code advice_code charge doc_url payment_intent payment_method setup_intent request_log_url network_advice_code network_decline_code".split(
    " ",
  ),
);
const errorTypes = ["api_error", "card_error", "idempotency_error", "invalid_request_error"];

function errorTrouble(error: { [name: string]: Json }): string[] {
  const strange = Object.keys(error).filter((name) => !errorWords.has(name));
  const troubles = strange.map((name) => `error.${name} is not declared`);
  if (!errorTypes.includes(String(error.type))) troubles.push(`error.type is ${error.type}`);
  if (typeof error.message !== "string") troubles.push("error.message is missing");
  return troubles;
}
