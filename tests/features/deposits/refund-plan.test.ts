import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closingWarning, type Lot, refundableOf, refundableUntil } from "~/features/deposits/lot";
import { standardPolicy } from "~/features/deposits/policy";
import {
  approvalsFor,
  planRefund,
  refundMay,
  refundStates,
  stateByLegs,
} from "~/features/deposits/refund-plan";

const { refundDays, warnDaysLeft } = standardPolicy("CNY");
const at = (day: string) => new Date(`${day}T04:00:00Z`);
const lot = (lotId: string, method: string, yuan: number, paidOn: string): Lot => ({
  lotId,
  method,
  amountMinor: yuan * 100,
  refundedMinor: 0,
  disputedMinor: 0,
  paidAt: at(paidOn),
  refundableUntil: refundableUntil(method, at(paidOn), refundDays),
});
const wallet = lot("A", "alipay", 500, "2025-01-10");
const card = lot("B", "card", 1_500, "2024-12-01");

describe("windows by method", () => {
  test.each([
    ["alipay", "2025-04-10"],
    ["wechat_pay", "2025-07-09"],
  ])("%s paid on 10 January closes on %s", (method, closes) => {
    expect(lot("x", method, 1, "2025-01-10").refundableUntil).toEqual(at(closes));
  });
  test("a card has none", () => {
    expect(card.refundableUntil).toBeNull();
  });
  test("at the very instant it is closed", () => {
    const until = wallet.refundableUntil ?? at("2000-01-01");
    expect(refundableOf(wallet, new Date(until.getTime() - 1))).toBe(50_000);
    expect(refundableOf(wallet, until)).toBe(0);
  });
});

describe("the worked examples", () => {
  test.each([
    [
      "2025-03-01",
      1_200,
      [
        ["A", 500],
        ["B", 700],
      ],
      0,
      1,
    ],
    ["2025-05-01", 1_200, [["B", 1_200]], 0, 1],
    ["2025-05-01", 2_000, [["B", 1_500]], 500, 2],
  ] as const)("on %s, %d yuan", (day, yuan, legs, manual, approvals) => {
    const plan = planRefund([card, wallet], yuan * 100, at(day));
    expect(plan.legs.map(({ lotId, amountMinor }) => [lotId, amountMinor / 100])).toEqual(legs);
    expect(plan.manualMinor).toBe(manual * 100);
    expect(approvalsFor(plan)).toBe(approvals);
  });
});

const anyLot = fc
  .record({
    lotId: fc.uuid(),
    method: fc.constantFrom("card", "alipay", "wechat_pay", "customer_balance"),
    amountMinor: fc.integer({ min: 1, max: 1_000_000 }),
    refunded: fc.integer({ min: 0, max: 10_000 }),
    disputed: fc.integer({ min: 0, max: 10_000 }),
    age: fc.nat({ max: 300 }),
  })
  .map(({ lotId, method, amountMinor, refunded, disputed, age }): Lot => {
    const paidAt = new Date(at("2025-10-01").getTime() - age * 86_400_000);
    const refundedMinor = Math.floor((amountMinor * refunded) / 10_000);
    return {
      lotId,
      method,
      amountMinor,
      refundedMinor,
      disputedMinor: Math.floor(((amountMinor - refundedMinor) * disputed) / 10_000),
      paidAt,
      refundableUntil: refundableUntil(method, paidAt, refundDays),
    };
  });
const lots = fc.uniqueArray(anyLot, { selector: ({ lotId }) => lotId, maxLength: 12 });
const now = at("2025-10-01");

test("a plan is complete, never takes from a closed lot nor more than a lot has, and wastes no window", () => {
  fc.assert(
    fc.property(lots, fc.nat({ max: 5_000_000 }), (held, amountMinor) => {
      const { legs, manualMinor } = planRefund(held, amountMinor, now);
      const sum = legs.reduce((all, leg) => all + leg.amountMinor, 0);
      expect(sum + manualMinor).toBe(amountMinor);
      const open = held.reduce((all, each) => all + refundableOf(each, now), 0);
      expect(manualMinor).toBe(Math.max(0, amountMinor - open));
      expect(new Set(legs.map(({ lotId }) => lotId)).size).toBe(legs.length);
      const byId = new Map(held.map((each) => [each.lotId, each]));
      const left = (lotId: string) => {
        const found = byId.get(lotId);
        return found === undefined ? -1 : refundableOf(found, now);
      };
      for (const [place, leg] of legs.entries()) {
        expect(leg.amountMinor).toBeGreaterThan(0);
        expect(leg.amountMinor).toBeLessThanOrEqual(left(leg.lotId));
        if (place < legs.length - 1) expect(leg.amountMinor).toBe(left(leg.lotId));
      }
      const untouched = held.filter(
        (each) => refundableOf(each, now) > 0 && !legs.some(({ lotId }) => lotId === each.lotId),
      );
      const deadline = (each: Lot | undefined) =>
        each?.refundableUntil?.getTime() ?? Number.POSITIVE_INFINITY;
      for (const leg of legs)
        for (const each of untouched)
          expect(deadline(byId.get(leg.lotId))).toBeLessThanOrEqual(deadline(each));
    }),
  );
});

test("the order of the lots does not matter", () => {
  fc.assert(
    fc.property(lots, fc.nat({ max: 5_000_000 }), (held, amountMinor) => {
      expect(planRefund([...held].reverse(), amountMinor, now)).toEqual(
        planRefund(held, amountMinor, now),
      );
    }),
  );
});

test.each([
  ["2025-03-20", 50_000, null],
  ["2025-03-27", 50_000, { daysLeft: 14, atStakeMinor: 50_000 }],
  ["2025-04-08", 50_000, { daysLeft: 3, atStakeMinor: 50_000 }],
  ["2025-04-08", 20_000, { daysLeft: 3, atStakeMinor: 20_000 }],
  ["2025-04-08", 0, null],
  ["2025-04-11", 50_000, null],
] as const)("on %s with %d held, staff are warned: %o", (day, held, warning) => {
  expect(closingWarning(wallet, held, at(day), warnDaysLeft)).toEqual(warning);
});

test("a card's lot never warns", () => {
  expect(closingWarning(card, 150_000, at("2030-01-01"), warnDaysLeft)).toBeNull();
});

test("a rejected request is over, and no state leads to itself", () => {
  expect(refundStates.filter((state) => refundMay("REJECTED", state))).toEqual([]);
  for (const state of refundStates) expect(refundMay(state, state)).toBe(false);
});

test.each([
  [["SENT", "FAILED"], [false, false], "PROCESSING"],
  [["PAID", "FAILED"], [false, false], "FAILED"],
  [["PAID", "PAID"], [false, true], "PAID"],
  [["PAID", "PLANNED"], [false, true], "MANUAL_PAYOUT"],
  [["PLANNED", "PLANNED"], [false, true], "PROCESSING"],
] as const)("legs %o (by hand: %o) make it %s", (states, manual, state) => {
  const legs = states.map((each, place) => ({ state: each, manual: manual[place] ?? false }));
  expect(stateByLegs(legs)).toBe(state);
});
