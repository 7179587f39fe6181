/** Random stories told to the ledger and to a small model of it: they must agree at every step. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Account, accountId, ofMarketplace, ofStore } from "~/features/ledger/account";
import { balancesOf } from "~/features/ledger/balances.server";
import { checkLedger } from "~/features/ledger/check.server";
import { expireReservations } from "~/features/ledger/expire.server";
import { post } from "~/features/ledger/post.server";
import { release } from "~/features/ledger/release.server";
import { reserve } from "~/features/ledger/reserve.server";
import { settle } from "~/features/ledger/settle.server";
import { credit, debit, type Leg } from "~/features/ledger/transfer";
import { now, setClock } from "~/platform/clock.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { type Books, occurredAt, someBooks } from "./books";
import { Model, type Said } from "./model";

const accounts: readonly Account[] = [
  ofMarketplace("bank", "CNY"),
  ofMarketplace("deduction-income", "CNY"),
  ofStore("deposit", "s1", "CNY"),
  ofStore("deposit", "s2", "CNY"),
  ofStore("receivable", "s1", "CNY"),
];
const thing = { kind: "deposit", id: "d1" };
const key = fc.integer({ min: 0, max: 11 }).map((n) => `k${n}`);
const amountMinor = fc.integer({ min: 1, max: 60 });
const kind = fc.constantFrom("deposit-paid", "deposit-deducted");
const some = (count: number) =>
  fc.shuffledSubarray([...accounts], { minLength: count, maxLength: count });

const legs: fc.Arbitrary<readonly Leg[]> = fc.oneof(
  fc.tuple(some(2), amountMinor).map(([[from, to], amount]) => twoSided(from, to, amount)),
  fc
    .tuple(some(3), amountMinor, amountMinor)
    .map(([[from, one, other], first, second]) => [
      ...(from === undefined ? [] : [debit(from, first + second)]),
      ...(one === undefined ? [] : [credit(one, first)]),
      ...(other === undefined ? [] : [credit(other, second)]),
    ]),
);
const twoSided = (from: Account | undefined, to: Account | undefined, amount: number): Leg[] =>
  from === undefined || to === undefined ? [] : [debit(from, amount), credit(to, amount)];

const deed = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant("post" as const), key, kind, legs }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant("reserve" as const),
      key,
      kind,
      pair: some(2),
      amountMinor,
      minutes: fc.option(fc.integer({ min: 1, max: 30 })),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant("settle" as const),
      key,
      kind,
      reservation: key,
      amountMinor: fc.option(amountMinor, { nil: undefined }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("release" as const), key }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("expire" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant("wait" as const),
      minutes: fc.integer({ min: 1, max: 20 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant("again" as const),
      back: fc.integer({ max: 9, min: 1 }),
    }),
  },
);
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

type Answer =
  | { readonly ok: false; readonly because: string }
  | {
      readonly ok: true;
      readonly transfers?: readonly { readonly replayed: boolean }[];
      readonly closed?: number;
    };
function said(answer: Answer): Said {
  if (!answer.ok) return answer.because;
  const isNew =
    answer.transfers === undefined ? answer.closed === 1 : !answer.transfers[0]?.replayed;
  return isNew ? "new" : "known";
}

/** One deed in both worlds; odd steps go through Prisma, even ones through postgres.js. */
async function tell(
  { id, actor }: Books,
  model: Model,
  one: Deed,
  step: number,
): Promise<[Said, Said]> {
  const within = <T>(work: (tx: Parameters<typeof post>[0]) => Promise<T>): Promise<T> =>
    step % 2 === 0 ? sqlInTenant(id, work) : inTenant(id, work);
  switch (one.does) {
    case "post": {
      const wish = { ...one, thing, occurredAt };
      return [said(await within((tx) => post(tx, actor, [wish]))), model.post(wish)];
    }
    case "reserve": {
      const [from, to] = one.pair;
      if (from === undefined || to === undefined) throw new Error("a pair has two");
      const expiresAt =
        one.minutes === null ? null : new Date(now().getTime() + one.minutes * 60_000);
      const wish = { ...one, thing, occurredAt, debit: from, credit: to, expiresAt };
      return [said(await within((tx) => reserve(tx, actor, [wish]))), model.reserve(wish)];
    }
    case "settle": {
      const { amountMinor: amount, ...rest } = one;
      const wish = {
        ...rest,
        occurredAt,
        ...(amount === undefined ? {} : { amountMinor: amount }),
      };
      const answer = await within((tx) => settle(tx, actor, [wish]));
      return [said(answer), model.settle(wish, now())];
    }
    case "release":
      return [said(await within((tx) => release(tx, actor, [one.key]))), model.release(one.key)];
    case "expire":
      return [String(await expireReservations(id)), String(model.expire(now()))];
    default:
      return ["", ""];
  }
}

test("whatever happens in whatever order, answers and balances are the model's", async () => {
  const seen = new Map<Said, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 20, maxLength: 60 }), async (story) => {
      const books = await someBooks();
      const model = new Model();
      for (const [step, each] of story.entries()) {
        const one = each.does === "again" ? (story[step - each.back] ?? each) : each;
        if (one.does === "wait") setClock(new Date(now().getTime() + one.minutes * 60_000));
        const [answer, expected] = await tell(books, model, one, step);
        expect(answer, `step ${step}, ${JSON.stringify(one)}`).toBe(expected);
        seen.set(answer, (seen.get(answer) ?? 0) + 1);
      }
      const balances = await sqlInTenant(books.id, (sql) => balancesOf(sql, books.actor, accounts));
      const wished = accounts.map((account) => {
        const { posted, ins, outs } = model.accounts.get(accountId(account)) ?? {
          posted: 0,
          ins: 0,
          outs: 0,
        };
        return {
          postedMinor: posted,
          pendingInMinor: ins,
          pendingOutMinor: outs,
          availableMinor: posted - outs,
        };
      });
      expect(balances).toEqual(wished);
      expect(await checkLedger(books.id)).toMatchObject({ entries: model.entries, faults: [] });
    }),
    { numRuns: 40 },
  );
  // Every kind of answer was really among them.
  for (const answer of [
    "new",
    "known",
    "key-reused",
    "below-floor",
    "unknown-reservation",
    "reservation-closed",
    "beyond-reservation",
    "1",
  ])
    expect(seen.get(answer), answer).toBeGreaterThan(0);
}, 120_000);
