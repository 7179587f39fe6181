import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  coverageStanding,
  expectedCovered,
  isAboveTarget,
  isOnCourse,
  missingStores,
  wilson,
} from "~/features/traffic/coverage";

describe("worked examples", () => {
  test.each([
    { covered: 1_900, size: 2_000, above: false, standing: "below" },
    { covered: 1_901, size: 2_000, above: true, standing: "above" },
    { covered: 19, size: 20, above: false, standing: "below" },
    { covered: 96, size: 101, above: true, standing: "above" },
    { covered: 0, size: 0, above: null, standing: "no-cohort" },
    { covered: 1_950, size: 2_000, above: true, standing: "clearly-above" },
  ])("$covered of $size: $standing", ({ covered, size, above, standing }) => {
    expect(isAboveTarget({ covered, size })).toBe(above);
    expect(coverageStanding({ covered, size })).toBe(standing);
  });

  test("1,901 of 2,000 lies between 94.01 % and 95.92 %", () => {
    const interval = wilson({ covered: 1_901, size: 2_000 });
    expect(interval?.low).toBeCloseTo(0.9401, 4);
    expect(interval?.high).toBeCloseTo(0.9592, 4);
  });
});

const counts = fc
  .integer({ min: 1, max: 5_000 })
  .chain((size) =>
    fc.record({ size: fc.constant(size), covered: fc.integer({ min: 0, max: size }) }),
  );

test("the missing stores are enough, and one less is not", () => {
  fc.assert(
    fc.property(counts, ({ covered, size }) => {
      const missing = missingStores({ covered, size });
      expect(isAboveTarget({ covered: covered + missing, size })).toBe(true);
      if (missing > 0) expect(isAboveTarget({ covered: covered + missing - 1, size })).toBe(false);
    }),
  );
});

test("the interval holds the share and narrows as the cohort grows", () => {
  fc.assert(
    fc.property(counts, ({ covered, size }) => {
      const interval = wilson({ covered, size });
      const larger = wilson({ covered: covered * 4, size: size * 4 });
      if (interval === null || larger === null) throw new Error("no interval");
      expect(interval.low).toBeLessThanOrEqual(covered / size + 1e-12);
      expect(interval.high).toBeGreaterThanOrEqual(covered / size - 1e-12);
      expect(larger.high - larger.low).toBeLessThan(interval.high - interval.low);
    }),
  );
});

test.each([
  { covered: 90, planned: 6, size: 101, onCourse: true },
  { covered: 90, planned: 5, size: 100, onCourse: false },
  { covered: 0, planned: 0, size: 0, onCourse: null },
])("$covered covered and $planned planned of $size: $onCourse", ({ onCourse, ...counts }) => {
  expect(isOnCourse(counts)).toBe(onCourse);
  expect(expectedCovered(counts)).toBe(counts.covered + counts.planned);
});
