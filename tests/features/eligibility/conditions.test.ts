import { describe, expect, test } from "vitest";
import { closeness, progressShare } from "~/features/eligibility/closeness";
import { blockingLeaves, conditionsOf } from "~/features/eligibility/conditions";
import { explain } from "~/features/eligibility/explain";
import type { Leaf, Rule } from "~/features/eligibility/rule";
import type { Facts } from "~/features/metrics/fact";
import { fact, factsOf } from "./facts";

const currency = "CNY";
const orders: Leaf = { metric: "store.ordersPaid30d", op: "gte", value: 30, onMissing: "FAIL" };
const score: Leaf = { metric: "store.experienceScore", op: "gte", value: 470, onMissing: "REVIEW" };
const verified: Leaf = { metric: "store.kycVerified", op: "eq", value: true, onMissing: "FAIL" };
const clean: Leaf = {
  metric: "store.hasOpenSeriousViolation",
  op: "eq",
  value: false,
  onMissing: "FAIL",
};
const young: Leaf = { metric: "store.daysSinceOpened", op: "lte", value: 30, onMissing: "FAIL" };
const net: Leaf = { metric: "store.gmvNet30d", op: "gte", value: 1_000_000, onMissing: "FAIL" };

const cardOf = (rule: Rule, facts: Facts) =>
  conditionsOf(explain(rule, facts, { currency }), { currency });
const closenessOf = (rule: Rule, facts: Facts) => closeness(explain(rule, facts, { currency }));

describe("a condition as label, now, needed and gap", () => {
  test.each([
    [orders, fact(18), "18 orders", "at least 30 orders", "12 more orders", "还差 12 笔订单"],
    [orders, fact(29), "29 orders", "at least 30 orders", "1 more order", "还差 1 笔订单"],
    [
      { ...orders, op: "gt" } as Leaf,
      fact(30),
      "30 orders",
      "more than 30 orders",
      "1 more order",
      "还差 1 笔订单",
    ],
    [
      { ...orders, metric: "store.contentCount30d", value: 3 } as Leaf,
      fact(2),
      "2 live sessions",
      "at least 3 live sessions",
      "1 more live session",
      "还差 1 场直播",
    ],
    [score, fact(469, 90), "4.69", "at least 4.70", "0.01 more", "还差 0.01 分"],
    [score, fact(null, 12), "no data yet", "at least 4.70", "18 more orders", "还差 18 笔订单"],
    [net, fact(920_050), "¥9,200.50", "at least ¥10,000.00", "¥799.50 more", "还差 ¥799.50"],
    [
      { ...young, metric: "store.shipHours30d", value: 60 } as Leaf,
      fact(75),
      "75 hours",
      "at most 60 hours",
      "15 fewer hours",
      "需减少 15 小时",
    ],
    [
      { metric: "store.returnRate30d", op: "lte", value: 600, onMissing: "PASS" } as Leaf,
      fact(1250, 80),
      "12.5 %",
      "at most 6 %",
      "6.5 percentage points less",
      "需减少 6.5 个百分点",
    ],
    [verified, fact(false), "no", "yes", null, null],
    [
      {
        metric: "store.sizeClass",
        op: "in",
        value: ["MICRO", "SMALL", "MEDIUM"],
        onMissing: "FAIL",
      } as Leaf,
      fact("LARGE"),
      "Large",
      "Micro, Small or Medium",
      null,
      null,
    ],
  ])("%j", (rule, value, now, needed, en, zh) => {
    const [condition] = cardOf(rule, { [rule.metric]: value });
    expect(condition).toMatchObject({ now: { en: now }, needed: { en: needed } });
    expect(condition?.gap ?? { en: null, zh: null }).toEqual({ en, zh });
  });
  test("what is missing is unknown, not unmet, even where the rule refuses it", () => {
    expect(cardOf(orders, {})[0]?.state).toBe("unknown");
    expect(cardOf({ ...orders, onMissing: "PASS" }, {})[0]?.state).toBe("met");
  });
  test("a limit draws its tick as a ceiling, a goal as a floor", () => {
    expect(cardOf(orders, factsOf({ "store.ordersPaid30d": 15 }))[0]?.gauge).toEqual({
      position: 15 / 37.5,
      tick: 0.8,
      shape: "floor",
    });
    const limit = cardOf(young, factsOf({ "store.daysSinceOpened": 60 }))[0]?.gauge;
    expect(limit).toEqual({ position: 1, tick: 0.5, shape: "ceiling" });
  });
  test("what can never come to be has no gap to close", () => {
    const [condition] = cardOf(young, factsOf({ "store.daysSinceOpened": 60 }));
    expect(condition).toMatchObject({ state: "unmet", gap: null, reach: "never" });
  });
});

