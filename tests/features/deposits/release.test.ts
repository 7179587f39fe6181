import { describe, expect, test } from "vitest";
import { standardPolicy } from "~/features/deposits/policy";
import { coolingUntil, type ExitFacts, excessOf, exitTimeline } from "~/features/deposits/release";
import { addDays, type Day } from "~/values/day";

const policy = standardPolicy("CNY").exit;
const holidays = ["2025-05-31", "2025-06-01", "2025-06-02"];
const isOff = (day: Day) =>
  holidays.includes(day) || [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
function workingDaysAfter(from: Day, count: number): Day {
  let [day, left] = [from, count];
  while (left > 0) {
    day = addDays(day, 1);
    if (!isOff(day)) left -= 1;
  }
  return day;
}
const leaving = (wishes: Partial<ExitFacts> = {}): ExitFacts => ({
  noticeOn: "2025-03-05",
  lastOrderClosedOn: "2025-03-01",
  blockers: [],
  workingDaysAfter,
  today: "2025-04-01",
  ...wishes,
});
const dates = (facts: ExitFacts) =>
  Object.fromEntries(exitTimeline(policy, facts).steps.map(({ key, on }) => [key, on]));

describe("the way out", () => {
  test("the worked example: notice, 90 days, review over a holiday, payment", () => {
    expect(dates(leaving())).toEqual({
      notice: "2025-04-04",
      quiet: "2025-05-30",
      cases: null,
      review: "2025-06-05",
      "pay-out": "2025-06-20",
    });
  });
  test.each([
    ["2025-05-29", false],
    ["2025-05-30", true],
  ])("on %s the review may begin: %s", (today, ready) => {
    expect(exitTimeline(policy, leaving({ today })).ready).toBe(ready);
  });
  test("an open case stands in the way however long ago the last order was, and moves what follows", () => {
    const facts = leaving({ blockers: ["dispute-open"], today: "2025-06-10" });
    expect(exitTimeline(policy, facts)).toMatchObject({ ready: false, blockers: ["dispute-open"] });
    expect(dates(facts).review).toBe("2025-06-13");
    expect(exitTimeline(policy, facts).steps.find(({ key }) => key === "cases")).toMatchObject({
      title: { en: "A payment is being disputed with the bank", zh: "有付款正处于银行争议中" },
      done: false,
    });
  });
  test("a shop that never sold only waits for its notice", () => {
    const facts = leaving({ lastOrderClosedOn: null, today: "2025-04-04" });
    expect(exitTimeline(policy, facts).ready).toBe(true);
  });
});

test.each([
  [200_000, 60_000, 0, 140_000],
  [200_000, 60_000, 50_000, 90_000],
  [200_000, 60_000, 150_000, 0],
  [60_000, 200_000, 0, 0],
])(
  "held %d, required %d, owed %d: %d may go back",
  (availableMinor, requiredMinor, owedMinor, excess) => {
    expect(excessOf({ availableMinor, requiredMinor, owedMinor })).toBe(excess);
  },
);

test("the waiting period is whole days", () => {
  expect(coolingUntil(new Date("2026-11-01T10:00:00Z"), 7, "Asia/Shanghai").toISOString()).toBe(
    "2026-11-08T16:00:00.000Z",
  );
});
