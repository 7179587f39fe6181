/**
 * Each payment of a deposit is a lot: it can only go back the way it came, and only as long as its method
 * allows. Wallets close after 90 or 180 days, cards do not.
 */
import type { DepositPolicy } from "./policy";

export type Lot = {
  readonly lotId: string;
  /** As the payment provider names it: `card`, `alipay`, `wechat_pay`. */
  readonly method: string;
  readonly amountMinor: number;
  /** Paid back or on its way back. */
  readonly refundedMinor: number;
  /** Taken back by the payer's bank. */
  readonly disputedMinor: number;
  readonly paidAt: Date;
  /** No refund from this instant on; null: no such end. */
  readonly refundableUntil: Date | null;
};

const dayMs = 86_400_000;

export function refundableUntil(
  method: string,
  paidAt: Date,
  refundDays: DepositPolicy["refundDays"],
): Date | null {
  const days = refundDays[method];
  return days === undefined ? null : new Date(paidAt.getTime() + days * dayMs);
}

export const leftOf = ({ amountMinor, refundedMinor, disputedMinor }: Lot): number =>
  amountMinor - refundedMinor - disputedMinor;

const isOpen = ({ refundableUntil }: Lot, at: Date): boolean =>
  refundableUntil === null || at < refundableUntil;

/** What can still go back the way it came. */
export const refundableOf = (lot: Lot, at: Date): number => (isOpen(lot, at) ? leftOf(lot) : 0);

const byDeadline = (left: Lot, right: Lot): number =>
  (left.refundableUntil?.getTime() ?? Number.POSITIVE_INFINITY) -
    (right.refundableUntil?.getTime() ?? Number.POSITIVE_INFINITY) ||
  left.paidAt.getTime() - right.paidAt.getTime() ||
  (left.lotId < right.lotId ? -1 : 1);

/** Earliest deadline first, those without one last. `Infinity - Infinity` is no number and falls through. */
export const inRefundOrder = (lots: readonly Lot[]): readonly Lot[] => [...lots].sort(byDeadline);

/** The smallest of the warning days that has been reached; null where the window is not closing. */
export function closingWarning(
  lot: Lot,
  heldMinor: number,
  at: Date,
  warnDaysLeft: readonly number[],
): { readonly daysLeft: number; readonly atStakeMinor: number } | null {
  const atStakeMinor = Math.min(heldMinor, refundableOf(lot, at));
  if (atStakeMinor <= 0 || lot.refundableUntil === null) return null;
  const left = (lot.refundableUntil.getTime() - at.getTime()) / dayMs;
  const reached = warnDaysLeft.filter((days) => left <= days);
  return reached.length === 0 ? null : { daysLeft: Math.min(...reached), atStakeMinor };
}
