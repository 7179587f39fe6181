import { expect, test } from "vitest";
import { factsFrom, type Given } from "#tests/support/facts";
import { evaluate } from "~/features/eligibility/evaluate";
import { rules } from "~/features/programs/managed-sales/rules";
import { template } from "~/features/programs/managed-sales/settings";
import { entryRule } from "~/features/programs/terms";

const all = rules(template("CNY"));
const enter = entryRule(all);
const factory: Given = {
  "store.businessType": "COMPANY",
  "store.experienceScore": 430,
  "store.shipHours30d": 48,
  "deposit.shortfall": 0,
  "product.stockAvailable": 500,
  "product.refillDays": 7,
  "product.qcReportValidDays": 30,
};
test.each<[string, Given, string]>([
  ["a factory", {}, "eligible"],
  ["a person", { "store.businessType": "INDIVIDUAL" }, "not_eligible"],
  ["49 hours to ship", { "store.shipHours30d": 49 }, "not_eligible"],
  ["no score: a person looks", { "store.experienceScore": null }, "review"],
  ["499 pieces", { "product.stockAvailable": 499 }, "not_eligible"],
  ["8 days to refill", { "product.refillDays": 8 }, "not_eligible"],
  ["no report", { "product.qcReportValidDays": 0 }, "not_eligible"],
])("entering with %s", (_, more, outcome) =>
  expect(evaluate(enter, factsFrom({ ...factory, ...more }))).toBe(outcome),
);

test("a product that comes back too often is out after the notice", () => {
  const [clause] = all.exit;
  expect(clause?.graceDays).toBe(7);
  const out = (rate: number) =>
    clause !== undefined &&
    evaluate(
      clause.rule,
      factsFrom({ "product.category": "food", "product.returnRate30d": [rate, 40] }),
    ) === "eligible";
  expect([out(800), out(801)]).toEqual([false, true]);
});
