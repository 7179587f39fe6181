/** One refund as staff read and decide it. Amounts in minor units. */
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { RefundKind } from "./refund-list";
import type { LegState, RefundState } from "./refund-plan";
import type { Blocker } from "./release";

/** A part of the plan: into which payment it goes back and until when that is possible, or by hand. */
export type PlannedPart = {
  readonly key: string;
  readonly lot: {
    /** `pay_…` */
    readonly id: string;
    readonly method: string;
    readonly paidAt: Date;
    readonly refundableUntil: Date | null;
  } | null;
  readonly amountMinor: number;
};
export type LegLine = PlannedPart & {
  readonly status: LegState;
  readonly because: string | null;
  readonly reference: string | null;
  readonly endedAt: Date | null;
  /** Another part has taken its place. */
  readonly replaced: boolean;
};
export type Approval = { readonly by: Words; readonly at: Date };
export type RefundCaseView = {
  /** `rfd_…` */
  readonly id: string;
  readonly store: { readonly uid: string; readonly name: string };
  readonly kind: RefundKind;
  readonly status: RefundState;
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly requested: Approval;
  readonly coolingUntil: Date | null;
  readonly approvals: readonly Approval[];
  readonly rejectedBecause: string | null;
  readonly endedAt: Date | null;
  /** What the shop asked about it. */
  readonly question: { readonly text: string; readonly at: Date } | null;
  readonly held: {
    readonly requiredMinor: number;
    readonly availableMinor: number;
    readonly owedMinor: number;
  };
  /** Before it is approved: what would be done, and by how many people. */
  readonly plan: {
    readonly parts: readonly PlannedPart[];
    readonly manualMinor: number;
    readonly approvals: 1 | 2;
    readonly blockers: readonly { readonly key: Blocker; readonly words: Words }[];
    /** What can go back at most, now. */
    readonly mostMinor: number;
  } | null;
  readonly legs: readonly LegLine[];
  readonly may: {
    readonly payBack: boolean;
    /** Somebody else has to: she was the first of two. */
    readonly mustBeOther: boolean;
    /** Another way for a part that failed is for a second person as well. */
    readonly replaceMustBeOther: boolean;
  };
};
