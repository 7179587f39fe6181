import { expect, test } from "vitest";
import { factsFrom, type Given } from "#tests/support/facts";
import { blockingLeaves } from "~/features/eligibility/conditions";
import { evaluate } from "~/features/eligibility/evaluate";
import { explain } from "~/features/eligibility/explain";
import { rules } from "~/features/programs/deposit-relief/rules";
import { template } from "~/features/programs/deposit-relief/settings";

const { enter, warn, exit } = rules(template("CNY"));

const steady: Given = {
  "store.daysSinceOpened": 200,
  "store.experienceScore": 480,
  "store.violationPoints90d": 0,
  "store.hasOpenSeriousViolation": false,
  "store.disputeRate30d": 50,
  "deposit.shortfall": 0,
  "store.sizeClass": "MICRO",
  "store.primaryCategory": "beauty",
};
const facts = (more: Given) => factsFrom({ ...steady, ...more });

test.each<[string, Given, string]>([
  ["a steady shop", {}, "eligible"],
  ["a score of 4.70", { "store.experienceScore": 470 }, "eligible"],
  ["a score of 4.69", { "store.experienceScore": 469 }, "not_eligible"],
  ["no score: the policy is to fail", { "store.experienceScore": [null, 12] }, "not_eligible"],
  ["29 days", { "store.daysSinceOpened": 29 }, "not_eligible"],
  ["one point", { "store.violationPoints90d": 1 }, "not_eligible"],
  ["disputes of 1.01 %", { "store.disputeRate30d": 101 }, "not_eligible"],
  ["the same of 29 orders", { "store.disputeRate30d": [101, 29] }, "eligible"],
  ["1 fen short", { "deposit.shortfall": 1 }, "not_eligible"],
  ["jewellery", { "store.primaryCategory": "jewellery" }, "not_eligible"],
  ["medicine", { "store.primaryCategory": "medicine" }, "not_eligible"],
  ["a size nobody told", { "store.sizeClass": null }, "review"],
])("entering with %s", (_, more, outcome) => expect(evaluate(enter, facts(more))).toBe(outcome));

test.each<[Given, string, number | null]>([
  [{ "store.experienceScore": 469 }, "Experience score 4.69, needs 4.70", 1],
  [{ "store.experienceScore": [null, 12] }, "Score appears after 30 orders; you have 12", null],
])("%j is told as “%s”", (more, sentence, gap) => {
  const [leaf] = blockingLeaves(explain(enter, facts(more), { currency: "CNY" }));
  expect(leaf?.sentence.en).toBe(sentence);
  expect(leaf?.gap).toBe(gap);
});

const warned = (given: Given) => warn !== null && evaluate(warn, factsFrom(given)) === "eligible";
test.each<[number, boolean]>([
  [470, false],
  [469, true],
  [465, true],
  [460, true],
  [459, false],
])("a score of %d warns: %s", (score, expected) => {
  expect(warned({ "store.experienceScore": score, "store.violationPoints90d": 0 })).toBe(expected);
});
test.each<[number, boolean]>([
  [0, false],
  [1, true],
  [3, true],
  [4, false],
])("%d points warn: %s", (points, expected) => {
  expect(warned({ "store.experienceScore": 480, "store.violationPoints90d": points })).toBe(
    expected,
  );
});

test("a score below 4.60 removes after two monthly checks, points and serious violations sooner", () => {
  expect(
    exit.map(({ key, check, consecutiveChecks, immediate }) => [
      key,
      check,
      consecutiveChecks,
      immediate,
    ]),
  ).toEqual([
    ["score", "monthly", 2, false],
    ["violation-points", "daily", 1, false],
    ["serious-violation", "daily", 1, true],
  ]);
});
