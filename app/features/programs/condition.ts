/** Rules, written short: what the templates of the kinds are made of. */
import type { OnMissing, Rule, Scalar } from "~/features/eligibility/rule";
import { type MetricKey, metricOf } from "~/features/metrics/dictionary";

export const all = (...rules: readonly Rule[]): Rule => ({ all: rules });
export const any = (...rules: readonly Rule[]): Rule => ({ any: rules });

/**
 * The dictionary's least sample stands in every rule about a rate, so that one return of two orders
 * decides nothing. A figure without a policy of its own is left to a person while it is missing.
 */
function trusted(metric: MetricKey) {
  const { type, sample } = metricOf(metric);
  return type === "bps" && sample !== undefined ? { minSample: sample.least } : {};
}
const compared =
  (op: "lt" | "lte" | "gt" | "gte") =>
  (metric: MetricKey, value: number, onMissing: OnMissing = "REVIEW"): Rule => ({
    metric,
    op,
    value,
    ...trusted(metric),
    onMissing,
  });

export const below = compared("lt");
export const atMost = compared("lte");
export const above = compared("gt");
export const atLeast = compared("gte");

export const is = (metric: MetricKey, value: Scalar, onMissing: OnMissing = "REVIEW"): Rule => ({
  metric,
  op: "eq",
  value,
  onMissing,
});
export const between = (
  metric: MetricKey,
  low: number,
  high: number,
  onMissing: OnMissing = "REVIEW",
): Rule => ({ metric, op: "between", value: [low, high], ...trusted(metric), onMissing });
export const oneOf = (
  metric: MetricKey,
  value: readonly Scalar[],
  onMissing: OnMissing = "REVIEW",
): Rule => ({ metric, op: "in", value, onMissing });
export const noneOf = (
  metric: MetricKey,
  value: readonly Scalar[],
  onMissing: OnMissing = "REVIEW",
): Rule => ({ metric, op: "nin", value, onMissing });

/** Under 70 passes by itself; up to 89 it needs a risk officer's clearance; from 90 it never passes. */
export const noFakeOrders = (): Rule =>
  any(
    below("store.brushingRisk", 70),
    all(below("store.brushingRisk", 90), is("store.riskCleared", true)),
  );

/** The platform's marks on a shop that end things wherever they appear. */
export const seriousViolation = (): Rule => is("store.hasOpenSeriousViolation", true, "FAIL");
export const smallBusiness = (): Rule => oneOf("store.sizeClass", ["MICRO", "SMALL", "MEDIUM"]);

/** A limit by category, and one for all the rest. */
export type ByCategory = {
  readonly named: Readonly<Record<string, number>>;
  readonly other: number;
};
export function atMostByCategory(
  metric: MetricKey,
  category: "store.primaryCategory" | "product.category",
  limits: ByCategory,
  onMissing: OnMissing = "PASS",
): Rule {
  const named = Object.entries(limits.named);
  return any(
    ...named.map(([code, limit]) => all(oneOf(category, [code]), atMost(metric, limit, onMissing))),
    all(
      noneOf(
        category,
        named.map(([code]) => code),
      ),
      atMost(metric, limits.other, onMissing),
    ),
  );
}
/** The same limits as "more than", for warnings and exits: true only where the limit is broken. */
export function aboveByCategory(
  metric: MetricKey,
  category: "store.primaryCategory" | "product.category",
  limits: ByCategory,
  over = 0,
): Rule {
  const named = Object.entries(limits.named);
  return any(
    ...named.map(([code, limit]) =>
      all(oneOf(category, [code], "FAIL"), above(metric, limit + over, "FAIL")),
    ),
    all(
      noneOf(
        category,
        named.map(([code]) => code),
        "FAIL",
      ),
      above(metric, limits.other + over, "FAIL"),
    ),
  );
}
