import { z } from "zod";

const knownCurrencies = new Set(Intl.supportedValuesOf("currency"));

/** Apart from `money`, so that a page that only shows amounts does not carry the schema library. */
export const currencySchema = z
  .string()
  .refine((code) => knownCurrencies.has(code), "an ISO 4217 currency code such as CNY");
