import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  addDays,
  dayOf,
  daysBetween,
  endOf,
  isDay,
  isZone,
  previousMonth,
  startOf,
  window,
} from "~/values/day";

const days = fc
  .date({ min: new Date("1971-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const zones = fc.constantFrom(
  "Asia/Shanghai",
  "Europe/London",
  "America/Sao_Paulo",
  "Pacific/Apia",
  "America/St_Johns",
  "Asia/Kathmandu",
);

test.each([
  ["2026-11-23", true],
  ["2024-02-29", true],
  ["2026-02-29", false],
  ["2026-13-01", false],
  ["2026-1-1", false],
  ["2026-11-23T00:00", false],
  ["", false],
])("%s is a day: %s", (text, expected) => {
  expect(isDay(text)).toBe(expected);
});

test("counting days agrees with the calendar library", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -2_000, max: 2_000 }), (day, count) => {
      const expected = Temporal.PlainDate.from(day).add({ days: count }).toString();
      expect(addDays(day, count)).toBe(expected);
      expect(daysBetween(day, expected)).toBe(count);
    }),
  );
});

test("a day begins on itself and ends where the next one begins, in every zone", () => {
  fc.assert(
    fc.property(days, zones, (day, zone) => {
      // Apia had no 30 December 2011: the day is empty and begins where the next one does.
      fc.pre(!(zone === "Pacific/Apia" && day === "2011-12-30"));
      const first = startOf(day, zone);
      const last = new Date(endOf(day, zone).getTime() - 1);
      expect([dayOf(first, zone), dayOf(last, zone)]).toEqual([day, day]);
    }),
  );
});

describe("the clock change in London", () => {
  test.each([
    ["2011-03-27", 23],
    ["2011-03-28", 24],
    ["2011-10-30", 25],
  ])("%s has %i hours", (day, hours) => {
    const length = endOf(day, "Europe/London").getTime() - startOf(day, "Europe/London").getTime();
    expect(length / 3_600_000).toBe(hours);
  });
});

test.each([
  ["2025-03-15", { from: "2025-02-01", to: "2025-02-28" }],
  ["2024-03-01", { from: "2024-02-01", to: "2024-02-29" }],
  ["2026-01-31", { from: "2025-12-01", to: "2025-12-31" }],
])("the month before %s", (day, expected) => {
  expect(previousMonth(day)).toEqual(expected);
});

test("a window ends with its day and has as many days as it says", () => {
  expect(window("2025-03-01", 30)).toEqual({ from: "2025-01-31", to: "2025-03-01" });
  expect(window("2025-03-01", 1)).toEqual({ from: "2025-03-01", to: "2025-03-01" });
});

test("a zone is one of the IANA names", () => {
  expect([isZone("Asia/Shanghai"), isZone("Mars/Olympus")]).toEqual([true, false]);
});
