/**
 * `tsx sandbox/stripe/parameters/generate.ts`: the parameter lists of every route, and what can be
 * expanded, read from the types of the installed `stripe` package into `generated.json`.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { keptTypes, routes } from "../routes";
import { type Fields, type Generated, generatedFile, type Shape } from "../wire/shape";

const here = dirname(fileURLToPath(import.meta.url));
const virtual = join(here, "virtual.ts");

function programOf(text: string): ts.Program {
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
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === virtual
      ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true)
      : getSourceFile(name, ...rest);
  host.fileExists = (name) => name === virtual || fileExists(name);
  host.readFile = (name) => (name === virtual ? text : readFile(name));
  return ts.createProgram([virtual], options, host);
}

export function generate(): Generated {
  const names = [...new Set(routes.flatMap(({ parameters }) => parameters ?? []))].sort();
  const line = (type: string) => `  "${type}": Stripe.${type};`;
  const text = [
    'import type { Stripe } from "stripe";',
    "export interface Parameters {",
    ...names.map(line),
    "}",
    "export interface Kept {",
    ...Object.entries(keptTypes).map(([object, type]) => `  "${object}": Stripe.${type};`),
    "}",
  ].join("\n");
  const program = programOf(text);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(virtual) as ts.SourceFile;
  const [, parameters, kept] = source.statements as unknown as ts.InterfaceDeclaration[];
  const propertiesOf = (node: ts.InterfaceDeclaration | undefined) =>
    checker.getTypeAtLocation(node as ts.Node).getProperties();
  const typeOf = (symbol: ts.Symbol) => checker.getTypeOfSymbolAtLocation(symbol, source);

  const fields: Fields[] = [];
  const numbers = new Map<string, number>();
  const seen = new Map<ts.Type, Shape>();

  function fieldsOf(type: ts.Type): Shape {
    const known = seen.get(type);
    if (known !== undefined) return known;
    seen.set(type, "string");
    const own: Record<string, Shape> = {};
    for (const property of type.getProperties()) {
      const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      own[`${property.name}${optional ? "" : "!"}`] = shapeOf(typeOf(property));
    }
    const key = JSON.stringify(own);
    const number = numbers.get(key) ?? fields.push(own) - 1;
    numbers.set(key, number);
    seen.set(type, `#${number}`);
    return `#${number}`;
  }

  function shapeOf(type: ts.Type): Shape {
    if (type.aliasSymbol?.name === "MetadataParam" || type.symbol?.name === "MetadataParam")
      return "metadata";
    const parts = (type.isUnion() ? type.types : [type]).filter(
      ({ flags }) => (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)) === 0,
    );
    const empty = parts.some((part) => part.isStringLiteral() && part.value === "");
    const words = parts
      .flatMap((part) => (part.isStringLiteral() && part.value !== "" ? [part.value] : []))
      .sort();
    const shapes = new Map<string, Shape>();
    const add = (shape: Shape) => shapes.set(JSON.stringify(shape), shape);
    if (words.length > 0) add({ oneOf: words });
    for (const part of parts) {
      if (part.isStringLiteral() || part.isIntersection()) continue;
      if (part.flags & ts.TypeFlags.String) add("string");
      else if (part.flags & ts.TypeFlags.NumberLike) add("integer");
      else if (part.flags & ts.TypeFlags.BooleanLike) add("boolean");
      else if (part.symbol?.name === "MetadataParam") add("metadata");
      else if (part.symbol?.name === "Decimal" || part.symbol?.name === "Date") add("string");
      else if (checker.isArrayType(part))
        add({ list: shapeOf(checker.getTypeArguments(part as ts.TypeReference)[0] as ts.Type) });
      else if (part.getStringIndexType() !== undefined)
        add({ map: shapeOf(part.getStringIndexType() as ts.Type) });
      else if (part.flags & ts.TypeFlags.Object) add(fieldsOf(part));
    }
    const all = [...shapes.values()];
    const shape: Shape = all.length === 1 ? (all[0] as Shape) : { either: all };
    return empty ? { emptyable: shape } : shape;
  }

  const isThing = (type: ts.Type) =>
    type.getProperty("object") !== undefined || type.aliasSymbol !== undefined;
  const expandable = (type: ts.Type): string[] =>
    type.getProperties().flatMap((property) => {
      const parts = typeOf(property).isUnion() ? (typeOf(property) as ts.UnionType).types : [];
      const holdsId = parts.some(({ flags }) => flags & ts.TypeFlags.String);
      const things = parts.filter(({ flags }) => flags & ts.TypeFlags.Object);
      const list = [...parts, typeOf(property)].some((part) => part.symbol?.name === "ApiList");
      return (holdsId && things.some(isThing)) || list ? [property.name] : [];
    });

  const shapes = propertiesOf(parameters).map((each) => [each.name, shapeOf(typeOf(each))]);
  return {
    package: (
      JSON.parse(readFileSync("node_modules/stripe/package.json", "utf8")) as { version: string }
    ).version,
    parameters: Object.fromEntries(shapes),
    fields,
    expandable: Object.fromEntries(
      propertiesOf(kept).map((each) => [each.name, expandable(typeOf(each))]),
    ),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(generatedFile);
  writeFileSync(file, JSON.stringify(generate()));
  spawnSync("biome", ["format", "--write", file], { stdio: "inherit" });
}
