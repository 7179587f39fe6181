/** Taking from a deposit: proposed, told, answered, confirmed, posted. Never more than it holds. */
import { addDays, dayOf, endOf, type Zone } from "~/values/day";
import { type Outcome, refuse } from "~/values/outcome";

export const deductionStates = [
  "PROPOSED",
  "NOTIFIED",
  "DISPUTED",
  "CONFIRMED",
  "POSTED",
  "DROPPED",
] as const;
export type DeductionState = (typeof deductionStates)[number];
/** `ADVANCE_COMPENSATION`: the marketplace has paid a buyer first and recovers it. */
export const deductionKinds = ["PENALTY", "ADVANCE_COMPENSATION"] as const;
export type DeductionKind = (typeof deductionKinds)[number];

/** What a proposal or an objection rests on. */
export type Evidence = { readonly title: string; readonly reference: string };

const next: Readonly<Record<DeductionState, readonly DeductionState[]>> = {
  PROPOSED: ["NOTIFIED", "DROPPED"],
  NOTIFIED: ["DISPUTED", "CONFIRMED", "DROPPED"],
  DISPUTED: ["CONFIRMED", "DROPPED"],
  CONFIRMED: ["POSTED"],
  POSTED: [],
  DROPPED: [],
};
export const deductionMay = (from: DeductionState, to: DeductionState): boolean =>
  next[from].includes(to);

export const isOpenCase = (state: DeductionState): boolean => next[state].length > 0;

/** The merchant may answer until the end of the last day. */
export const replyUntil = (notifiedAt: Date, replyDays: number, zone: Zone): Date =>
  endOf(addDays(dayOf(notifiedAt, zone), replyDays), zone);

export type DeductionCase = {
  readonly state: DeductionState;
  readonly amountMinor: number;
  readonly proposedBy: string;
  readonly replyUntil: Date | null;
  /** The merchant agreed before her time was over. */
  readonly acceptedAt: Date | null;
};
export type ConfirmRefusal = "wrong-state" | "reply-period" | "second-person";

/** Whether this person may confirm now: above the limit, and against an answer, not the proposer. */
export function mayConfirm(
  deduction: DeductionCase,
  personId: string,
  secondPersonAboveMinor: number,
  at: Date,
): Outcome<unknown, ConfirmRefusal> {
  const { state, replyUntil: until, acceptedAt } = deduction;
  if (!deductionMay(state, "CONFIRMED")) return refuse("wrong-state", { state });
  const waiting = state === "NOTIFIED" && acceptedAt === null && (until === null || at < until);
  if (waiting) return refuse("reply-period", { until: until?.toISOString() ?? null });
  const needsOther = state === "DISPUTED" || deduction.amountMinor > secondPersonAboveMinor;
  if (needsOther && personId === deduction.proposedBy) return refuse("second-person");
  return { ok: true };
}

/** What the deposit gives, and what the shop then still owes. */
export function taken(amountMinor: number, availableMinor: number) {
  const fromDepositMinor = Math.min(amountMinor, Math.max(0, availableMinor));
  return { fromDepositMinor, owedMinor: amountMinor - fromDepositMinor };
}
