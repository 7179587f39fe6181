/** What staff do with a refund. */
import { z } from "zod";

export const refundForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("approve"), why: z.string().optional() }),
  z.object({
    intent: z.literal("reject"),
    why: z.string({ error: /*i18n*/ "Say why: the shop reads it" }).trim().min(1).max(2_000),
  }),
  z.object({ intent: z.literal("by-hand"), leg: z.uuid() }),
  z.object({
    intent: z.literal("paid"),
    leg: z.uuid(),
    reference: z
      .string({ error: /*i18n*/ "Enter the reference of the bank" })
      .trim()
      .min(1)
      .max(200),
  }),
]);

export const outsideForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("check"),
    carrier: z.enum(["SHOP", "MARKETPLACE"], { error: /*i18n*/ "Choose who carries it" }),
    note: z.string({ error: /*i18n*/ "Say what lies behind it" }).trim().min(1).max(2_000),
  }),
  z.object({ intent: z.literal("book") }),
  z.object({ intent: z.literal("return") }),
]);
