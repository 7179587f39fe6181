import { expect, test } from "vitest";
import { type Summary, summaryLines } from "../../../sandbox/market/summary";

const of = (coverage: Summary["coverage"], counted: Summary["counted"]): Summary => ({
  ...{ accepted: 10, duplicates: 2, daysWithPlan: 3, coverage, counted },
  ...{ applications: new Map([["APPROVED", 4]]), refusals: new Map(), planned: new Map() },
});
const row = { cohort: "2026-10-05", size: 40, covered: 39, provisional: false };
const own = { cohort: "2026-10-05", size: 40, covered: 39, bound: 40 };
const last = (summary: Summary) => summaryLines(summary, 7).at(-1) ?? "";

test("a cohort above the line is told with both counts and the bound", () => {
  const line = last(of([row], [own]));
  expect(line).toContain("Slipway: 39 of 40 (97.5 %); simulator: 39 of 40 (97.5 %), at most 40");
  expect(line).not.toContain("below");
});

test("exactly 95 % is below the line, by one store", () => {
  expect(last(of([{ ...row, covered: 38 }], [own]))).toContain("below the line: 1 missing");
});

test("where traffic allows less, it says so and by how much", () => {
  const line = last(of([{ ...row, covered: 30 }], [{ ...own, covered: 30, bound: 33 }]));
  expect(line).toContain("below the line: traffic allows 33 at most, 6 too few");
});

test("a cohort that Slipway does not count is told", () => {
  expect(last(of([], [own]))).toContain("Slipway counts no such cohort");
});

test("of a cohort that still runs nothing is judged", () => {
  const line = last(of([{ ...row, covered: 3, provisional: true }], [own]));
  expect(line).toContain("3 of 40 (7.5 %), provisional");
  expect(line).not.toContain("below");
});

test("where a cohort holds other stores as well, the bound of ours explains nothing", () => {
  const line = last(of([{ ...row, size: 60, covered: 50 }], [{ ...own, bound: 10 }]));
  expect(line).toContain("below the line: 8 missing");
});
