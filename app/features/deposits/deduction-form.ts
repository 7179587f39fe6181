/** What staff type to propose a deduction. */
import { z } from "zod";
import { moneyInput } from "~/locales/inputs";
import type { Currency } from "~/values/money";
import { deductionKinds, type Evidence } from "./deduction";

const line = z.string().trim().max(200);

export const deductionForm = (currency: Currency) =>
  z
    .object({
      intent: z.enum(["preview", "propose", "change"]).catch("preview"),
      store: z.string({ error: /*i18n*/ "Enter the shop's id" }).trim().max(128),
      kind: z.enum(deductionKinds, { error: /*i18n*/ "Choose why money is taken" }),
      amount: z
        .string({ error: /*i18n*/ "Enter the amount to take" })
        .pipe(moneyInput(currency))
        .refine(
          (minor) => minor > 0n && minor <= BigInt(Number.MAX_SAFE_INTEGER),
          /*i18n*/ "The amount must be above 0",
        ),
      reason: z.string({ error: /*i18n*/ "Say what happened" }).trim().max(2_000),
      title1: z
        .string({ error: /*i18n*/ "Name the first piece of evidence" })
        .trim()
        .min(1)
        .max(200),
      reference1: z
        .string({ error: /*i18n*/ "Say where the first piece of evidence is found" })
        .trim()
        .min(1)
        .max(200),
      title2: line.optional(),
      reference2: line.optional(),
      title3: line.optional(),
      reference3: line.optional(),
    })
    .transform(
      ({ amount, title1, reference1, title2, reference2, title3, reference3, ...rest }) => ({
        ...rest,
        amountMinor: Number(amount),
        evidence: [
          { title: title1, reference: reference1 },
          ...pair(title2, reference2),
          ...pair(title3, reference3),
        ],
      }),
    );

const pair = (title: string | undefined, reference: string | undefined): readonly Evidence[] =>
  title === undefined && reference === undefined
    ? []
    : [{ title: title ?? "–", reference: reference ?? "–" }];

export const decisionForm = z.object({
  intent: z.enum(["notify", "confirm", "drop"]),
  why: z.string().trim().max(2_000).optional(),
});
