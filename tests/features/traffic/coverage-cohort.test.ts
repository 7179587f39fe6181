import fc from "fast-check";
import { expect, test } from "vitest";
import {
  cohortName,
  cohortOf,
  daysOfCohort,
  finalFrom,
  isFinal,
  readCohortName,
  recentCohorts,
} from "~/features/traffic/coverage-cohort";
import { addDays } from "~/values/day";

test.each([
  ["2026-11-23", "week", "2026-11-23", "2026-11-29"],
  ["2026-11-29", "week", "2026-11-23", "2026-11-29"],
  ["2027-01-01", "week", "2026-12-28", "2027-01-03"],
  ["2028-02-29", "month", "2028-02-01", "2028-02-29"],
  ["2026-12-31", "month", "2026-12-01", "2026-12-31"],
] as const)("%s is of the %s from %s to %s", (day, grain, from, to) => {
  expect(cohortOf(day, grain)).toBe(from);
  expect(daysOfCohort(from, grain)).toEqual({ from, to });
});

test("a week is final when 14 days have passed since its end", () => {
  expect(finalFrom("2026-10-11")).toBe("2026-10-26");
  expect(isFinal("2026-10-11", "2026-10-25")).toBe(false);
  expect(isFinal("2026-10-11", "2026-10-26")).toBe(true);
});

test.each([
  ["2026-11-16", { from: "2026-11-16", to: "2026-11-22" }],
  ["2026-02", { from: "2026-02-01", to: "2026-02-28" }],
  ["2026-09-07..2026-11-22", { from: "2026-09-07", to: "2026-11-22" }],
  ["2026-11-17", null],
  ["2026-13", null],
  ["2026-11-22..2026-11-01", null],
  ["2026-11-01..2026-11-22..2026-12-01", null],
  ["alerts", null],
  ["", null],
])("the name %s", (name, days) => {
  expect(readCohortName(name)).toEqual(days);
});

test("recent cohorts follow each other without a gap, and a name reads back as their days", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_000 }),
      fc.constantFrom("week" as const, "month" as const),
      (later, grain) => {
        const today = addDays("2024-01-01", later);
        const cohorts = recentCohorts(today, grain, 14);
        const stretches = cohorts.map((first) => daysOfCohort(first, grain));
        expect(stretches[0]?.from && stretches[0].from <= today && today <= stretches[0].to).toBe(
          true,
        );
        for (const [n, { from }] of stretches.entries()) {
          expect(readCohortName(cohortName(from, grain))).toEqual(stretches[n]);
          if (n > 0) expect(stretches[n]?.to).toBe(addDays(stretches[n - 1]?.from ?? "", -1));
        }
      },
    ),
  );
});
