import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { probabilityAbove, probeImpressions, responseVerdict } from "~/features/traffic/response";

const thresholds = { graduateBps: 400, stopBps: 50 };

// 1 - I(x; 1 + clicks, 19 + impressions - clicks): a finite binomial sum, added up in fractions.
test.each([
  { threshold: 500, impressions: 0, clicks: 0, above: 0.377_353_602_5 },
  { threshold: 50, impressions: 100, clicks: 0, above: 0.550_739_985_4 },
  { threshold: 50, impressions: 762, clicks: 0, above: 0.019_944_633_6 },
  { threshold: 400, impressions: 100, clicks: 8, above: 0.950_130_363_1 },
])(
  "$clicks of $impressions are above $threshold bps with $above",
  ({ threshold, above, ...seen }) => {
    expect(probabilityAbove(threshold, seen)).toBeCloseTo(above, 6);
  },
);

describe("the verdict", () => {
  test.each([
    { impressions: 99, clicks: 99, is: null },
    { impressions: 99, clicks: 0, is: null },
    { impressions: 100, clicks: 0, is: null },
    { impressions: 100, clicks: 5, is: null },
    { impressions: 100, clicks: 8, is: "GRADUATED" },
    { impressions: 100, clicks: 400, is: "GRADUATED" },
    { impressions: 761, clicks: 0, is: null },
    { impressions: 762, clicks: 0, is: "STOPPED" },
    { impressions: 762, clicks: 1, is: null },
    { impressions: 100_000, clicks: 300, is: "STOPPED" },
    { impressions: 100_000, clicks: 2_000, is: null },
    { impressions: 100_000, clicks: 4_200, is: "GRADUATED" },
  ])("of $clicks clicks in $impressions impressions is $is", ({ is, ...seen }) => {
    expect(responseVerdict(seen, thresholds)?.verdict ?? null).toBe(is);
  });

  const rank = (seen: Parameters<typeof responseVerdict>[0], of = thresholds) =>
    ["STOPPED", null, "GRADUATED"].indexOf(responseVerdict(seen, of)?.verdict ?? null);
  const counted = fc.nat(20_000).chain((impressions) =>
    fc.record({
      impressions: fc.constant(impressions),
      clicks: fc.nat(Math.ceil(impressions / 10)),
    }),
  );

  test("never falls with a further click", () => {
    fc.assert(
      fc.property(counted, fc.nat(50), (seen, more) => {
        expect(rank({ ...seen, clicks: seen.clicks + more })).toBeGreaterThanOrEqual(rank(seen));
      }),
    );
  });

  test("never rises with stricter thresholds", () => {
    fc.assert(
      fc.property(counted, fc.integer({ min: 0, max: 500 }), (seen, more) => {
        const stricter = { graduateBps: 400 + more, stopBps: 50 + more };
        expect(rank(seen, stricter)).toBeLessThanOrEqual(rank(seen));
      }),
    );
  });

  test("waits for the probe, whatever is seen and asked for", () => {
    fc.assert(
      fc.property(
        fc.nat(probeImpressions - 1),
        fc.nat(200),
        fc.integer({ min: 0, max: 9_998 }),
        (impressions, clicks, stopBps) => {
          expect(
            responseVerdict({ impressions, clicks }, { stopBps, graduateBps: stopBps + 1 }),
          ).toBeNull();
        },
      ),
    );
  });
});
