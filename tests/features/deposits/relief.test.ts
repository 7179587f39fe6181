import fc from "fast-check";
import { expect, test } from "vitest";
import { type DepositRelief, reducedBase } from "~/features/deposits/relief";

const relief = (share: number): DepositRelief => ({
  lever: "deposit-relief",
  share,
  floorMinor: 20_000,
  roundUpMinor: 10_000,
  termDays: 90,
});

test.each([
  [200_000, 5_000, 100_000],
  [200_000, 7_000, 60_000],
  [50_000, 5_000, 30_000],
  [50_000, 7_000, 20_000],
  [100_000, 7_000, 30_000],
  [15_000, 7_000, 15_000],
  [0, 5_000, 0],
])("a base of %d at %d bps keeps %d: rounded up, floored, never raised", (base, share, remains) => {
  expect(reducedBase(base, relief(share))).toBe(remains);
});

test("what remains is never above the base, never below the floor, and a whole multiple in between", () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 100_000_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      (base, share) => {
        const remains = reducedBase(base, relief(share));
        expect(remains).toBeLessThanOrEqual(base);
        expect(remains).toBeGreaterThanOrEqual(Math.min(base, 20_000));
        expect(remains === base || remains % 10_000 === 0).toBe(true);
        expect(remains).toBeGreaterThanOrEqual((base * (10_000 - share)) / 10_000);
      },
    ),
  );
});
