import { expect, test } from "vitest";
import { factsFrom, type Given } from "#tests/support/facts";
import { reductionOf, reliefOf } from "~/features/programs/deposit-relief/benefits";
import { template } from "~/features/programs/deposit-relief/settings";

const settings = template("CNY");

test.each<[Given, number]>([
  [{ "store.gmvPaidPrevMonth": 4_999_999 }, 7_000],
  [{ "store.gmvPaidPrevMonth": 5_000_000 }, 5_000],
  [{}, 5_000],
])(
  "%j is relieved of %d bps: 70 %% below 50,000.00 of sales, and only where they are known",
  (given, share) => {
    expect(reliefOf(settings, factsFrom(given)).share).toBe(share);
  },
);

test.each<[Given, number | null]>([
  [
    {
      "store.primaryCategory": "beauty",
      "store.businessType": "SOLE_TRADER",
      "store.gmvPaidPrevMonth": 3_000_000,
    },
    140_000,
  ],
  [
    {
      "store.primaryCategory": "apparel",
      "store.businessType": "COMPANY",
      "store.gmvPaidPrevMonth": 9_000_000,
    },
    50_000,
  ],
  [{ "store.primaryCategory": "jewellery", "store.businessType": "COMPANY" }, 1_000_000],
  [{ "store.primaryCategory": "beauty" }, null],
])("%j saves %s", (given, saved) => {
  expect(reductionOf(settings, factsFrom(given))).toBe(saved);
});
