import { describe, expect, test } from "vitest";
import { factsFrom, type Given } from "#tests/support/facts";
import { evaluate } from "~/features/eligibility/evaluate";
import { benefits } from "~/features/programs/cold-start/benefits";
import { rules } from "~/features/programs/cold-start/rules";
import { template } from "~/features/programs/cold-start/settings";

const settings = template("CNY");
const { enter, warn, exit, graduate } = rules(settings);

const newcomer: Given = {
  "store.kycVerified": true,
  "store.daysSinceOpened": 3,
  "store.isFirstOfEntity": true,
  "store.relatedEntityViolation": false,
  "store.sizeClass": "SMALL",
  "store.liveSkuCount": 4,
  "store.brushingRisk": 10,
  "program.priorCount(cold-start)": 0,
};
const asked = (more: Given) => evaluate(enter, factsFrom({ ...newcomer, ...more }));

test.each<[string, Given, string]>([
  ["a new shop", {}, "eligible"],
  ["day 30", { "store.daysSinceOpened": 30 }, "eligible"],
  ["day 31", { "store.daysSinceOpened": 31 }, "not_eligible"],
  ["identity not checked yet", { "store.kycVerified": null }, "review"],
  ["a second shop", { "store.isFirstOfEntity": false }, "not_eligible"],
  ["a large business", { "store.sizeClass": "LARGE" }, "not_eligible"],
  ["nothing on sale", { "store.liveSkuCount": 0 }, "not_eligible"],
  ["risk 69", { "store.brushingRisk": 69 }, "eligible"],
  ["risk 70 goes to a person", { "store.brushingRisk": 70 }, "review"],
  ["risk 89 goes to a person", { "store.brushingRisk": 89 }, "review"],
  ["risk 75, cleared", { "store.brushingRisk": 75, "store.riskCleared": true }, "eligible"],
  [
    "risk 75, not cleared",
    { "store.brushingRisk": 75, "store.riskCleared": false },
    "not_eligible",
  ],
  ["risk 90", { "store.brushingRisk": 90, "store.riskCleared": true }, "not_eligible"],
  ["was in before", { "program.priorCount(cold-start)": 1 }, "not_eligible"],
])("entering with %s", (_, more, outcome) => expect(asked(more)).toBe(outcome));

const holds = (rule: typeof enter | null, given: Given) =>
  rule !== null && evaluate(rule, factsFrom(given)) === "eligible";

test.each<[string, Given, boolean]>([
  ["cancellations of 5 %", { "store.sellerCancelRate30d": 500 }, false],
  ["cancellations of 5.01 %", { "store.sellerCancelRate30d": 501 }, true],
  ["the same of 19 orders", { "store.sellerCancelRate30d": [501, 19] }, false],
  ["late shipping above 8 %", { "store.lateShipRate30d": 801 }, true],
  ["no data", {}, false],
])("warned by %s", (_, given, warned) => expect(holds(warn, given)).toBe(warned));

describe("ways out", () => {
  const way = (key: string) => exit.find((clause) => clause.key === key);
  test("a serious violation at once, without taking back", () => {
    expect(way("serious-violation")).toMatchObject({ immediate: true, clawBack: false });
    expect(
      holds(way("serious-violation")?.rule ?? null, { "store.hasOpenSeriousViolation": true }),
    ).toBe(true);
    expect(holds(way("serious-violation")?.rule ?? null, {})).toBe(false);
  });
  test("seller-fault returns above 12 % after 7 days", () => {
    expect(way("seller-fault-returns")).toMatchObject({ immediate: false, graceDays: 7 });
    expect(
      holds(way("seller-fault-returns")?.rule ?? null, { "store.sellerFaultReturnRate30d": 1_201 }),
    ).toBe(true);
    expect(
      holds(way("seller-fault-returns")?.rule ?? null, {
        "store.sellerFaultReturnRate30d": [5_000, 4],
      }),
    ).toBe(false);
  });
  test("risk 90 at once, and what was given is taken back", () => {
    expect(way("fake-orders")).toMatchObject({ immediate: true, clawBack: true });
    expect(holds(way("fake-orders")?.rule ?? null, { "store.brushingRisk": 90 })).toBe(true);
  });
});

test("graduation needs 100 orders, 50 buyers and a score of 4.40", () => {
  const reached: Given = {
    "store.ordersPaidLifetime": 100,
    "store.uniqueBuyers30d": 50,
    "store.experienceScore": 440,
  };
  expect(holds(graduate, reached)).toBe(true);
  for (const key of Object.keys(reached) as (keyof Given)[])
    expect(holds(graduate, { ...reached, [key]: null })).toBe(false);
});

describe("what the later stages need", () => {
  const when = (key: string) =>
    benefits(settings).find((benefit) => benefit.key === key)?.when ?? null;
  test.each<[string, Given, boolean]>([
    [
      "2,400.00 and no score yet",
      { "store.gmvPaid30d": 240_000, "store.experienceScore": null },
      true,
    ],
    ["2,000.00 and 4.20", { "store.gmvPaid30d": 200_000, "store.experienceScore": 420 }, true],
    ["1,999.99", { "store.gmvPaid30d": 199_999 }, false],
    ["a score of 4.19", { "store.gmvPaid30d": 240_000, "store.experienceScore": 419 }, false],
  ])("ramp with %s", (_, given, granted) =>
    expect(holds(when("impressions-ramp"), given)).toBe(granted),
  );
  test.each<[string, Given, boolean]>([
    [
      "30 orders, 5 % cancelled",
      { "store.ordersPaid30d": 30, "store.sellerCancelRate30d": 500 },
      true,
    ],
    ["29 orders", { "store.ordersPaid30d": 29, "store.sellerCancelRate30d": 0 }, false],
    ["5.01 % cancelled", { "store.ordersPaid30d": 30, "store.sellerCancelRate30d": 501 }, false],
  ])("graduate with %s", (_, given, granted) =>
    expect(holds(when("impressions-graduate"), given)).toBe(granted),
  );
});
