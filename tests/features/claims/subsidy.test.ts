import fc from "fast-check";
import { expect, test } from "vitest";
import { monthlyCap, parcelSubsidy } from "~/features/claims/subsidy";
import { subsidyOf } from "~/features/programs/return-subsidy/benefits";
import { template } from "~/features/programs/return-subsidy/settings";

const settings = template("CNY");
const subsidy = subsidyOf(settings, {});

test("the worked parcels: 6.00, 3.00, nothing for the merchant's fault, 8.00 at the cap; together 17.00", () => {
  const parcels = [
    [1_200, "CHANGE_OF_MIND"],
    [600, "CHANGE_OF_MIND"],
    [900, "QUALITY"],
    [2_000, "CHANGE_OF_MIND"],
  ] as const;
  const paid = parcels.map(([freight, reason]) => parcelSubsidy(subsidy, freight, reason));
  expect(paid).toEqual([600, 300, 0, 800]);
  expect(paid.reduce((sum, part) => sum + part, 0)).toBe(1_700);
});

test("sizes are a reason in fashion only", () => {
  const apparel = {
    "store.primaryCategory": {
      value: "apparel",
      sample: null,
      asOf: "2026-11-22",
      source: "computed",
    },
  } as const;
  expect(parcelSubsidy(subsidy, 1_000, "SIZE_MISFIT")).toBe(0);
  expect(parcelSubsidy(subsidyOf(settings, apparel), 1_000, "SIZE_MISFIT")).toBe(500);
});

test("agricultural shops get 70 % up to 10.00", () => {
  const agri = {
    "store.agriFlag": { value: true, sample: null, asOf: "2026-11-22", source: "computed" },
  } as const;
  expect(parcelSubsidy(subsidyOf(settings, agri), 1_000, "CHANGE_OF_MIND")).toBe(700);
  expect(parcelSubsidy(subsidyOf(settings, agri), 9_000, "CHANGE_OF_MIND")).toBe(1_000);
});

test.each([
  [400_000, 20_000],
  [10_000_000, 200_000],
  [0, 20_000],
  [-5_000, 20_000],
  [1_000_000, 30_000],
])("net sales of %d fen are capped at %d a month", (net, cap) => {
  expect(
    monthlyCap(
      {
        atMostMinor: settings.monthlyCapMinor,
        shareOfNet: settings.monthlyShareOfNet,
        floorMinor: settings.monthlyFloorMinor,
      },
      net,
    ),
  ).toBe(cap);
});

test("a subsidy is never above its cap or the freight", () => {
  fc.assert(
    fc.property(fc.nat({ max: 10_000_000 }), (freight) => {
      const paid = parcelSubsidy(subsidy, freight, "CHANGE_OF_MIND");
      expect(paid).toBeLessThanOrEqual(Math.min(freight, settings.parcelCapMinor));
      expect(paid).toBeGreaterThanOrEqual(0);
    }),
  );
});
