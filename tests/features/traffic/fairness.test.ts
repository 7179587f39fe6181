import fc from "fast-check";
import { expect, test } from "vitest";
import { gini, lorenz } from "~/features/traffic/fairness";

test.each([
  { counts: [5, 5, 5, 5], is: 0 },
  { counts: [0, 0, 0, 8], is: 0.75 },
  { counts: [1, 2, 3, 4], is: 0.25 },
  { counts: [0, 0], is: null },
  { counts: [], is: null },
])("gini of $counts is $is", ({ counts, is }) => {
  const found = gini(counts);
  if (is === null || found === null) expect(found).toBe(is);
  else expect(found).toBeCloseTo(is, 12);
});

const some = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 60 });

test("gini does not change with scale or order and lies below one", () => {
  fc.assert(
    fc.property(some, fc.integer({ min: 2, max: 9 }), (counts, times) => {
      const found = gini(counts);
      if (found === null) return;
      expect(found).toBeGreaterThanOrEqual(-1e-12);
      expect(found).toBeLessThanOrEqual(1 - 1 / counts.length + 1e-12);
      expect(gini(counts.map((count) => count * times))).toBeCloseTo(found, 9);
      expect(gini(counts.toReversed())).toBeCloseTo(found, 12);
    }),
  );
});

test("the curve rises from nothing to all, below the line of equals", () => {
  fc.assert(
    fc.property(some, (counts) => {
      const curve = lorenz(counts, 20);
      if (counts.every((count) => count === 0)) return expect(curve).toEqual([]);
      expect(curve[0]).toEqual({ stores: 0, traffic: 0 });
      expect(curve.at(-1)).toEqual({ stores: 1, traffic: 1 });
      expect(curve.length).toBeLessThanOrEqual(21);
      curve.forEach(({ stores, traffic }, index) => {
        expect(traffic).toBeLessThanOrEqual(stores + 1e-12);
        expect(traffic).toBeGreaterThanOrEqual(curve[index - 1]?.traffic ?? 0);
      });
    }),
  );
});
