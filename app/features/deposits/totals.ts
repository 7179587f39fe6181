/** Where all the money of deposits is: what came in is held, on its way back, paid out or kept. */
import type { Currency } from "~/values/money";

export type DepositTotals = {
  readonly currency: Currency;
  readonly receivedMinor: number;
  /** With what is frozen by disputes and what was paid too much. */
  readonly heldMinor: number;
  readonly returningMinor: number;
  /** Deducted, and debts that were paid from the deposit. */
  readonly keptMinor: number;
  readonly paidOutMinor: number;
  /** Received less everything else. Other than 0: the books hold something that nobody has a name for. */
  readonly differenceMinor: number;
};

type Class = "received" | "paid-out" | "kept";

/** What a deed does to the deposits of a marketplace as a whole. Deeds that only move money between them are absent. */
const classes: Readonly<Record<string, Class>> = {
  "deposit-paid": "received",
  "deposit-from-proceeds": "received",
  "deposit-arrived": "paid-out",
  "deposit-left-after-all": "paid-out",
  "deposit-paid-by-hand": "paid-out",
  "deposit-came-back": "paid-out",
  "deposit-refunded-outside": "paid-out",
  "deposit-refund-outside-failed": "paid-out",
  "deposit-deducted": "kept",
  "deposit-arrears-taken": "kept",
  "deposit-dispute-settle": "kept",
  "deposit-dispute-give-back": "kept",
};

/** Of one currency: `netMinor` is what a kind of deed added to all deposits together. */
export function totalsOf(
  currency: Currency,
  flows: readonly { readonly kind: string; readonly netMinor: number }[],
  { heldMinor, returningMinor }: Pick<DepositTotals, "heldMinor" | "returningMinor">,
): DepositTotals {
  const sum = (wanted: Class) =>
    flows
      .filter(({ kind }) => classes[kind] === wanted)
      .reduce((all, { netMinor }) => all + netMinor, 0);
  const [receivedMinor, paidOut, kept] = [sum("received"), sum("paid-out"), sum("kept")];
  const [paidOutMinor, keptMinor] = [0 - paidOut, 0 - kept];
  const rest = heldMinor + returningMinor + keptMinor + paidOutMinor;
  const differenceMinor = receivedMinor - rest;
  return {
    currency,
    receivedMinor,
    heldMinor,
    returningMinor,
    keptMinor,
    paidOutMinor,
    differenceMinor,
  };
}
