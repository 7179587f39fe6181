import { expect, test } from "vitest";
import { factsFrom, type Given } from "#tests/support/facts";
import { evaluate } from "~/features/eligibility/evaluate";
import { rules } from "~/features/programs/zero-entry/rules";
import { template } from "~/features/programs/zero-entry/settings";

const { enter } = rules(template("CNY"));
const newcomer: Given = {
  "store.kycVerified": true,
  "store.isFirstOfEntity": true,
  "store.relatedEntityViolation": false,
  "store.primaryCategory": "home",
  "program.priorCount(zero-entry)": 0,
};
test.each<[string, Given, string]>([
  ["a first shop", {}, "eligible"],
  ["alcohol", { "store.primaryCategory": "alcohol" }, "not_eligible"],
  ["virtual goods", { "store.primaryCategory": "virtual" }, "not_eligible"],
  ["a second time", { "program.priorCount(zero-entry)": 1 }, "not_eligible"],
  ["a related business in violation", { "store.relatedEntityViolation": true }, "not_eligible"],
])("entering with %s", (_, more, outcome) =>
  expect(evaluate(enter, factsFrom({ ...newcomer, ...more }))).toBe(outcome),
);
