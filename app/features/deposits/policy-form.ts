/** The terms of deposits as staff type them: every table a row of fields, empty fields left out. */
import { z } from "zod";
import { dayInput, moneyInput } from "~/locales/inputs";
import type { Currency } from "~/values/money";
import { type Consequence, consequences, type DepositPolicy, depositPolicy } from "./policy";

const dayCount = z.coerce
  .number({ error: /*i18n*/ "Enter a number of days" })
  .int()
  .min(0)
  .max(3_650);

/** `0, 7, 12` */
const dayList = z
  .string()
  .optional()
  .transform((text) => (text ?? "").split(/[\s,，、]+/).filter((each) => each !== ""))
  .refine(
    (all) => all.length <= 10 && all.every((each) => /^\d{1,4}$/.test(each)),
    /*i18n*/ "Enter days in figures, such as 0, 7, 12",
  )
  .transform((all) => all.map(Number).sort((left, right) => left - right));

const minorOf = (currency: Currency) =>
  moneyInput(currency)
    .refine(
      (minor) => minor >= 0n && minor <= BigInt(Number.MAX_SAFE_INTEGER),
      /*i18n*/ "The amount cannot be below 0",
    )
    .transform(Number);

const baseOf = (currency: Currency) => {
  const amount = minorOf(currency).optional();
  return { INDIVIDUAL: amount, SOLE_TRADER: amount, COMPANY: amount };
};

const ladderOf = z
  .object(
    Object.fromEntries(consequences.map((each) => [each, dayCount.optional()])) as Record<
      Consequence,
      z.ZodOptional<typeof dayCount>
    >,
  )
  .optional()
  .transform((days) =>
    consequences
      .flatMap((consequence) => {
        const afterDays = days?.[consequence];
        return afterDays === undefined ? [] : [{ afterDays, consequence }];
      })
      .sort((left, right) => left.afterDays - right.afterDays),
  )
  .refine(
    (steps) => new Set(steps.map(({ afterDays }) => afterDays)).size === steps.length,
    /*i18n*/ "Two consequences cannot begin on the same day",
  );

const orNull = (base: Row) => ({
  INDIVIDUAL: base.INDIVIDUAL ?? null,
  SOLE_TRADER: base.SOLE_TRADER ?? null,
  COMPANY: base.COMPANY ?? null,
});

/** The room keeps a browser from posting endless rows. */
const rows = 60;

export const policyForm = (currency: Currency) => {
  const minor = minorOf(currency);
  return z
    .object({
      intent: z.enum(["preview", "publish", "change"]).catch("preview"),
      fromDay: dayInput(),
      base: z
        .array(
          z
            .object({ category: z.string().trim().max(64).optional(), ...baseOf(currency) })
            .optional(),
        )
        .max(rows)
        .default([]),
      otherBase: z.object(baseOf(currency)).optional(),
      float: z
        .array(z.object({ from: minor.optional(), float: minor.optional() }).optional())
        .max(20)
        .default([]),
      combine: z.enum(["MAX", "SUM"]),
      topUpDays: dayCount.min(1),
      remindAfterDays: dayList,
      ladder: ladderOf,
      ladderAfterDeferral: ladderOf,
      refundDays: z
        .array(
          z
            .object({
              method: z.string().trim().max(40).optional(),
              days: dayCount.min(1).optional(),
            })
            .optional(),
        )
        .max(rows)
        .default([]),
      warnDaysLeft: dayList,
      coolOffDays: dayCount,
      replyDays: dayCount.min(1),
      secondPersonAbove: minor,
      noticeDays: dayCount,
      quietDays: dayCount,
      reviewWorkingDays: dayCount,
      payOutDays: dayCount,
    })
    .transform((form, context) => {
      const policy = depositPolicy.safeParse(policyOf(form));
      if (policy.success)
        return { intent: form.intent, fromDay: form.fromDay, policy: policy.data };
      for (const issue of policy.error.issues)
        context.addIssue({
          code: "custom",
          path: [fieldOf(issue.path)],
          message:
            /*i18n*/ "These terms do not fit together: each step must begin above the one before",
        });
      return z.NEVER;
    });
};

/** Which field a trouble of the whole belongs to. */
const fieldOf = (path: readonly PropertyKey[]): string => {
  const names = path.map(String);
  return names.includes("float") ? "float[0].from" : (names.at(-1) ?? "combine");
};

type Row = { readonly [Type in "INDIVIDUAL" | "SOLE_TRADER" | "COMPANY"]?: number | undefined };
type Form = {
  readonly base: readonly ((Row & { readonly category?: string | undefined }) | undefined)[];
  readonly otherBase?: Row | undefined;
  readonly float: readonly (
    | { readonly from?: number | undefined; readonly float?: number | undefined }
    | undefined
  )[];
  readonly combine: "MAX" | "SUM";
  readonly topUpDays: number;
  readonly remindAfterDays: readonly number[];
  readonly ladder: DepositPolicy["topUp"]["ladder"];
  readonly ladderAfterDeferral: DepositPolicy["topUp"]["ladder"];
  readonly refundDays: readonly (
    | { readonly method?: string | undefined; readonly days?: number | undefined }
    | undefined
  )[];
  readonly warnDaysLeft: readonly number[];
  readonly coolOffDays: number;
  readonly replyDays: number;
  readonly secondPersonAbove: number;
  readonly noticeDays: number;
  readonly quietDays: number;
  readonly reviewWorkingDays: number;
  readonly payOutDays: number;
};

const policyOf = (form: Form) => ({
  schedule: {
    base: Object.fromEntries(
      form.base.flatMap((row) =>
        row?.category === undefined || row.category === "" ? [] : [[row.category, orNull(row)]],
      ),
    ),
    otherBase: orNull(form.otherBase ?? {}),
    float: form.float
      .flatMap((step) =>
        step?.float === undefined ? [] : [{ fromMinor: step.from ?? 0, floatMinor: step.float }],
      )
      .sort((left, right) => left.fromMinor - right.fromMinor),
    combine: form.combine,
  },
  topUp: {
    days: form.topUpDays,
    remindAfterDays: form.remindAfterDays,
    ladder: form.ladder,
    ladderAfterDeferral: form.ladderAfterDeferral,
  },
  refundDays: Object.fromEntries(
    form.refundDays.flatMap((row) =>
      row?.method === undefined || row.days === undefined ? [] : [[row.method, row.days]],
    ),
  ),
  warnDaysLeft: form.warnDaysLeft.filter((days) => days > 0).toReversed(),
  coolOffDays: form.coolOffDays,
  deduction: { replyDays: form.replyDays, secondPersonAboveMinor: form.secondPersonAbove },
  exit: {
    noticeDays: form.noticeDays,
    quietDays: form.quietDays,
    reviewWorkingDays: form.reviewWorkingDays,
    payOutDays: form.payOutDays,
  },
});
