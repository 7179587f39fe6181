/** Two states of a thing side by side, field by field. */

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json };

export type FieldChange = {
  /** `address.city`, `reasons`; empty where the whole is one value. */
  readonly path: string;
  /** Null where the field was not there. */
  readonly before: string | null;
  readonly after: string | null;
};

const fieldsMax = 200;
const isTree = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const written = (value: Json): string => {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((each) => typeof each !== "object"))
    return value.map(String).join(", ");
  return JSON.stringify(value);
};

function leaves(value: Json, path: string, into: Map<string, string>): Map<string, string> {
  if (!isTree(value) || Object.keys(value).length === 0) return into.set(path, written(value));
  for (const [name, each] of Object.entries(value))
    leaves(each, path === "" ? name : `${path}.${name}`, into);
  return into;
}

/** What differs, and fields that were there on one side only; equal fields are left out. */
export function changesBetween(before: Json, after: Json): readonly FieldChange[] {
  const [was, is] = [before, after].map((side) =>
    side === null ? new Map<string, string>() : leaves(side, "", new Map()),
  ) as [Map<string, string>, Map<string, string>];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => was.get(path) !== is.get(path))
    .sort()
    .slice(0, fieldsMax)
    .map((path) => ({ path, before: was.get(path) ?? null, after: is.get(path) ?? null }));
}
