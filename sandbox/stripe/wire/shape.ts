/** The shapes of Stripe's parameters, generated from the types in the `stripe` package. */
import { readFileSync } from "node:fs";

/** `#n` names one of the numbered field lists; a field that ends with `!` is required. */
export type Shape =
  | "string"
  | "integer"
  | "boolean"
  | "metadata"
  | `#${number}`
  | { readonly emptyable: Shape }
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly oneOf: readonly string[] }
  | { readonly either: readonly Shape[] };
export type Fields = { readonly [name: string]: Shape };
export type Generated = {
  readonly package: string;
  readonly parameters: { readonly [name: string]: Shape };
  readonly fields: readonly Fields[];
  /** By object: the properties that hold an id or, expanded, the object itself. */
  readonly expandable: { readonly [object: string]: readonly string[] };
};

export const generatedFile = new URL("../parameters/generated.json", import.meta.url);
let read: Generated | undefined;
export const generated = (): Generated => {
  read ??= JSON.parse(readFileSync(generatedFile, "utf8")) as Generated;
  return read;
};
