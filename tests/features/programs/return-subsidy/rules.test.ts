import { expect, test } from "vitest";
import { factsFrom, type Given } from "#tests/support/facts";
import { blockingLeaves } from "~/features/eligibility/conditions";
import { evaluate } from "~/features/eligibility/evaluate";
import { explain } from "~/features/eligibility/explain";
import { rules } from "~/features/programs/return-subsidy/rules";
import { template } from "~/features/programs/return-subsidy/settings";

const { enter, warn, exit } = rules(template("CNY"));
const honest: Given = {
  "store.ordersPaid30d": 40,
  "store.primaryCategory": "home",
  "store.returnRate30d": 1_500,
  "store.sellerFaultReturnRate30d": 300,
  "store.experienceScore": 450,
  "store.brushingRisk": 0,
};
const facts = (more: Given) => factsFrom({ ...honest, ...more });

test.each<[string, Given, string]>([
  ["an honest shop", {}, "eligible"],
  ["29 orders", { "store.ordersPaid30d": 29 }, "not_eligible"],
  ["home at 20 %", { "store.returnRate30d": 2_000 }, "eligible"],
  ["home above 20 %", { "store.returnRate30d": 2_001 }, "not_eligible"],
  [
    "apparel at 60 %",
    { "store.primaryCategory": "apparel", "store.returnRate30d": 6_000 },
    "eligible",
  ],
  [
    "food above 8 %",
    { "store.primaryCategory": "food", "store.returnRate30d": 801 },
    "not_eligible",
  ],
  [
    "toys, the other cap of 25 %",
    { "store.primaryCategory": "toys", "store.returnRate30d": 2_500 },
    "eligible",
  ],
  [
    "toys above it",
    { "store.primaryCategory": "toys", "store.returnRate30d": 2_501 },
    "not_eligible",
  ],
  [
    "4 seller-fault returns of 40: not counted",
    { "store.sellerFaultReturnRate30d": [1_000, 4] },
    "eligible",
  ],
  [
    "5 seller-fault returns of 40",
    { "store.sellerFaultReturnRate30d": [1_250, 5] },
    "not_eligible",
  ],
  ["no score: a person looks", { "store.experienceScore": null }, "review"],
  ["a score of 4.19", { "store.experienceScore": 419 }, "not_eligible"],
  ["risk 70", { "store.brushingRisk": 70 }, "not_eligible"],
])("entering with %s", (_, more, outcome) => expect(evaluate(enter, facts(more))).toBe(outcome));

test("five of forty is told with its gap of 6.5 points", () => {
  const [leaf] = blockingLeaves(
    explain(enter, facts({ "store.sellerFaultReturnRate30d": [1_250, 5] }), { currency: "CNY" }),
  );
  expect(leaf?.gap).toBe(650);
  expect(leaf?.sentence.en).toContain("12.5");
});

test.each<[number, boolean, boolean]>([
  [2_000, false, false],
  [2_001, true, false],
  [3_000, true, false],
  [3_001, true, true],
])("home at %d bps: warned %s, out %s", (returns, warned, out) => {
  const given = facts({ "store.returnRate30d": returns });
  expect(warn !== null && evaluate(warn, given) === "eligible").toBe(warned);
  expect(exit.some(({ rule }) => evaluate(rule, given) === "eligible")).toBe(out);
});
