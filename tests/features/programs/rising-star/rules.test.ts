import { expect, test } from "vitest";
import { factsFrom, type Given } from "#tests/support/facts";
import { evaluate } from "~/features/eligibility/evaluate";
import { reaches, rules } from "~/features/programs/rising-star/rules";
import { template } from "~/features/programs/rising-star/settings";

const settings = template("CNY");
const { enter, warn } = rules(settings);
const growing: Given = {
  "store.daysSinceOpened": 60,
  "store.ordersPaid30d": 30,
  "store.gmvNet30d": 1_000_000,
  "store.experienceScore": 440,
  "store.violationPoints90d": 5,
};
test.each<[string, Given, string]>([
  ["every figure at its limit", {}, "eligible"],
  ["59 days", { "store.daysSinceOpened": 59 }, "not_eligible"],
  ["540 days", { "store.daysSinceOpened": 540 }, "eligible"],
  ["541 days", { "store.daysSinceOpened": 541 }, "not_eligible"],
  ["9,999.99", { "store.gmvNet30d": 999_999 }, "not_eligible"],
  ["1,000,000.00", { "store.gmvNet30d": 100_000_000 }, "eligible"],
  ["more than that", { "store.gmvNet30d": 100_000_001 }, "not_eligible"],
  ["no score: a person looks", { "store.experienceScore": null }, "review"],
  ["6 points", { "store.violationPoints90d": 6 }, "not_eligible"],
])("entering with %s", (_, more, outcome) =>
  expect(evaluate(enter, factsFrom({ ...growing, ...more }))).toBe(outcome),
);

const shining: Given = {
  "store.onTimeShipRate30d": 9_250,
  "store.sellerCancelRate30d": 200,
  "store.responseRate30d": 9_250,
  "store.gmvNetGrowth60d": 6_000,
};
test("a level needs all its criteria together", () => {
  const reached = (level: "rising" | "shining" | "star", given: Given) =>
    evaluate(reaches(settings[level]), factsFrom(given)) === "eligible";
  expect([
    reached("rising", shining),
    reached("shining", shining),
    reached("star", shining),
  ]).toEqual([true, true, false]);
  expect(reached("shining", { ...shining, "store.gmvNetGrowth60d": 5_999 })).toBe(false);
  expect(reached("rising", { ...shining, "store.responseRate30d": null })).toBe(false);
});
test("one criterion missed warns; a missing figure does not", () => {
  const warned = (given: Given) => warn !== null && evaluate(warn, factsFrom(given)) === "eligible";
  expect(warned(shining)).toBe(false);
  expect(warned({ ...shining, "store.onTimeShipRate30d": 8_999 })).toBe(true);
  expect(warned({ ...shining, "store.responseRate30d": null })).toBe(false);
});
