/** Transfers as the database's functions read them: JSON with amounts as digits. */
import { type Account, accountId } from "./account";
import { kindOf } from "./chart";
import {
  balanced,
  credit,
  debit,
  type Leg,
  mustBeAmount,
  mustBeNamed,
  type Reservation,
  type Settlement,
  type Transfer,
} from "./transfer";

export type Wish = { readonly key: string; readonly [column: string]: unknown };
/** What is asked for at once, with every account it touches. */
export type Wishes = {
  readonly wishes: readonly Wish[];
  /** The keys in the order in which they were asked for, with repetitions. */
  readonly keys: readonly string[];
  readonly accounts: ReadonlyMap<string, Account>;
  /** A key that stands for two different transfers; the ledger is not even asked. */
  readonly reused: string | null;
};

/** PostgreSQL's own writing of an array, which it reads faster than JSON's. */
const list = (words: readonly (string | number)[]): string => `{${words.join(",")}}`;
const ids = (legs: readonly Leg[]) => list(legs.map(({ account }) => accountId(account)));
const amounts = (legs: readonly Leg[]) => list(legs.map(({ amountMinor }) => amountMinor));

function named(deed: Omit<Transfer, "legs">) {
  mustBeNamed(deed);
  return {
    key: deed.key,
    kind: deed.kind,
    thing_kind: deed.thing.kind,
    thing_id: deed.thing.id,
    occurred_at: deed.occurredAt.toISOString(),
  };
}

function moved({ key, legs }: Pick<Transfer, "key" | "legs">) {
  const { currency, amountMinor, debits, credits } = balanced({ key, legs });
  return {
    currency,
    amount: String(amountMinor),
    debits: ids(debits),
    debit_amounts: amounts(debits),
    credits: ids(credits),
    credit_amounts: amounts(credits),
  };
}

/** The same deed asked for twice at once is one wish; a different one under its key is a reused key. */
function once(wishes: readonly Wish[]): Omit<Wishes, "accounts"> {
  const keys = wishes.map(({ key }) => key);
  const kept = new Map<string, { wish: Wish; text: string }>();
  for (const wish of wishes) {
    const { occurred_at, expires_at, ...content } = wish;
    const text = JSON.stringify(content);
    const earlier = kept.get(wish.key);
    if (earlier !== undefined && earlier.text !== text)
      return { wishes: [], keys, reused: wish.key };
    if (earlier === undefined) kept.set(wish.key, { wish, text });
  }
  return { wishes: [...kept.values()].map(({ wish }) => wish), keys, reused: null };
}

const accountsIn = (legs: readonly Leg[]) =>
  new Map(legs.map(({ account }) => [accountId(account), account]));

export const transferWishes = (transfers: readonly Transfer[]): Wishes => ({
  ...once(
    transfers.map((transfer) => ({ ...named(transfer), ...moved(transfer), reserves: false })),
  ),
  accounts: accountsIn(transfers.flatMap(({ legs }) => legs)),
});

const legsOf = (wish: Reservation): Leg[] => [
  debit(wish.debit, wish.amountMinor),
  credit(wish.credit, wish.amountMinor),
];

export const reservationWishes = (reservations: readonly Reservation[]): Wishes => ({
  ...once(
    reservations.map((wish) => ({
      ...named(wish),
      ...moved({ key: wish.key, legs: legsOf(wish) }),
      reserves: true,
      expires_at: wish.expiresAt?.toISOString() ?? null,
    })),
  ),
  accounts: accountsIn(reservations.flatMap(legsOf)),
});

export function settlementWishes(settlements: readonly Settlement[]): Wishes {
  const wishes = settlements.map((wish): Wish => {
    mustBeNamed(wish);
    if (wish.amountMinor !== undefined) mustBeAmount(wish.key, wish.amountMinor);
    return {
      key: wish.key,
      kind: wish.kind,
      reservation: wish.reservation,
      amount: wish.amountMinor === undefined ? null : String(wish.amountMinor),
      occurred_at: wish.occurredAt.toISOString(),
    };
  });
  return { ...once(wishes), accounts: new Map() };
}

/** What the database needs to know of an account that it has never seen. */
export const opening = (id: string, account: Account) => {
  const { owner, normalSide, floorMinor } = kindOf(account.code);
  return {
    id,
    code: account.code,
    owner_kind: owner,
    owner_id: account.ownerId,
    currency: account.currency,
    normal_side: normalSide,
    floor_minor: String(floorMinor),
  };
};
