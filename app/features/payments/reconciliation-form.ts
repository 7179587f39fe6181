/** What a person can do on the page of a day; one form each, told apart by `intent`. */
import { z } from "zod";
import { dayInput } from "~/locales/inputs";

const said = (sentence: string) => z.string({ error: sentence }).trim().min(1, sentence).max(1_000);

export const reconciliationForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("match"),
    line: z.string().max(100),
    other: z.string({ error: /*i18n*/ "Choose the line that belongs to it" }).max(100),
    note: said(/*i18n*/ "Say why these two lines are the same"),
  }),
  z.object({ intent: z.literal("unmatch"), line: z.string().max(100) }),
  z.object({
    intent: z.literal("explain"),
    line: z.string().max(100),
    explanation: said(/*i18n*/ "Say what this difference is"),
  }),
  z.object({
    intent: z.literal("close"),
    revision: z.coerce.number().int(),
    remark: z.string().trim().max(1_000).optional(),
  }),
  z.object({ intent: z.literal("read") }),
]);
/** Any day that has begun, prepared now. */
export const prepareForm = z.object({ day: dayInput() });

export type ReconciliationDeed = z.output<typeof reconciliationForm>;