describe("a choice is one condition", () => {
  const either: Rule = { any: [net, orders] };
  test("the nearer branch leads, the other is an alternative", () => {
    const [condition, ...more] = cardOf(
      either,
      factsOf({ "store.ordersPaid30d": 29, "store.gmvNet30d": 10_000 }),
    );
    expect(more).toEqual([]);
    expect(condition).toMatchObject({ pointer: "/any/1", gap: { en: "1 more order" } });
    expect(condition?.alternatives.map(({ pointer }) => pointer)).toEqual(["/any/0"]);
  });
  test("once one branch holds, the condition is met", () => {
    const [condition] = cardOf(either, factsOf({ "store.gmvNet30d": 2_000_000 }));
    expect(condition).toMatchObject({ pointer: "/any/0", state: "met", gap: null });
  });
  test("under a `not`, needs and gaps are turned round", () => {
    const [condition] = cardOf({ not: orders }, factsOf({ "store.ordersPaid30d": 31 }));
    expect(condition).toMatchObject({
      state: "unmet",
      needed: { en: "under 30 orders" },
      gap: { en: "2 fewer orders" },
    });
  });
});

test("blocking leaves come first where they fail, then where they are not known", () => {
  const rule: Rule = { all: [score, orders, verified] };
  const facts = factsOf({ "store.ordersPaid30d": 1, "store.kycVerified": true });
  const blocking = blockingLeaves(explain(rule, facts, { currency }));
  expect(blocking.map(({ pointer }) => pointer)).toEqual(["/all/1", "/all/0"]);
});

describe("the three groups of the catalogue", () => {
  const rule: Rule = { all: [orders, net, verified, clean, score] };
  const good = factsOf({
    "store.ordersPaid30d": 30,
    "store.gmvNet30d": 1_000_000,
    "store.kycVerified": true,
    "store.hasOpenSeriousViolation": false,
    "store.experienceScore": 480,
  });
  const but = (values: Parameters<typeof factsOf>[0]): Facts => ({ ...good, ...factsOf(values) });
  test.each([
    ["everything met", good, "ready"],
    ["one unmet, however far", but({ "store.ordersPaid30d": 1 }), "almost"],
    ["one yes-or-no unmet", but({ "store.kycVerified": false }), "almost"],
    [
      "two figures at exactly 80 %",
      but({ "store.ordersPaid30d": 24, "store.gmvNet30d": 800_000 }),
      "almost",
    ],
    [
      "two figures, one below 80 %",
      but({ "store.ordersPaid30d": 23, "store.gmvNet30d": 999_999 }),
      "not-yet",
    ],
    [
      "a figure and a yes-or-no",
      but({ "store.ordersPaid30d": 29, "store.kycVerified": false }),
      "not-yet",
    ],
    ["only an unknown that a person may look at", but({ "store.experienceScore": null }), "almost"],
    [
      "an unknown beside one unmet is not a second one",
      but({ "store.experienceScore": null, "store.ordersPaid30d": 1 }),
      "almost",
    ],
    ["one missing value that the rule refuses", but({ "store.ordersPaid30d": null }), "almost"],
    [
      "several missing values that the rule refuses",
      but({ "store.ordersPaid30d": null, "store.gmvNet30d": null }),
      "not-yet",
    ],
  ])("%s", (_, facts, group) => {
    expect(closenessOf(rule, facts)).toBe(group);
  });
  test("a shop that opened too long ago will never be near", () => {
    expect(
      closenessOf(
        { all: [orders, young] },
        factsOf({ "store.ordersPaid30d": 30, "store.daysSinceOpened": 31 }),
      ),
    ).toBe("not-yet");
  });
  test("a shop that is too young has only to wait", () => {
    const old: Leaf = { ...young, op: "gte" } as Leaf;
    expect(closenessOf(old, factsOf({ "store.daysSinceOpened": 12 }))).toBe("almost");
  });
  test("progress is the mean over the conditions", () => {
    const facts = but({ "store.ordersPaid30d": 15, "store.kycVerified": false });
    expect(progressShare(explain(rule, facts, { currency }))).toBeCloseTo((1 + 1 + 1 + 0.5) / 5);
  });
});
