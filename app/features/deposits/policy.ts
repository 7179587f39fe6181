/** What staff set for the deposits of a marketplace. Days are calendar days, amounts minor units. */
import { z } from "zod";
import { minorDigits } from "~/values/minor-digits";
import type { Currency } from "~/values/money";
import { type DepositSchedule, standardSchedule } from "./schedule";

const minor = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const days = z.number().int().min(0).max(3_650);
const baseRow = z.strictObject({
  INDIVIDUAL: minor.nullable(),
  SOLE_TRADER: minor.nullable(),
  COMPANY: minor.nullable(),
});
const floatSteps = z
  .array(z.strictObject({ fromMinor: minor, floatMinor: minor }))
  .min(1)
  .max(20)
  .refine(
    (steps) =>
      steps.every(({ fromMinor }, at) => at === 0 || fromMinor > (steps[at - 1]?.fromMinor ?? 0)),
    "each step begins above the one before",
  );

const schedule: z.ZodType<DepositSchedule> = z.strictObject({
  base: z.record(z.string().min(1).max(64), baseRow),
  otherBase: baseRow,
  float: floatSteps,
  combine: z.enum(["MAX", "SUM"]),
});

/** What follows an unpaid top-up order, mildest first. */
export const consequences = [
  "WITHDRAWAL_HOLD",
  "SELLING_RESTRICTION",
  "ORDERS_STOPPED",
  "CLOSURE_REVIEW",
] as const;
export type Consequence = (typeof consequences)[number];

const ladder = z
  .array(z.strictObject({ afterDays: days, consequence: z.enum(consequences) }))
  .refine(
    (steps) =>
      steps.every(({ afterDays }, at) => at === 0 || afterDays > (steps[at - 1]?.afterDays ?? 0)),
    "each step comes after the one before",
  );
export type Ladder = z.output<typeof ladder>;

export const depositPolicy = z.strictObject({
  schedule,
  topUp: z.strictObject({
    days: days.min(1),
    remindAfterDays: z.array(days).max(10),
    ladder,
    /** After a deferral ended: the shop has never paid, so new orders stop instead of new listings. */
    ladderAfterDeferral: ladder,
  }),
  /** Days from the payment within which its method takes refunds; a method that is not named has no end. */
  refundDays: z.record(z.string().min(1).max(40), days.min(1)),
  /** Staff are warned when so many days are left. */
  warnDaysLeft: z.array(days.min(1)).max(10),
  coolOffDays: days,
  deduction: z.strictObject({ replyDays: days.min(1), secondPersonAboveMinor: minor }),
  exit: z.strictObject({
    noticeDays: days,
    quietDays: days,
    reviewWorkingDays: days,
    payOutDays: days,
  }),
});
export type DepositPolicy = z.output<typeof depositPolicy>;

export function standardPolicy(currency: Currency): DepositPolicy {
  const unit = 10 ** minorDigits(currency);
  return {
    schedule: standardSchedule(unit),
    topUp: {
      days: 15,
      remindAfterDays: [0, 7, 12],
      ladder: [
        { afterDays: 15, consequence: "WITHDRAWAL_HOLD" },
        { afterDays: 30, consequence: "SELLING_RESTRICTION" },
        { afterDays: 60, consequence: "CLOSURE_REVIEW" },
      ],
      ladderAfterDeferral: [
        { afterDays: 15, consequence: "WITHDRAWAL_HOLD" },
        { afterDays: 30, consequence: "ORDERS_STOPPED" },
        { afterDays: 60, consequence: "CLOSURE_REVIEW" },
      ],
    },
    refundDays: { alipay: 90, wechat_pay: 180, customer_balance: 180 },
    warnDaysLeft: [14, 3],
    coolOffDays: 7,
    deduction: { replyDays: 7, secondPersonAboveMinor: 2_000 * unit },
    exit: { noticeDays: 30, quietDays: 90, reviewWorkingDays: 3, payOutDays: 15 },
  };
}
