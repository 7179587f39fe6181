/** One deduction as staff read and decide it. Amounts in minor units. */
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type {
  ConfirmRefusal,
  DeductionKind,
  DeductionPreview,
  DeductionState,
  Evidence,
} from "./deduction";

export type DeductionCaseView = {
  /** `ded_…` */
  readonly id: string;
  readonly store: { readonly uid: string; readonly name: string };
  readonly kind: DeductionKind;
  readonly status: DeductionState;
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  readonly proposed: { readonly by: Words; readonly at: Date };
  readonly notifiedAt: Date | null;
  readonly replyUntil: Date | null;
  readonly acceptedAt: Date | null;
  readonly disputedAt: Date | null;
  readonly reply: string | null;
  readonly replyEvidence: readonly Evidence[];
  readonly decided: { readonly by: Words; readonly at: Date; readonly why: string } | null;
  /** What it took; null before it is posted. */
  readonly posted: { readonly takenMinor: number; readonly owedMinor: number } | null;
  /** What confirming it now would leave; null once it is decided. */
  readonly preview: DeductionPreview | null;
  /** Above this the proposer cannot confirm alone. */
  readonly limitMinor: number;
  readonly needsSecond: boolean;
  /** Why this person may not confirm it now; null where she may, or where nothing is left to confirm. */
  readonly refusal: ConfirmRefusal | "role" | null;
  readonly may: { readonly notify: boolean; readonly confirm: boolean; readonly drop: boolean };
};
