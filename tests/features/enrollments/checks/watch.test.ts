import { expect, test } from "vitest";
import { describe as inWords } from "~/features/eligibility/sentence";
import { watchesOf } from "~/features/enrollments/checks/watch";
import { kindCodes } from "~/features/metrics/dictionary";
import { kindOf } from "~/features/programs/kinds";

const watchesOfKind = (code: (typeof kindCodes)[number]) => {
  const kind = kindOf(code);
  return watchesOf(kind.rules(kind.template("CNY")));
};

test.each([
  [
    "deposit-relief",
    [
      ["warn:monthly", "monthly"],
      ["warn:daily", "daily"],
      ["score", "monthly"],
      ["violation-points", "daily"],
      ["serious-violation", "daily"],
    ],
  ],
  ["zero-entry", [["serious-violation", "daily"]]],
  [
    "cold-start",
    [
      ["warn:daily", "daily"],
      ["serious-violation", "daily"],
      ["seller-fault-returns", "daily"],
      ["fake-orders", "daily"],
    ],
  ],
  [
    "return-subsidy",
    [
      ["warn:monthly", "monthly"],
      ["return-rate", "monthly"],
    ],
  ],
  [
    "rising-star",
    [
      ["warn:monthly", "monthly"],
      ["below-first-level", "monthly"],
    ],
  ],
] as const)("%s: a warning is looked at on the days of its way out", (code, expected) => {
  expect(watchesOfKind(code).map(({ key, check }) => [key, check])).toEqual(expected);
});

test("who is warned wants the threshold of entry again; on the way out, that of staying", () => {
  const wanted = Object.fromEntries(
    watchesOfKind("deposit-relief").map(({ key, wanted: rule }) => [
      key,
      inWords(rule, { currency: "CNY" }).en,
    ]),
  );
  expect(wanted["warn:monthly"]).toContain("at least 4.70");
  expect(wanted.score).toContain("at least 4.60");
  expect(wanted["warn:daily"]).toContain("0 points");
});

test.each(kindCodes)("%s: keys of watches are unique and none is the deposit's", (code) => {
  const keys = watchesOfKind(code).map(({ key }) => key);
  expect(new Set([...keys, "deposit"]).size).toBe(keys.length + 1);
});
