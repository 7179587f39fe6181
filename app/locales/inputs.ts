/** What people type, as values: amounts to minor units, per cents to basis points, days to `YYYY-MM-DD`. */
import { z } from "zod";
import { isDay } from "~/values/day";
import { minorDigits } from "~/values/minor-digits";
import type { Currency } from "~/values/money";
import { signOf } from "./currency";

const fullWidth = /[\uff01-\uff5e]/g;

/** Chinese keyboards type full-width figures and signs; `１，２００．５` is `1,200.5`. */
const halfWidth = (text: string): string =>
  text.replace(fullWidth, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0));

/** A decimal as digits and sign, or null: `1,234.50` and `−12`, but not `1,2` or `1e3`. */
function decimalOf(text: string, digits: number): bigint | null {
  const plain = halfWidth(text)
    .replace(/[\s\u00a0\u202f]/g, "")
    .replace(/^\u2212/, "-")
    .replace(/\u3002/g, ".");
  const match = /^([+-]?)(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d*))?$/.exec(plain);
  if (!match) return null;
  const [, sign = "", whole = "", fraction = ""] = match;
  if (/[1-9]/.test(fraction.slice(digits))) return null;
  const size = BigInt(whole.replaceAll(",", "") + fraction.slice(0, digits).padEnd(digits, "0"));
  return sign === "-" ? -size : size;
}

/** An amount in minor units, or null where the text is not an amount of that currency. */
export function parseMoney(text: string, currency: Currency): bigint | null {
  const bare = halfWidth(text)
    .replace(signOf(currency).trim(), "")
    .replace(new RegExp(`${currency}|元\\s*$`, "i"), "");
  return decimalOf(bare, minorDigits(currency));
}

/** Basis points of a typed per cent, or null: `95.7` and `95.7%` are 9570. */
export function parseRate(text: string): number | null {
  const value = decimalOf(halfWidth(text).replace(/%\s*$/, ""), 2);
  return value === null || value > 10_000_000n || value < -10_000_000n ? null : Number(value);
}

const typed = <Value>(parse: (text: string) => Value | null, message: string) =>
  z.string().transform((text, context): Value => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });

/** Zod: a typed amount → bigint minor units. */
export const moneyInput = (currency: Currency) =>
  typed((text) => parseMoney(text, currency), /*i18n*/ "Enter an amount, such as 1,200.50");

/** Zod: a typed per cent → basis points. */
export const rateInput = () => typed(parseRate, /*i18n*/ "Enter a percentage, such as 12.5");

/** Zod: a day picked or typed as `2026-11-23`. */
export const dayInput = () =>
  z
    .string()
    .transform((text) => halfWidth(text).trim())
    .refine(isDay, /*i18n*/ "Enter a date, such as 2026-11-23");
