/**
 * What one field of an imported record may hold. Each says how it is checked (zod), how a CSV cell
 * becomes it, and what column it lands in. Texts that PostgreSQL cannot store are refused here.
 */
import { z } from "zod";
import { isDay } from "~/values/day";
import { instantOf } from "./instant";

export type ColumnType =
  | "text"
  | "text[]"
  | "int2"
  | "int4"
  | "int8"
  | "bool"
  | "date"
  | "timestamptz";
/** `scalar` is a number or true or false, as it reads. */
export type CellKind = "text" | "number" | "flag" | "list" | "scalar";

export type Field<Schema extends z.ZodType = z.ZodType> = {
  readonly schema: Schema;
  readonly type: ColumnType;
  readonly cell: CellKind;
  /** The column's name where it is not the field's own in snake_case; null where it is not stored. */
  readonly column?: string | null;
  readonly example: string;
};
export type Fields = Readonly<Record<string, Field>>;

/** A trouble of the product's own kind; its code reaches the sender as it stands here. */
const custom = (code: string, message: string) => ({ error: message, params: { code } });

/** Stands where bytes were that are no UTF-8. The character itself is never a part of text. */
export const brokenBytes = "\ufdd0";
/** NUL, half of a surrogate pair, broken bytes. */
const notText = /[\0\p{Cs}\ufdd0]/u;
const isStorable = (text: string) => !notText.test(text);
const notStorable = custom(
  "bad_character",
  "holds a NUL, half of a surrogate pair, or bytes that are not UTF-8",
);
const notInId = /[\p{Cc}\p{Cs}\ufdd0]/u;

const field = <Schema extends z.ZodType>(
  schema: Schema,
  type: ColumnType,
  cell: CellKind,
  example: string,
): Field<Schema> => ({ schema, type, cell, example });

const uidSchema = z
  .string()
  .min(1)
  .max(128)
  .refine(
    (text) => !notInId.test(text),
    custom("bad_character", "holds a control character, or bytes that are not UTF-8"),
  );

/** An id as the platform gives it. */
export const uid = (example: string) => field(uidSchema, "text", "text", example);
export const text = (most: number, example: string) =>
  field(z.string().min(1).max(most).refine(isStorable, notStorable), "text", "text", example);
export const code = <const Code extends string>(codes: readonly [Code, ...Code[]]) =>
  field(z.enum(codes), "text", "text", codes[0]);
export const flag = field(z.boolean(), "bool", "flag", "true");

const int4Most = 2_147_483_647;
export const whole = (least: number, most: number, example: string, type: ColumnType = "int4") =>
  field(z.int().min(least).max(Math.min(most, int4Most)), type, "number", example);
export const count = (example: string) =>
  field(z.int().min(0).max(Number.MAX_SAFE_INTEGER), "int8", "number", example);

const digits = /^\d{1,16}$/;
const safe = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
/** Integer minor units, as a number or, as everywhere in the API, as a string of digits. */
export const minorUnits = field(
  z.union([safe, z.string().regex(digits).transform(Number).pipe(safe)]),
  "int8",
  "number",
  "12300",
);
/** ISO 4217. That it is the marketplace's own is checked beside the record. */
export const currency = field(
  z.string().regex(/^[A-Z]{3}$/, custom("not_a_currency", "must be an ISO 4217 code such as CNY")),
  "text",
  "text",
  "CNY",
);

const badInstant = "must be an RFC 3339 time with an offset, such as 2026-01-31T09:00:00+08:00";
export const instant = field(
  z.string().transform((given, context) => {
    const micros = instantOf(given);
    if (micros !== null) return micros;
    context.addIssue({ code: "custom", message: badInstant, params: { code: "bad_instant" } });
    return z.NEVER;
  }),
  "timestamptz",
  "text",
  "2026-01-31T09:00:00+08:00",
);
export const day = field(
  z.string().refine(isDay, custom("bad_day", "must be a day such as 2026-01-31")),
  "date",
  "text",
  "2026-01-31",
);
export const list = (most: number, example: string) =>
  field(z.array(uidSchema).max(most), "text[]", "list", example);

/** 0 to 1, kept in basis points. */
export const share = field(
  z
    .number()
    .min(0)
    .max(1)
    .transform((part) => Math.round(part * 10_000)),
  "int4",
  "number",
  "0.8",
);

/** May be left out; null means the same. */
export const optional = <Schema extends z.ZodType>(given: Field<Schema>) => ({
  ...given,
  schema: given.schema.nullish().transform((value) => value ?? null),
});

/** May be left out and is then this. */
export const withDefault = <Schema extends z.ZodType>(
  given: Field<Schema>,
  usual: z.output<Schema>,
) => ({
  ...given,
  schema: given.schema.nullish().transform((value) => value ?? usual),
});

export const version = withDefault(count("1"), 0);
