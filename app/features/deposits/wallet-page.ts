/** What a merchant's wallet shows; amounts in minor units of the marketplace's currency. */
import type { PaymentStatus } from "~/features/payments/payment";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { StatementLine, Sums } from "./account-statement";
import type { Arrival } from "./arrival";
import type { DeductionKind, DeductionState, Evidence } from "./deduction";
import type { DepositView } from "./deposit-view";
import type { Consequence } from "./policy";
import type { LegState, RefundState } from "./refund-plan";

export type RequirementLine = {
  readonly key: "base" | "float" | "activity" | "risk" | "saved";
  readonly amountMinor: number;
};
export type LadderStep = {
  readonly consequence: Consequence;
  readonly at: Date;
  readonly inForce: boolean;
};

export type EntryState = "paid" | "on-its-way" | "arrived" | "failed" | "booked";
export type Entry = StatementLine & {
  readonly state: EntryState;
  /** As the provider names it: `card`, `alipay`; null where money did not come or go that way. */
  readonly method: string | null;
  /** The provider's or the bank's. */
  readonly reference: string | null;
  /** The page that tells more. */
  readonly to: string | null;
};

export type RefundLegView = {
  readonly id: string;
  /** Null: by hand, to a bank account. */
  readonly method: string | null;
  readonly amountMinor: number;
  readonly status: LegState;
  readonly arrival: Arrival;
  readonly late: boolean;
  readonly endedAt: Date | null;
  readonly reference: string | null;
};
export type RefundView = {
  readonly id: string;
  readonly storeUid: string;
  readonly kind: "EXCESS" | "EXIT" | "SURPLUS";
  readonly status: RefundState;
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly requestedAt: Date;
  readonly coolingUntil: Date | null;
  readonly approvedAt: Date | null;
  readonly rejectedBecause: string | null;
  readonly endedAt: Date | null;
  readonly askedAt: Date | null;
  readonly legs: readonly RefundLegView[];
  readonly late: boolean;
  /** The last day on which all of it should have arrived; null before it was sent. */
  readonly expectedBy: string | null;
};

export type DeductionBrief = {
  readonly id: string;
  readonly kind: DeductionKind;
  readonly status: DeductionState;
  readonly amountMinor: number;
  /** The last second that counts. */
  readonly replyUntil: Date | null;
  readonly accepted: boolean;
  /** She can still answer. */
  readonly open: boolean;
};

export type DeductionView = DeductionBrief & {
  readonly storeUid: string;
  readonly currency: Currency;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  readonly notifiedAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly disputedAt: Date | null;
  readonly reply: string | null;
  readonly replyEvidence: readonly Evidence[];
  readonly decidedAt: Date | null;
  readonly decision: string | null;
  readonly takenMinor: number | null;
  readonly owedMinor: number | null;
};

/** The last attempt to pay the open order, where it needs something of her. */
export type PaymentTrouble = {
  readonly paymentId: string;
  readonly kind: "declined" | "your-bank-asks";
  readonly at: Date;
  readonly why: Words;
};

export type Wallet = DepositView & {
  readonly lines: readonly RequirementLine[];
  readonly ladder: readonly LadderStep[];
  readonly sums: Sums;
  readonly excessMinor: number;
  readonly trouble: PaymentTrouble | null;
  readonly card: string | null;
  readonly chargesByItself: boolean;
  readonly proceedsShare: number | null;
  readonly refunds: readonly RefundView[];
  readonly deductions: readonly DeductionBrief[];
  readonly leaving: boolean;
  /** Newest first; those of `month` alone where one is chosen. */
  readonly entries: readonly Entry[];
  /** `YYYY-MM`, newest first. */
  readonly months: readonly string[];
  readonly month: string | null;
};

export type PaymentView = {
  readonly id: string;
  readonly storeUid: string;
  readonly status: PaymentStatus;
  readonly currency: Currency;
  readonly amountMinor: number;
  /** Why it did not go through, where it did not. */
  readonly why: Words | null;
  readonly paidAt: Date | null;
  /** Until then the order it is for can be paid without consequences; null where that is over. */
  readonly keptUntil: Date | null;
};
