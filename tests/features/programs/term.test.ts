import fc from "fast-check";
import { expect, test } from "vitest";
import { mondayAfter, quarterOf, termFrom } from "~/features/programs/term";

test.each([
  ["2026-11-23", "2026-11-30"],
  ["2026-11-24", "2026-11-30"],
  ["2026-11-29", "2026-11-30"],
  ["2026-11-30", "2026-12-07"],
])("the Monday after %s is %s", (day, monday) => expect(mondayAfter(day)).toBe(monday));

test.each([
  ["2026-01-01", "2026-01-01", "2026-03-31"],
  ["2024-02-29", "2024-01-01", "2024-03-31"],
  ["2026-06-30", "2026-04-01", "2026-06-30"],
  ["2026-09-15", "2026-07-01", "2026-09-30"],
  ["2026-12-31", "2026-10-01", "2026-12-31"],
])("%s lies in the quarter %s to %s", (day, from, to) =>
  expect(quarterOf(day)).toEqual({ from, to }),
);

test("a term of n days has n days", () => {
  expect(termFrom("2026-11-23", 1)).toEqual({ startsOn: "2026-11-23", endsOn: "2026-11-23" });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), (days) => {
      const { startsOn, endsOn } = termFrom("2026-02-27", days);
      expect((Date.parse(endsOn ?? "") - Date.parse(startsOn)) / 86_400_000 + 1).toBe(days);
    }),
  );
});
