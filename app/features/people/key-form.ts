import { z } from "zod";
import { scopes } from "./actor";

const day = 24 * 60 * 60 * 1000;
/** How long a key may live; `never` until it is revoked. */
export const keyLifetimes = {
  "30": 30 * day,
  "90": 90 * day,
  "365": 365 * day,
  never: null,
} as const;
export type KeyLifetime = keyof typeof keyLifetimes;
const lifetimeNames = Object.keys(keyLifetimes) as [KeyLifetime, ...KeyLifetime[]];

export const keyName = z
  .string({ error: /*i18n*/ "Enter a name that says what uses the key" })
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

export const newKeyForm = z.object({
  name: keyName,
  scopes: z.array(z.enum(scopes)).min(1, { error: /*i18n*/ "Choose at least one right" }),
  lifetime: z.enum(lifetimeNames, { error: /*i18n*/ "Choose one of the options" }),
});

export const keyCareForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("replace"),
    overlap: z.enum(["0", "24", "168"], { error: /*i18n*/ "Choose one of the options" }),
  }),
  z.object({
    intent: z.literal("revoke"),
    name: z.string({ error: /*i18n*/ "Type the name of the key" }),
  }),
]);
