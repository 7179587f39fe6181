/**
 * What a shop reads of its deposit: everything that moved it, with what was held after each, and four sums
 * that add up to what was paid in. All of it comes from the books alone, in minor units.
 */

/** A transfer as the shop's own accounts have it: what it changed of what is held, and of what is on its way back. */
export type Movement = {
  readonly id: string;
  /** The ledger's kind of the transfer. */
  readonly kind: string;
  /** The ledger's key: what happened, and to which thing. */
  readonly key: string;
  readonly at: Date;
  readonly heldMinor: number;
  readonly returningMinor: number;
};
export type Deed =
  | "paid"
  | "from-proceeds"
  | "refund"
  | "came-back"
  | "deduction"
  | "arrears"
  | "dispute-lost"
  | "dispute-won"
  | "other";
export type StatementLine = {
  readonly id: string;
  readonly deed: Deed;
  /** The thing it happened to: a payment, a settlement, a part of a refund, a deduction, a dispute. */
  readonly of: string;
  readonly at: Date;
  readonly amountMinor: number;
  /** Held after it. */
  readonly balanceMinor: number;
};
export type Sums = {
  readonly paidInMinor: number;
  readonly heldMinor: number;
  readonly returningMinor: number;
  readonly keptMinor: number;
  readonly refundedMinor: number;
};

const deeds: Readonly<Record<string, Deed>> = {
  "deposit-paid": "paid",
  "deposit-from-proceeds": "from-proceeds",
  "deposit-sent-back": "refund",
  "deposit-left-after-all": "refund",
  "deposit-came-back": "came-back",
  "deposit-refunded-outside": "refund",
  "deposit-refund-outside-failed": "came-back",
  "deposit-deducted": "deduction",
  "deposit-arrears-taken": "arrears",
  "deposit-dispute-give-back": "dispute-won",
};
const deedOf = (kind: string): Deed =>
  deeds[kind] ?? (kind.startsWith("deposit-dispute-") ? "dispute-lost" : "other");

const inflow = new Set(["deposit-paid", "deposit-from-proceeds"]);
/** What leaves on its way, and what comes back of it although it had been booked as arrived. */
const outflow = new Set([
  "deposit-sent-back",
  "deposit-left-after-all",
  "deposit-arrived",
  "deposit-paid-by-hand",
  "deposit-came-back",
  "deposit-refunded-outside",
  "deposit-refund-outside-failed",
]);

/** What is left of the key after its first word: `deduction:<id>`, `deposit-dispute:<id>:withdraw`. */
const subject = (key: string): string => key.split(":")[1] ?? "";

/** Paid in = held + on its way back + kept + refunded, whatever has happened. */
export function sumsOf(movements: readonly Movement[]): Sums {
  const sum = (of: (movement: Movement) => number, where: (kind: string) => boolean) =>
    movements.reduce((all, each) => (where(each.kind) ? all + of(each) : all), 0);
  const whole = ({ heldMinor, returningMinor }: Movement) => heldMinor + returningMinor;
  const every = () => true;
  return {
    paidInMinor: sum(whole, (kind) => inflow.has(kind)),
    heldMinor: sum(({ heldMinor }) => heldMinor, every),
    returningMinor: sum(({ returningMinor }) => returningMinor, every),
    refundedMinor: 0 - sum(whole, (kind) => outflow.has(kind)),
    keptMinor: 0 - sum(whole, (kind) => !inflow.has(kind) && !outflow.has(kind)),
  };
}

/** Oldest first in, newest first out; what only moves within the deposit, or arrives outside, is no line. */
export function linesOf(movements: readonly Movement[]): readonly StatementLine[] {
  let balanceMinor = 0;
  const lines = movements.flatMap(({ id, kind, key, at, heldMinor }) => {
    balanceMinor += heldMinor;
    const line = { id, deed: deedOf(kind), of: subject(key), at, amountMinor: heldMinor };
    return heldMinor === 0 ? [] : [{ ...line, balanceMinor }];
  });
  return lines.toReversed();
}
