import fc from "fast-check";
import { expect, test } from "vitest";
import { type ClearingEntry, clear } from "~/features/payments/reconciliation-clearing";

const start = Date.parse("2026-11-22T04:00:00Z");
let made = 0;
const booked = (key: string, changeMinor: number, minutes = 0): ClearingEntry => ({
  id: `b${++made}`,
  key,
  kind: "deposit",
  changeMinor,
  at: new Date(start + minutes * 60_000),
  posting: null,
});
const posted = (
  paymentId: string,
  changeMinor: number,
  minutes = 0,
  sourceId = `ch_${paymentId}`,
): ClearingEntry => {
  const movementId = `txn_${++made}`;
  return {
    ...booked(`stripe:${movementId}`, changeMinor, minutes),
    posting: { movementId, paymentId, sourceId },
  };
};
const keys = (entries: readonly ClearingEntry[]) => entries.map(({ key }) => key);

test("a payment that is booked and moved on leaves nothing", () => {
  expect(clear([booked("deposit-paid:p1", 5_000), posted("p1", -5_000, 1)])).toEqual({
    waiting: [],
    unbooked: new Set(),
  });
});

test("what only one of the two knows is named", () => {
  const alone = posted("p2", -700);
  const { waiting, unbooked } = clear([booked("deposit-paid:p1", 5_000), alone]);
  expect(keys(waiting)).toEqual(["deposit-paid:p1"]);
  expect([...unbooked]).toEqual([alone.id]);
});

test("of payments of the same amount, the one that its key names", () => {
  const { waiting, unbooked } = clear([
    booked("deposit-paid:p1", 5_000),
    booked("deposit-paid:p2", 5_000, 1),
    posted("p2", -5_000, 2),
  ]);
  expect([keys(waiting), unbooked.size]).toEqual([["deposit-paid:p1"], 0]);
});

test("a refund's booking names no payment: the same amount within a week is its answer, later is not", () => {
  const refund = (days: number) => [
    posted("p1", 2_000, 0, "re_1"),
    booked("deposit-arrived:leg-1", -2_000, days * 1_440),
  ];
  expect(clear(refund(6)).waiting).toEqual([]);
  expect(keys(clear(refund(8)).waiting)).toEqual(["deposit-arrived:leg-1"]);
});

test("a refund that failed before anybody booked it needs no booking", () => {
  const { unbooked } = clear([posted("p1", 2_000, 0, "re_1"), posted("p1", -2_000, 9, "re_1")]);
  expect(unbooked.size).toBe(0);
});

test("a refund that failed and is still booked as arrived is waiting", () => {
  const { waiting } = clear([
    posted("p1", 2_000, 0, "re_1"),
    booked("deposit-arrived:leg-1", -2_000, 1),
    posted("p1", -2_000, 9, "re_1"),
  ]);
  expect(keys(waiting)).toEqual(["deposit-arrived:leg-1"]);
});

test("a dispute withdrawn and given back, booked on both ways", () => {
  expect(
    clear([
      posted("p1", 5_000, 0, "du_1"),
      booked("deposit-dispute:du_1:withdraw", -5_000, 1),
      posted("p1", -5_000, 900, "du_1"),
      booked("deposit-dispute:du_1:give-back", 5_000, 901),
    ]),
  ).toEqual({ waiting: [], unbooked: new Set() });
});

test("any entries: what is left of both sides adds up to what is on the account", () => {
  const entry = fc.record({
    amount: fc.constantFrom(-2_000, -700, 700, 2_000, 5_000),
    payment: fc.nat(4),
    byRoom: fc.boolean(),
    minutes: fc.nat(30_000),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 30 }), (drawn) => {
      const entries = drawn.map(({ amount, payment, byRoom, minutes }, n) =>
        byRoom
          ? booked(`deposit-${n % 2 ? "paid" : "arrived"}:p${payment}`, amount, minutes)
          : posted(`p${payment}`, amount, minutes, `re_${n % 5}`),
      );
      const { waiting, unbooked } = clear(entries);
      const left = entries.filter(
        ({ id }) => waiting.some((one) => one.id === id) || unbooked.has(id),
      );
      const sum = (some: readonly ClearingEntry[]) =>
        some.reduce((all, one) => all + one.changeMinor, 0);
      expect(sum(left)).toBe(sum(entries));
      expect(waiting.every(({ posting }) => posting === null)).toBe(true);
    }),
  );
});
