import fc from "fast-check";
import { expect, test } from "vitest";
import { standardPolicy } from "~/features/deposits/policy";
import { dueAt, fromProceeds, type TopUpTerms, topUpStanding } from "~/features/deposits/top-up";
import { dayOf } from "~/values/day";

const { topUp } = standardPolicy("CNY");
const terms = (wishes: Partial<TopUpTerms> = {}): TopUpTerms => ({
  openedOn: "2026-11-01",
  days: topUp.days,
  remindAfterDays: topUp.remindAfterDays,
  ladder: topUp.ladder,
  zone: "Asia/Shanghai",
  ...wishes,
});
const owing = { amountMinor: 440_000, paidMinor: 0 };

test.each([
  ["Asia/Shanghai", "2026-11-16T15:59:59.000Z"],
  ["America/New_York", "2026-11-17T04:59:59.000Z"],
  ["UTC", "2026-11-16T23:59:59.000Z"],
])("15 calendar days end at 23:59:59 in %s", (zone, instant) => {
  expect(dueAt(terms({ zone })).toISOString()).toBe(instant);
});

test("days that a clock change makes longer or shorter are still days", () => {
  const zone = "America/New_York";
  expect(dueAt({ openedOn: "2026-10-20", days: 15, zone }).toISOString()).toBe(
    "2026-11-05T04:59:59.000Z",
  );
});

test.each([
  ["2026-11-01T01:00:00Z", 0, "OPEN", [], "WITHDRAWAL_HOLD", [0]],
  ["2026-11-08T01:00:00Z", 0, "OPEN", [], "WITHDRAWAL_HOLD", [0, 7]],
  ["2026-11-13T01:00:00Z", 1, "PARTLY_PAID", [], "WITHDRAWAL_HOLD", [0, 7, 12]],
  ["2026-11-16T15:59:59Z", 0, "OPEN", [], "WITHDRAWAL_HOLD", [0, 7, 12]],
  ["2026-11-16T16:00:00Z", 0, "OVERDUE", ["WITHDRAWAL_HOLD"], "SELLING_RESTRICTION", [0, 7, 12]],
  [
    "2026-12-01T16:00:00Z",
    10,
    "ENFORCED",
    ["WITHDRAWAL_HOLD", "SELLING_RESTRICTION"],
    "CLOSURE_REVIEW",
    [0, 7, 12],
  ],
  [
    "2026-12-31T16:00:00Z",
    0,
    "ENFORCED",
    ["WITHDRAWAL_HOLD", "SELLING_RESTRICTION", "CLOSURE_REVIEW"],
    null,
    [0, 7, 12],
  ],
  ["2026-12-31T16:00:00Z", 440_000, "PAID", [], null, []],
] as const)("at %s with %d paid: %s", (at, paidMinor, state, consequences, coming, reminders) => {
  const found = topUpStanding(terms(), { ...owing, paidMinor }, new Date(at));
  expect(found.state).toBe(state);
  expect(found.consequences).toEqual(consequences);
  expect(found.next?.consequence ?? null).toBe(coming);
  expect(found.remindersDue).toEqual(reminders);
});

test("after a deferral new orders stop on day 30", () => {
  const found = topUpStanding(
    terms({ ladder: topUp.ladderAfterDeferral }),
    owing,
    new Date("2026-12-02T00:00:00Z"),
  );
  expect(found.consequences).toEqual(["WITHDRAWAL_HOLD", "ORDERS_STOPPED"]);
});

test("time only ever adds consequences, and what comes next comes when it was said", () => {
  const instant = fc
    .integer({ min: 0, max: 120 * 86_400 })
    .map((seconds) => new Date(Date.parse("2026-10-31T16:00:00Z") + seconds * 1_000));
  fc.assert(
    fc.property(instant, instant, (one, other) => {
      const [early, late] = one < other ? [one, other] : [other, one];
      const before = topUpStanding(terms(), owing, early);
      const after = topUpStanding(terms(), owing, late);
      expect(after.consequences.slice(0, before.consequences.length)).toEqual(before.consequences);
      if (before.next === null) return;
      const reached = after.consequences.includes(before.next.consequence);
      expect(reached).toBe(late >= before.next.at);
      expect(dayOf(early, "Asia/Shanghai") >= "2026-11-01").toBe(true);
    }),
  );
});

test.each([
  [100_000, 1_000, 440_000, 10_000],
  [100_009, 1_000, 440_000, 10_000],
  [100_000, 1_000, 4_000, 4_000],
  [-100, 1_000, 4_000, 0],
])("a settlement of %d at %d bps with %d open gives %d", (settlement, share, left, given) => {
  expect(fromProceeds(settlement, share, left)).toBe(given);
});
