import { expect, test } from "vitest";
import { factsFrom, type Given } from "#tests/support/facts";
import { evaluate } from "~/features/eligibility/evaluate";
import { rules } from "~/features/programs/milestone/rules";
import { template } from "~/features/programs/milestone/settings";

const { enter } = rules(template("CNY"));
const trading: Given = {
  "store.ordersPaid30d": 5,
  "store.experienceScore": 420,
  "store.brushingRisk": 0,
  "deposit.shortfall": 0,
};
test.each<[string, Given, string]>([
  ["five orders", {}, "eligible"],
  ["four orders", { "store.ordersPaid30d": 4 }, "not_eligible"],
  ["no score: it passes", { "store.experienceScore": null }, "eligible"],
  ["a score of 4.19", { "store.experienceScore": 419 }, "not_eligible"],
  ["risk 70", { "store.brushingRisk": 70 }, "not_eligible"],
  ["a deposit short by 1 fen", { "deposit.shortfall": 1 }, "not_eligible"],
])("entering with %s", (_, more, outcome) =>
  expect(evaluate(enter, factsFrom({ ...trading, ...more }))).toBe(outcome),
);
