/** Eight program rules of 8 to 12 conditions, as the shipped templates write them. */
import type { Leaf, Rule } from "~/features/eligibility/rule";
import { parseRule } from "~/features/eligibility/rule-schema";

type Row = [string, string, unknown, ("PASS" | "FAIL" | "REVIEW")?, number?];

const leaf = ([metric, op, value, onMissing = "FAIL", minSample]: Row): unknown => ({
  metric: metric.includes(".") ? metric : `store.${metric}`,
  op,
  value,
  onMissing,
  ...(minSample === undefined ? {} : { minSample }),
});
const all = (
  ...rows: readonly (Row | { readonly any: readonly Row[] } | { readonly not: Row })[]
) => ({
  all: rows.map((row) => {
    if (Array.isArray(row)) return leaf(row as Row);
    return "any" in row ? { any: row.any.map(leaf) } : { not: leaf((row as { not: Row }).not) };
  }),
});
const small = ["MICRO", "SMALL", "MEDIUM"];

export const programJson: Readonly<Record<string, unknown>> = {
  "cold-start": all(
    ["kycVerified", "eq", true],
    ["daysSinceOpened", "lte", 30],
    ["isFirstOfEntity", "eq", true],
    ["relatedEntityViolation", "eq", false],
    ["sizeClass", "in", small],
    ["liveSkuCount", "gte", 1],
    {
      any: [
        ["brushingRisk", "lt", 70, "REVIEW"],
        ["riskCleared", "eq", true],
      ],
    },
    ["hasOpenSeriousViolation", "eq", false],
  ),
  "deposit-relief": all(
    ["daysSinceOpened", "gte", 30],
    ["experienceScore", "gte", 470],
    ["violationPoints90d", "eq", 0],
    ["hasOpenSeriousViolation", "eq", false],
    ["disputeRate30d", "lte", 100, "PASS", 30],
    ["deposit.shortfall", "eq", 0],
    ["sizeClass", "in", small],
    ["primaryCategory", "nin", ["MEDICINE", "JEWELLERY"]],
    ["kycVerified", "eq", true],
  ),
  "zero-entry": all(
    ["kycVerified", "eq", true],
    ["isFirstOfEntity", "eq", true],
    ["relatedEntityViolation", "eq", false],
    ["primaryCategory", "nin", ["ALCOHOL", "MEDICINE", "HEALTH_FOOD", "JEWELLERY", "VIRTUAL"]],
    ["ordersPaidLifetime", "lte", 200],
    ["gmvPaidLifetime", "lt", 1_000_000],
    ["brushingRisk", "lt", 90, "REVIEW"],
    { not: ["hasOpenSeriousViolation", "eq", true] },
  ),
  "return-subsidy": all(
    ["ordersPaid30d", "gte", 30],
    {
      any: [
        ["returnRate30d", "lte", 2500, "PASS", 30],
        ["primaryCategory", "in", ["APPAREL", "SHOES"]],
      ],
    },
    ["returnRate30d", "lte", 6000, "PASS", 30],
    ["sellerFaultReturnRate30d", "lte", 600, "PASS", 5],
    ["experienceScore", "gte", 420, "REVIEW"],
    ["brushingRisk", "lt", 70, "REVIEW"],
    ["hasOpenSeriousViolation", "eq", false],
    ["kycVerified", "eq", true],
  ),
  "hit-product": all(
    ["product.isLowest90d", "eq", true],
    ["product.priceIndex", "lte", 9800, "REVIEW", 3],
    ["product.qualityScore", "gte", 80],
    ["product.favorableRate", "gte", 9500, "REVIEW", 20],
    ["product.stockAvailable", "gte", 300],
    ["product.stockCoverDays", "gte", 14],
    ["product.commissionRate", "gte", 1000, "PASS"],
    ["experienceScore", "gte", 430, "REVIEW"],
    ["violationPoints90d", "lt", 12],
    ["deposit.shortfall", "eq", 0],
    ["hasOpenSeriousViolation", "eq", false],
    ["kycVerified", "eq", true],
  ),
  "rising-star": all(
    ["daysSinceOpened", "between", [60, 540]],
    ["ordersPaid30d", "gte", 30],
    ["gmvNet30d", "between", [1_000_000, 100_000_000]],
    ["experienceScore", "gte", 440, "REVIEW"],
    ["violationPoints90d", "lt", 6],
    ["onTimeShipRate30d", "gte", 9000, "REVIEW", 20],
    ["sellerCancelRate30d", "lte", 250, "PASS", 20],
    ["hasOpenSeriousViolation", "eq", false],
    { not: ["brushingRisk", "gte", 70, "REVIEW"] },
  ),
  milestone: all(
    ["ordersPaid30d", "gte", 5],
    ["experienceScore", "gte", 420, "PASS"],
    ["brushingRisk", "lt", 70, "REVIEW"],
    ["deposit.shortfall", "eq", 0],
    ["uniqueBuyers30d", "gte", 5],
    ["returnRate30d", "lte", 6000, "PASS", 30],
    ["hasOpenSeriousViolation", "eq", false],
    {
      any: [
        ["gmvNet30d", "gte", 200_000],
        ["daysSinceOpened", "lte", 90],
      ],
    },
  ),
  "managed-sales": all(
    ["businessType", "in", ["COMPANY", "SOLE_TRADER"]],
    ["experienceScore", "gte", 430, "REVIEW"],
    ["product.stockAvailable", "gte", 500],
    ["product.qcReportValidDays", "gte", 60],
    ["deposit.shortfall", "eq", 0],
    ["lateShipRate30d", "lte", 800, "PASS", 20],
    ["returnRate30d", "lte", 2500, "PASS", 30],
    ["kycVerified", "eq", true],
    { not: ["hasOpenSeriousViolation", "eq", true] },
  ),
};

export type Program = { readonly name: string; readonly rule: Rule };

export const programs: readonly Program[] = Object.entries(programJson).map(([name, json]) => {
  const parsed = parseRule(json);
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.errors)}`);
  return { name, rule: parsed.rule };
});

export function leavesOf(rule: Rule): readonly Leaf[] {
  if ("metric" in rule) return [rule];
  if ("not" in rule) return leavesOf(rule.not);
  return ("all" in rule ? rule.all : rule.any).flatMap(leavesOf);
}
