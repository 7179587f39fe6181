/** What staff type to ask more of one shop, or to stop asking it. */
import { z } from "zod";
import { dayInput, moneyInput } from "~/locales/inputs";
import type { Currency } from "~/values/money";

export const additionForm = (currency: Currency) =>
  z.discriminatedUnion("intent", [
    z.object({ intent: z.literal("end"), addition: z.uuid() }),
    z.object({
      intent: z.literal("add"),
      kind: z.enum(["ACTIVITY", "RISK"]),
      amount: moneyInput(currency).refine(
        (minor) => minor > 0n && minor <= BigInt(Number.MAX_SAFE_INTEGER),
        /*i18n*/ "The amount must be above 0",
      ),
      reason: z.string({ error: /*i18n*/ "Say which case it belongs to" }).trim().max(2_000),
      toDay: dayInput().optional(),
    }),
  ]);
