/** Which deductions staff look at, and the row of their list. */
import type { Currency } from "~/values/money";
import type { DeductionKind, DeductionState } from "./deduction";

/** `to-decide`: the shop has answered, or its time is over. */
export const deductionViews = [
  "to-decide",
  "proposed",
  "waiting",
  "open",
  "decided",
  "all",
] as const;
export type DeductionView = (typeof deductionViews)[number];

export type DeductionLine = {
  /** `ded_…` */
  readonly id: string;
  readonly store: { readonly uid: string; readonly name: string };
  readonly kind: DeductionKind;
  readonly status: DeductionState;
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly reason: string;
  readonly proposedAt: Date;
  readonly replyUntil: Date | null;
  /** The shop agreed before its time was over. */
  readonly accepted: boolean;
};
