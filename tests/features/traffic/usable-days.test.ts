import fc from "fast-check";
import { expect, test } from "vitest";
import { liveShare, usableDays } from "~/features/traffic/usable-days";

test.each([
  { left: 0, live: 0, seen: 0, caution: 1, is: 0 },
  { left: 1, live: 0, seen: 10, caution: 3, is: 1 },
  { left: 7, live: 0, seen: 0, caution: 0, is: 6 },
  { left: 7, live: 0, seen: 0, caution: 1.5, is: 5 },
  { left: 7, live: 200, seen: 200, caution: 1.5, is: 7 },
])(
  "$left days left, live $live of $seen, caution $caution: $is",
  ({ left, caution, is, ...days }) => {
    expect(usableDays(left, days, caution)).toBe(is);
  },
);

test("more caution and fewer live days never make more days usable", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: 0, max: 3, noNaN: true }),
      (left, live, more, caution) => {
        const seen = live + more;
        const days = usableDays(left, { live, seen }, caution);
        expect(usableDays(left, { live, seen }, caution + 0.5)).toBeLessThanOrEqual(days);
        expect(liveShare({ live, seen })).toBeLessThan(liveShare({ live: live + 1, seen }));
        expect(days).toBeGreaterThanOrEqual(1);
        expect(days).toBeLessThanOrEqual(left);
      },
    ),
  );
});
