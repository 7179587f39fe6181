import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ByHand,
  differenceOf,
  type ItemReason,
  type ItemState,
  lateMinutes,
  netOf,
  type OurLine,
  reconcile,
  type TheirLine,
} from "~/features/payments/reconciliation";

const at = new Date("2026-11-22T04:00:00Z");
const tomorrow = new Date("2026-11-23T05:00:00Z");
const minutesLater = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

const ours = (given: Partial<OurLine> = {}): OurLine => ({
  id: "t1",
  reference: "txn_1",
  kind: "stripe-charge",
  paymentId: "p1",
  amountMinor: 5_000,
  feeMinor: 175,
  at,
  booked: true,
  ...given,
});
const theirs = (given: Partial<TheirLine> = {}): TheirLine => ({
  id: "txn_1",
  category: "charge",
  paymentId: "p1",
  paymentCurrency: "CNY",
  currency: "CNY",
  amountMinor: 5_000,
  feeMinor: 175,
  at,
  ...given,
});
const booking = (given: Partial<OurLine> = {}) =>
  ours({ id: "b1", reference: null, kind: "deposit-paid", paymentId: null, feeMinor: 0, ...given });

type Case = [
  name: string,
  ours: OurLine | null,
  theirs: TheirLine | null,
  now: Date,
  state: ItemState,
  because: ItemReason,
];
const cases: Case[] = [
  ["the same on both sides", ours(), theirs(), tomorrow, "matched", "same"],
  ["another amount", ours(), theirs({ amountMinor: 5_001 }), tomorrow, "differs", "amount"],
  ["another fee", ours(), theirs({ feeMinor: 200 }), tomorrow, "fee", "fee"],
  [
    "a payout that is none of ours",
    null,
    theirs({ paymentCurrency: null, paymentId: null }),
    tomorrow,
    "only-theirs",
    "not-ours",
  ],
  ["an event that is 12 minutes late", null, theirs(), minutesLater(12), "timing", "event-late"],
  ["an event that never came", null, theirs(), tomorrow, "only-theirs", "not-posted"],
  [
    "exchanged into another currency",
    null,
    theirs({ currency: "USD" }),
    minutesLater(1),
    "only-theirs",
    "other-currency",
  ],
  [
    "nothing moved",
    null,
    theirs({ amountMinor: 0, feeMinor: 0 }),
    tomorrow,
    "matched",
    "nothing-moved",
  ],
  [
    "booked, Stripe still to move it",
    booking(),
    null,
    minutesLater(600),
    "timing",
    "not-at-stripe-yet",
  ],
  ["booked, Stripe never moved it", booking(), null, tomorrow, "only-ours", "not-at-stripe"],
  [
    "posted for what Stripe does not list",
    ours(),
    null,
    minutesLater(1),
    "only-ours",
    "not-at-stripe",
  ],
  [
    "moved on a minute ago, no room has booked it",
    ours({ booked: false }),
    theirs(),
    minutesLater(1),
    "timing",
    "not-booked",
  ],
  [
    "moved on yesterday, no room has booked it",
    ours({ booked: false }),
    theirs(),
    tomorrow,
    "differs",
    "not-booked",
  ],
];

test.each(cases)("%s", (_, own, their, now, state, because) => {
  const items = reconcile({ ours: own ? [own] : [], theirs: their ? [their] : [], hands: [], now });
  expect(items).toMatchObject([{ state, because, line: their?.id ?? own?.id }]);
});

test("yen have no fractions: amounts are whole and compared as they are", () => {
  const yen = { amountMinor: 5_000, feeMinor: 178 };
  const items = reconcile({
    ours: [ours(yen)],
    theirs: [theirs({ ...yen, currency: "JPY", paymentCurrency: "JPY" })],
    hands: [],
    now: tomorrow,
  });
  expect(items).toMatchObject([{ state: "matched" }]);
});

describe("suggestions", () => {
  const suggested = (own: readonly OurLine[], their: readonly TheirLine[]) =>
    reconcile({ ours: own, theirs: their, hands: [], now: tomorrow }).map(
      ({ line, suggestion }) => [line, suggestion?.line, suggestion?.by] as const,
    );

  test("the same payment before the same hour, the same hour before the same amount", () => {
    const far = booking({ id: "far", at: minutesLater(500), paymentId: "p1" });
    const near = booking({ id: "near", at: minutesLater(2) });
    expect(suggested([near, far], [theirs()])[0]).toEqual(["txn_1", "far", "reference"]);
    expect(suggested([near], [theirs()])).toEqual([
      ["txn_1", "near", "amount-and-time"],
      ["near", "txn_1", "amount-and-time"],
    ]);
    expect(suggested([booking({ at: minutesLater(500) })], [theirs()])[0]?.[2]).toBe("amount");
  });

  test("never another amount, and nothing is taken by itself", () => {
    expect(suggested([booking({ amountMinor: 4_999 })], [theirs()])[0]).toEqual([
      "txn_1",
      undefined,
      undefined,
    ]);
  });
});

