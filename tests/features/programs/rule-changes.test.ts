import { describe, expect, test } from "vitest";
import type { Rule } from "~/features/eligibility/rule";
import { outline } from "~/features/eligibility/sentence";
import { ruleChanges } from "~/features/programs/rule-changes";

const score = (value: number): Rule => ({
  metric: "store.experienceScore",
  op: "gte",
  value,
  onMissing: "FAIL",
});
const orders: Rule = { metric: "store.ordersPaid30d", op: "gte", value: 30, onMissing: "FAIL" };
const points: Rule = { metric: "store.violationPoints90d", op: "eq", value: 0, onMissing: "FAIL" };
const changes = (before: Rule, after: Rule) =>
  ruleChanges(outline(before, { currency: "CNY" }), outline(after, { currency: "CNY" }));

describe("what changed between two rules", () => {
  test("nothing, where the order alone is another", () => {
    expect(changes({ all: [score(460), orders] }, { all: [orders, score(460)] })).toEqual([]);
  });
  test("a threshold that moved is one sentence with both figures", () => {
    expect(changes({ all: [score(460), orders] }, { all: [score(450), orders] })).toEqual([
      {
        en: "Experience score: now at least 4.50, before at least 4.60",
        zh: "店铺体验分：现为不低于 4.50，原为不低于 4.60",
      },
    ]);
  });
  test("a condition that came and one that went", () => {
    const [came, went] = changes({ all: [score(460), orders] }, { all: [score(460), points] });
    expect(came?.en).toMatch(/^New condition: Violation points/);
    expect(went?.zh).toMatch(/^不再要求：近 30 天支付订单/);
  });
  test("a single condition that becomes a group keeps its own sentence", () => {
    expect(changes(score(460), { all: [score(460), orders] })).toHaveLength(1);
  });
});
