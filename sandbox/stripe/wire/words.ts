/** Small readings that every resource needs. */
import type { Stripe } from "stripe";

/** `""` unsets, absent leaves as it was. */
export const textOr = <T>(given: T | "" | null | undefined, was: T | null): T | null =>
  given === undefined ? was : given === "" || given === null ? null : given;

/** `metadata[k]=""` deletes the key, `metadata=""` all of them. */
export function metadataOver(
  given: Stripe.MetadataParam | "" | null | undefined,
  was: Stripe.Metadata,
): Stripe.Metadata {
  if (given === undefined) return was;
  if (given === "" || given === null) return {};
  const merged = Object.fromEntries(
    Object.entries({ ...was, ...given }).filter(([, value]) => value !== "" && value !== null),
  );
  return merged as Stripe.Metadata;
}

const withoutCents = new Set(
  "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "),
);
export const isZeroDecimal = (currency: string): boolean => withoutCents.has(currency);

/** `$25.01`, `$25`, `¥500`: as in Stripe's sentences. */
export function amountText(amount: number, currency: string): string {
  const value = isZeroDecimal(currency) ? String(amount) : (amount / 100).toFixed(2);
  const short = value.replace(/\.00$/, "").replaceAll(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",");
  const signs: Readonly<Record<string, string>> = {
    usd: "$",
    eur: "€",
    gbp: "£",
    cny: "¥",
    jpy: "¥",
  };
  const sign = signs[currency];
  return sign === undefined ? `${short} ${currency}` : `${sign}${short}`;
}

export const idOf = (reference: string | { id: string } | null | undefined): string | null =>
  typeof reference === "string" ? reference : (reference?.id ?? null);

export const emptyAddress: Stripe.Address = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};
