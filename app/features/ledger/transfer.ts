/** What rooms ask the ledger to write down, and the shape that no transfer may lack. */
import { type Account, accountId } from "./account";
import { greatestMinor } from "./chart";

export type Leg = {
  readonly side: "debit" | "credit";
  readonly account: Account;
  /** Minor units of the account's currency, above zero. */
  readonly amountMinor: number;
};
export const debit = (account: Account, amountMinor: number): Leg => ({
  side: "debit",
  account,
  amountMinor,
});
export const credit = (account: Account, amountMinor: number): Leg => ({
  side: "credit",
  account,
  amountMinor,
});

export type Transfer = {
  /** Says which deed this is: the same key is the same transfer, for ever. At most 200 characters. */
  readonly key: string;
  /** What happened, in kebab-case: `deposit-paid`. */
  readonly kind: string;
  /** Whose story it belongs to: `{ kind: "deposit", id }`. */
  readonly thing: { readonly kind: string; readonly id: string };
  readonly occurredAt: Date;
  /** Two legs or more, each account once, debits equal to credits. */
  readonly legs: readonly Leg[];
};

/** Money put aside between two accounts, to be settled or released later. */
export type Reservation = Omit<Transfer, "legs"> & {
  readonly debit: Account;
  readonly credit: Account;
  readonly amountMinor: number;
  /** Released by itself from this instant on; null: never. */
  readonly expiresAt: Date | null;
};

/** Posting a part or all of what a reservation holds. */
export type Settlement = Omit<Transfer, "legs" | "thing"> & {
  /** The reservation's key. */
  readonly reservation: string;
  /** All that is left where it is not given; the rest of a part stays reserved. */
  readonly amountMinor?: number;
};

/** A transfer that cannot be one. Thrown: whoever asked for it has a bug. */
export class ImpossibleTransfer extends Error {
  constructor(key: string, why: string) {
    super(`transfer ${key}: ${why}`);
  }
}

const isAmount = (amountMinor: number) => Number.isSafeInteger(amountMinor) && amountMinor > 0;

export function mustBeAmount(key: string, amountMinor: number): void {
  if (!isAmount(amountMinor))
    throw new ImpossibleTransfer(key, `${amountMinor} is not a positive safe integer`);
}

export function mustBeNamed({ key, kind }: Pick<Transfer, "key" | "kind">): void {
  if (key.length === 0 || key.length > 200 || key.includes("\0"))
    throw new ImpossibleTransfer(key, "a key has 1 to 200 characters");
  if (!/^[a-z][a-z0-9-]+$/.test(kind))
    throw new ImpossibleTransfer(key, `${kind} is not a kebab-case kind`);
}

const total = (key: string, legs: readonly Leg[]): number => {
  const sum = legs.reduce((all, { amountMinor }) => all + amountMinor, 0);
  if (sum > greatestMinor) throw new ImpossibleTransfer(key, "it is beyond 2^53");
  return sum;
};

export type Balanced = {
  readonly currency: string;
  readonly amountMinor: number;
  readonly debits: readonly Leg[];
  readonly credits: readonly Leg[];
};

/** The two sides of a transfer, each in the order of account ids, after everything was checked. */
export function balanced({ key, legs }: Pick<Transfer, "key" | "legs">): Balanced {
  const ordered = legs
    .map((leg) => ({ leg, id: accountId(leg.account) }))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
  const [first] = ordered;
  if (first === undefined) throw new ImpossibleTransfer(key, "it has no legs");
  const currency = first.leg.account.currency;
  for (const [at, { leg, id }] of ordered.entries()) {
    mustBeAmount(key, leg.amountMinor);
    if (leg.account.currency !== currency)
      throw new ImpossibleTransfer(key, `it mixes ${currency} with ${leg.account.currency}`);
    if (ordered[at + 1]?.id === id)
      throw new ImpossibleTransfer(key, `${leg.account.code} stands in it twice`);
  }
  const side = (wanted: Leg["side"]) =>
    ordered.map(({ leg }) => leg).filter((leg) => leg.side === wanted);
  const [debits, credits] = [side("debit"), side("credit")];
  const [debited, credited] = [total(key, debits), total(key, credits)];
  if (debited !== credited || debited === 0)
    throw new ImpossibleTransfer(key, `it debits ${debited} and credits ${credited}`);
  return { currency, amountMinor: debited, debits, credits };
}
