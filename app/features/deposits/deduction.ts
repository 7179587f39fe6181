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

/** As people read it: the last second that counts, for an end that does not belong to it any more. */
export const lastMoment = (until: Date): Date => new Date(until.getTime() - 1_000);

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
  const needsOther = needsSecondPerson(deduction, secondPersonAboveMinor);
  if (needsOther && personId === deduction.proposedBy) return refuse("second-person");
  return { ok: true };
}

/** What the deposit gives, and what the shop then still owes. */
export function taken(amountMinor: number, availableMinor: number) {
  const fromDepositMinor = Math.min(amountMinor, Math.max(0, availableMinor));
  return { fromDepositMinor, owedMinor: amountMinor - fromDepositMinor };
}

/** What a deduction would leave: what is held afterwards, what becomes a debt, what must be topped up. */
export function deductionPreview(
  amountMinor: number,
  {
    availableMinor,
    requiredMinor,
  }: { readonly availableMinor: number; readonly requiredMinor: number },
) {
  const { fromDepositMinor, owedMinor } = taken(amountMinor, availableMinor);
  const heldAfterMinor = availableMinor - fromDepositMinor;
  const missingAfterMinor = Math.max(0, requiredMinor - heldAfterMinor);
  return { amountMinor, fromDepositMinor, owedMinor, heldAfterMinor, missingAfterMinor };
}
export type DeductionPreview = ReturnType<typeof deductionPreview>;

export const needsSecondPerson = (
  { state, amountMinor }: Pick<DeductionCase, "state" | "amountMinor">,
  secondPersonAboveMinor: number,
): boolean => state === "DISPUTED" || amountMinor > secondPersonAboveMinor;
