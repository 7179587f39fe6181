import fc from "fast-check";
import { expect, test } from "vitest";
import { trialStanding } from "~/features/deposits/trial";
import { deferralOf } from "~/features/programs/zero-entry/benefits";
import { template } from "~/features/programs/zero-entry/settings";

const deferral = deferralOf(template("CNY"), {});
const standing = (orders: number, valueMinor: number, day: number) =>
  trialStanding(deferral, "2026-07-01", { orders, valueMinor, day });

test.each([
  [200, 999_999, 41, null],
  [201, 999_999, 41, "orders"],
  [12, 1_000_000, 41, "value"],
  [12, 0, 180, "day"],
] as const)("%d orders, %d fen, day %d: %s ended it", (orders, value, day, because) => {
  expect(standing(orders, value, day).because).toBe(because);
});

test.each([
  [0, 0, 0, "2026-12-28"],
  [137, 841_250, 41, "2026-08-19"],
  [0, 0, 179, "2026-12-28"],
  [150, 0, 30, "2026-08-11"],
])("%d orders, %d fen on day %d: due about %s", (orders, value, day, estimate) => {
  expect(standing(orders, value, day).estimatedEnd).toBe(estimate);
});

test("counters only ever end a trial, they never reopen it, and the estimate is never past the last day", () => {
  const counters = fc.record({
    orders: fc.nat({ max: 400 }),
    valueMinor: fc.nat({ max: 2_000_000 }),
    day: fc.nat({ max: 200 }),
  });
  fc.assert(
    fc.property(counters, counters, (one, more) => {
      const later = {
        orders: one.orders + more.orders,
        valueMinor: one.valueMinor + more.valueMinor,
        day: one.day + more.day,
      };
      const before = trialStanding(deferral, "2026-07-01", one);
      const after = trialStanding(deferral, "2026-07-01", later);
      if (before.because !== null) expect(after.because).not.toBeNull();
      else expect(before.estimatedEnd !== null && before.estimatedEnd <= "2026-12-28").toBe(true);
    }),
  );
});
