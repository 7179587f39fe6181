/** Everything of one shop's deposit, as staff read it. Amounts in minor units. */
import type { Day } from "~/values/day";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { AssessmentInputs } from "./assessment";
import type { DeductionKind, DeductionState } from "./deduction";
import type { DepositView } from "./deposit-view";
import type { DisputeState } from "./dispute";
import type { Ladder } from "./policy";
import type { ExitTimeline } from "./release";
import type { RefundView } from "./wallet-page";

export type AssessmentLine = {
  readonly id: string;
  readonly at: Date;
  readonly because: string;
  readonly policyVersion: number;
  readonly why: Words;
  readonly requiredMinor: number;
  readonly deferredMinor: number;
  readonly inputs: AssessmentInputs & { readonly closedCategories?: readonly string[] };
};
export type AdditionLine = {
  readonly id: string;
  readonly kind: "ACTIVITY" | "RISK";
  readonly amountMinor: number;
  readonly reason: string;
  readonly fromDay: Day;
  readonly toDay: Day | null;
  readonly endedOn: Day | null;
  readonly setBy: Words;
};
export type LotLine = {
  /** `pay_…` */
  readonly id: string;
  readonly method: string;
  readonly paidAt: Date;
  readonly amountMinor: number;
  readonly refundedMinor: number;
  readonly disputedMinor: number;
  readonly leftMinor: number;
  readonly refundableUntil: Date | null;
  /** The window is over, or it closes within the days that staff are warned of. */
  readonly window: "open" | "closing" | "closed";
};
export type OrderLine = {
  readonly id: string;
  readonly status: string;
  readonly amountMinor: number;
  readonly paidMinor: number;
  readonly openedOn: Day;
  readonly dueAt: Date;
  readonly endedAt: Date | null;
  readonly ladder: Ladder;
  readonly consequences: readonly string[];
  readonly proceedsShare: number | null;
};
export type DeductionRef = {
  /** `ded_…` */
  readonly id: string;
  readonly kind: DeductionKind;
  readonly status: DeductionState;
  readonly amountMinor: number;
  readonly reason: string;
  readonly proposedAt: Date;
};
export type DisputeLine = {
  readonly id: string;
  readonly lotId: string;
  readonly status: DisputeState;
  readonly amountMinor: number;
  readonly frozenMinor: number;
  readonly toldAt: Date;
  readonly endedAt: Date | null;
};

/** One entry of an account, with what it held afterwards. */
export type EntryLine = {
  readonly version: number;
  readonly transferId: string;
  readonly key: string;
  readonly kind: string;
  readonly occurredAt: Date;
  readonly changeMinor: number;
  readonly balanceMinor: number;
};

export const statementAccounts = [
  "deposit",
  "deposit-frozen",
  "refund-in-transit",
  "receivable",
  "surplus",
] as const;
export type StatementAccount = (typeof statementAccounts)[number];

export type StaffDeposit = {
  readonly store: { readonly uid: string; readonly name: string };
  readonly currency: Currency;
  readonly view: DepositView;
  readonly assessments: readonly AssessmentLine[];
  readonly additions: readonly AdditionLine[];
  readonly lots: readonly LotLine[];
  readonly orders: readonly OrderLine[];
  readonly deductions: readonly DeductionRef[];
  readonly disputes: readonly DisputeLine[];
  readonly refunds: readonly RefundView[];
  readonly exit: ExitTimeline | null;
  readonly statement: {
    readonly account: StatementAccount;
    readonly title: Words;
    readonly lines: readonly EntryLine[];
    readonly next: number | null;
  };
};