test("by hand: the two become one; once one of them has found its own half, they do not", () => {
  const hands: ByHand[] = [{ id: "h1", ours: "b1", theirs: "txn_1" }];
  const day = { theirs: [theirs()], hands, now: tomorrow };
  expect(reconcile({ ...day, ours: [booking()] })).toMatchObject([
    { state: "matched", because: "by-hand", handId: "h1" },
  ]);
  const found = reconcile({ ...day, ours: [booking(), ours()] });
  expect(found.map(({ state, handId }) => [state, handId])).toEqual([
    ["matched", null],
    ["only-ours", null],
  ]);
});

test("so many minutes late, never less than none", () => {
  expect(lateMinutes(at, minutesLater(12))).toBe(12);
  expect(lateMinutes(minutesLater(3), at)).toBe(0);
});

const amount = fc.integer({ min: -9_000, max: 9_000 });
const someDay = fc
  .record({
    theirs: fc.uniqueArray(
      fc.record({ n: fc.nat(30), amountMinor: amount, feeMinor: fc.nat(200), ours: fc.boolean() }),
      { selector: ({ n }) => n, maxLength: 20 },
    ),
    ours: fc.uniqueArray(
      fc.record({
        n: fc.nat(30),
        amountMinor: amount,
        feeMinor: fc.nat(200),
        booked: fc.boolean(),
        posted: fc.boolean(),
      }),
      { selector: ({ n }) => n, maxLength: 20 },
    ),
    hands: fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 5 }),
    late: fc.integer({ min: 0, max: 3_000 }),
  })
  .map((drawn) => ({
    theirs: drawn.theirs.map(({ n, amountMinor, feeMinor, ours: own }) =>
      theirs({ id: `txn_${n}`, amountMinor, feeMinor, paymentCurrency: own ? "CNY" : null }),
    ),
    ours: drawn.ours.map(({ n, posted, ...line }) =>
      ours({ ...line, id: `t${n}`, reference: posted ? `txn_${n}` : null }),
    ),
    hands: drawn.hands.map(([own, their], n) => ({
      id: `h${n}`,
      ours: `t${own}`,
      theirs: `txn_${their}`,
    })),
    now: minutesLater(drawn.late),
  }));
const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);

test("any day: the items partition both sides, and their differences add up to the day's", () => {
  fc.assert(
    fc.property(someDay, (day) => {
      const items = reconcile(day);
      const ids = (lines: readonly ({ id: string } | null)[]) =>
        lines.flatMap((line) => (line ? [line.id] : [])).sort();
      expect(ids(items.map((item) => item.ours))).toEqual(ids(day.ours));
      expect(ids(items.map((item) => item.theirs))).toEqual(ids(day.theirs));
      expect(new Set(items.map(({ line }) => line)).size).toBe(items.length);
      expect(sum(items.map(differenceOf))).toBe(
        sum(day.theirs.map(netOf)) - sum(day.ours.map(netOf)),
      );
      for (const item of items) {
        if (item.state === "matched" && item.handId === null) expect(differenceOf(item)).toBe(0);
        if (item.state === "only-ours") expect(item.theirs).toBeNull();
        if (item.state === "only-theirs") expect(item.ours).toBeNull();
      }
    }),
  );
});

test("any day: what a suggestion names stands alone on the other side, with the same amount", () => {
  fc.assert(
    fc.property(someDay, (day) => {
      const items = new Map(reconcile(day).map((item) => [item.line, item]));
      for (const item of items.values()) {
        if (item.suggestion === null) continue;
        const other = items.get(item.suggestion.line);
        expect(other?.suggestion?.line).toBe(item.line);
        expect([item.ours === null, other?.theirs === null]).toEqual([
          other?.ours !== null,
          item.theirs !== null,
        ]);
        expect((item.ours ?? item.theirs)?.amountMinor).toBe(
          (other?.ours ?? other?.theirs)?.amountMinor,
        );
      }
    }),
  );
});
