/** From texts to the values of a `*Params` type, refusing as Stripe refuses. */
import type { Raw, RawMap } from "./form";
import { type Fields, generated, type Shape } from "./shape";
import { invalid, missing, type Trouble } from "./trouble";

/** The parameter's name as Stripe writes it: `a[b][0]`. */
const named = (path: readonly string[]): string =>
  path.map((step, depth) => (depth === 0 ? step : `[${step}]`)).join("");
const sentence = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")}, or ${words.at(-1)}`;

function emptied(path: readonly string[]): Trouble {
  const name = named(path);
  return invalid(
    `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`,
    { code: "parameter_invalid_empty", param: name },
  );
}

function integer(raw: string, path: readonly string[]): number {
  const param = named(path);
  if (!/^[+-]?\d{1,15}$/.test(raw))
    throw invalid(`Invalid integer: ${raw}`, { code: "parameter_invalid_integer", param });
  return Number(raw);
}

function boolean(raw: string, path: readonly string[]): boolean {
  if (raw === "true" || raw === "false") return raw === "true";
  throw invalid(`Invalid boolean: ${raw}`, { param: named(path) });
}

function metadata(raw: Raw, path: readonly string[]): unknown {
  if (typeof raw === "string") {
    if (raw === "") return "";
    throw invalid("Invalid metadata: metadata must be a set of key-value pairs", {
      param: named(path),
    });
  }
  const pairs = Object.entries(raw);
  if (pairs.length > 50)
    throw invalid("Metadata may hold at most 50 keys.", { param: named(path) });
  for (const [key, value] of pairs) {
    const param = named([...path, key]);
    if (typeof value !== "string")
      throw invalid(`Metadata values must be strings, but ${param} is not.`, { param });
    if (key.length > 40 || value.length > 500)
      throw invalid(
        `Metadata keys can have up to 40 characters and values up to 500 characters: ${param}`,
        { param },
      );
  }
  return Object.fromEntries(pairs);
}

const isBranch = (shape: Shape): boolean =>
  typeof shape === "string" ? shape.startsWith("#") || shape === "metadata" : "map" in shape;

function either(shapes: readonly Shape[], raw: Raw, path: readonly string[]): unknown {
  const fitting = shapes.filter((shape) => isBranch(shape) === (typeof raw !== "string"));
  let first: unknown;
  for (const shape of fitting.length > 0 ? fitting : shapes) {
    try {
      return readValue(shape, raw, path);
    } catch (error) {
      first ??= error;
    }
  }
  throw first;
}

function list(shape: Shape, raw: Raw, path: readonly string[]): unknown[] {
  if (raw === "") return [];
  const items = Array.isArray(raw) ? raw : null;
  if (items === null) throw invalid("Invalid array", { param: named(path) });
  return items.map((item, at) => readValue(shape, item, [...path, String(at)]));
}

function choice(words: readonly string[], raw: string, path: readonly string[]): string {
  if (words.includes(raw)) return raw;
  const param = named(path);
  throw invalid(`Invalid ${param}: must be one of ${sentence(words)}`, { param });
}

function fieldsOf(shape: Fields, raw: Raw, path: readonly string[]): Record<string, unknown> {
  if (raw !== "" && (typeof raw === "string" || Array.isArray(raw)))
    throw invalid("Invalid object", { param: named(path) });
  const given: RawMap = raw === "" ? {} : (raw as RawMap);
  const unknown = Object.keys(given).filter((name) => !(name in shape) && !(`${name}!` in shape));
  if (unknown.length > 0) {
    const names = unknown.map((name) => named([...path, name]));
    throw invalid(`Received unknown parameter${names.length > 1 ? "s" : ""}: ${names.join(", ")}`, {
      code: "parameter_unknown",
      param: names[0] as string,
    });
  }
  const values: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(shape)) {
    const name = key.replace(/!$/, "");
    const value = given[name];
    if (value === undefined && key.endsWith("!")) throw missing(named([...path, name]));
    if (value !== undefined) values[name] = readValue(inner, value, [...path, name]);
  }
  return values;
}

function readValue(shape: Shape, raw: Raw, path: readonly string[]): unknown {
  if (typeof shape === "object" && "emptyable" in shape)
    return raw === "" ? "" : readValue(shape.emptyable, raw, path);
  if (shape === "metadata") return metadata(raw, path);
  if (typeof shape === "object") {
    if ("either" in shape) return either(shape.either, raw, path);
    if ("list" in shape) return list(shape.list, raw, path);
    if ("map" in shape) {
      if (typeof raw === "string") throw invalid("Invalid object", { param: named(path) });
      const inner = shape.map;
      return Object.fromEntries(
        Object.entries(raw).map(([name, value]) => [
          name,
          readValue(inner, value, [...path, name]),
        ]),
      );
    }
  }
  if (typeof shape === "string" && shape.startsWith("#"))
    return fieldsOf(generated().fields[Number(shape.slice(1))] ?? {}, raw, path);
  if (typeof raw !== "string")
    throw invalid(`Invalid ${typeof shape === "string" ? shape : "string"}: ${named(path)}`, {
      param: named(path),
    });
  if (raw === "") throw emptied(path);
  if (shape === "integer") return integer(raw, path);
  if (shape === "boolean") return boolean(raw, path);
  if (typeof shape === "object" && "oneOf" in shape) return choice(shape.oneOf, raw, path);
  return raw;
}

/** `also`: parameters that older versions of the API know and today's types do not. */
export function readParameters(
  name: string | null,
  raw: RawMap,
  also: Fields = {},
): Record<string, unknown> {
  const shape = name === null ? undefined : generated().parameters[name];
  const known =
    shape === undefined ? {} : (generated().fields[Number(String(shape).slice(1))] ?? {});
  return fieldsOf({ expand: { list: "string" }, ...known, ...also }, raw, []);
}
