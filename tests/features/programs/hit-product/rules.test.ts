import { expect, test } from "vitest";
import { factsFrom, type Given } from "#tests/support/facts";
import { evaluate } from "~/features/eligibility/evaluate";
import { rules } from "~/features/programs/hit-product/rules";
import { template } from "~/features/programs/hit-product/settings";
import { entryRule } from "~/features/programs/terms";

const enter = entryRule(rules(template("CNY")));
const hit: Given = {
  "store.experienceScore": 460,
  "store.violationPoints90d": 0,
  "deposit.shortfall": 0,
  "store.hasOpenSeriousViolation": false,
  "product.isLowest90d": true,
  "product.priceIndex": [9_500, 5],
  "product.qualityScore": 88,
  "product.imageCount": 6,
  "product.hasVideo": true,
  "product.favorableRate": [9_700, 60],
  "product.negReviewRate30d": [100, 8],
  "product.category": "home",
  "product.returnRate30d": [500, 40],
  "product.stockAvailable": 800,
  "product.stockCoverDays": 20,
  "product.qcReportValidDays": 0,
};

test.each<[string, Given, string]>([
  ["a good product", {}, "eligible"],
  ["a price index of 98 %", { "product.priceIndex": [9_800, 3] }, "eligible"],
  ["a price index above it", { "product.priceIndex": [9_801, 3] }, "not_eligible"],
  ["two comparable offers", { "product.priceIndex": [9_500, 2] }, "review"],
  ["19 reviews", { "product.favorableRate": [9_900, 19] }, "review"],
  ["4 pictures", { "product.imageCount": 4 }, "not_eligible"],
  ["negative reviews of 1.5 %", { "product.negReviewRate30d": [150, 6] }, "not_eligible"],
  ["the same of five negative ones", { "product.negReviewRate30d": [150, 5] }, "eligible"],
  ["home returns above 10 %", { "product.returnRate30d": [1_001, 40] }, "not_eligible"],
  ["299 pieces", { "product.stockAvailable": 299 }, "not_eligible"],
  [
    "food without a report",
    { "product.category": "food", "product.returnRate30d": [300, 40] },
    "not_eligible",
  ],
  [
    "food with 60 days of report",
    {
      "product.category": "food",
      "product.returnRate30d": [300, 40],
      "product.qcReportValidDays": 60,
    },
    "eligible",
  ],
  ["12 violation points", { "store.violationPoints90d": 12 }, "not_eligible"],
  ["a shop score of 4.29", { "store.experienceScore": 429 }, "not_eligible"],
])("entering with %s", (_, more, outcome) =>
  expect(evaluate(enter, factsFrom({ ...hit, ...more }))).toBe(outcome),
);
