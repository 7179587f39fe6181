import { expect, describe as group, test } from "vitest";
import { explain } from "~/features/eligibility/explain";
import type { LeafExplanation, RuleExplanation } from "~/features/eligibility/explanation";
import type { Rule } from "~/features/eligibility/rule";
import { describe } from "~/features/eligibility/sentence";
import { fact, factsOf } from "./facts";

const currency = "CNY";

export function leavesOf(tree: RuleExplanation): LeafExplanation[] {
  return tree.kind === "leaf" ? [tree] : tree.children.flatMap(leavesOf);
}
const only = (rule: Rule, facts: Parameters<typeof explain>[1]) => {
  const { outcome, tree } = explain(rule, facts, { currency });
  const [leaf] = leavesOf(tree);
  if (leaf === undefined) throw new Error("no leaf");
  return { outcome, leaf, ...leaf.sentence };
};

const score470: Rule = {
  metric: "store.experienceScore",
  op: "gte",
  value: 470,
  onMissing: "FAIL",
};
const sellerFault: Rule = {
  metric: "store.sellerFaultReturnRate30d",
  op: "lte",
  value: 600,
  minSample: 5,
  onMissing: "PASS",
};

group("the worked eligibility answers", () => {
  test("score 4.69 needs 4.70: not eligible by 0.01", () => {
    const { outcome, leaf, en, zh } = only(score470, factsOf({ "store.experienceScore": 469 }));
    expect(outcome).toBe("not_eligible");
    expect(leaf.gap).toBe(1);
    expect(en).toBe("Experience score 4.69, needs 4.70");
    expect(zh).toBe("店铺体验分 4.69，需要 4.70 以上");
  });
  test("4 seller-fault returns of 40 orders: the rate is not counted", () => {
    const facts = { "store.sellerFaultReturnRate30d": fact(1000, 4) };
    const { outcome, leaf, en, zh } = only(sellerFault, facts);
    expect([outcome, leaf.result, leaf.missing, leaf.gap]).toEqual([
      "eligible",
      "pass",
      "small-sample",
      0,
    ]);
    expect(en).toBe("Seller-fault returns, fewer than 5 such returns: rate not counted");
    expect(zh).toBe("卖家责任退货率：不足 5 笔此类退货，暂不计入");
  });
  test("5 seller-fault returns of 40 orders: 6.5 points over the limit", () => {
    const facts = { "store.sellerFaultReturnRate30d": fact(1250, 5) };
    const { outcome, leaf, en, zh } = only(sellerFault, facts);
    expect([outcome, leaf.gap]).toEqual(["not_eligible", 650]);
    expect(en).toBe("Seller-fault returns 12.5 %, limit 6 %");
    expect(zh).toBe("卖家责任退货率 12.5%，上限 6%");
  });
  test("cold-start stage 3 with no score yet passes", () => {
    const rule: Rule = {
      all: [
        { metric: "store.gmvPaid30d", op: "gte", value: 200_000, onMissing: "FAIL" },
        { metric: "store.experienceScore", op: "gte", value: 420, onMissing: "PASS" },
      ],
    };
    const facts = factsOf({ "store.gmvPaid30d": 240_000 });
    const { outcome, tree } = explain(
      rule,
      { ...facts, "store.experienceScore": fact(null, 12) },
      { currency },
    );
    expect(outcome).toBe("eligible");
    expect(leavesOf(tree).map((leaf) => leaf.sentence.en)).toEqual([
      "Paid value, 30 days: ¥2,400.00, needs ¥2,000.00",
      "Experience score, fewer than 30 orders: score not counted",
    ]);
    expect(describe(rule, { currency })).toEqual({
      en: "Paid value, 30 days: at least ¥2,000.00; Experience score: at least 4.20 (not required while there is no data)",
      zh: "近 30 天支付金额：不低于 ¥2,000.00；店铺体验分：不低于 4.20（暂无数据时不作要求）",
    });
  });
  test("no score after 12 orders, and the program asks for one", () => {
    const facts = { "store.experienceScore": fact(null, 12) };
    const { outcome, leaf, en, zh } = only(score470, facts);
    expect([outcome, leaf.result, leaf.missing, leaf.gap]).toEqual([
      "not_eligible",
      "fail",
      "no-value",
      null,
    ]);
    expect(en).toBe("Score appears after 30 orders; you have 12");
    expect(zh).toBe("评分在满 30 笔订单后显示，目前 12 笔订单");
  });
});
