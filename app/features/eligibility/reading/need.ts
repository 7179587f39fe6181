/** What the tree needs of one value, once every `not` above the condition has been counted. */
import { isMetricKey, type MetricKey, metricOf } from "~/features/metrics/dictionary";
import type { FactValue } from "~/features/metrics/fact";
import type { Metric } from "~/features/metrics/metric";
import { daysBetween } from "~/values/day";
import type { LeafFinding } from "../explanation";
import type { Leaf, Scalar } from "../rule";

/** `outside` is a `between` under an odd number of `not`s; authors cannot write it. */
export type Need = { readonly key: MetricKey; readonly metric: Metric } & (
  | { readonly op: "lt" | "lte" | "gt" | "gte"; readonly value: number | string }
  | { readonly op: "eq" | "ne"; readonly value: Scalar }
  | {
      readonly op: "between" | "outside";
      readonly value: readonly [number | string, number | string];
    }
  | { readonly op: "in" | "nin"; readonly value: readonly Scalar[] }
  | { readonly op: "known" | "unknown" }
);
export type NeedOp = Need["op"];

const opposites = {
  lt: "gte",
  gte: "lt",
  lte: "gt",
  gt: "lte",
  eq: "ne",
  ne: "eq",
  in: "nin",
  nin: "in",
  between: "outside",
  known: "unknown",
  unknown: "known",
} as const satisfies Record<Leaf["op"], NeedOp>;

export function needOf(leaf: Leaf, negated: boolean): Need {
  if (!isMetricKey(leaf.metric)) throw new TypeError(`no such metric: ${String(leaf.metric)}`);
  const op = negated ? opposites[leaf.op] : leaf.op;
  const value = "value" in leaf ? { value: leaf.value } : {};
  // An op and its opposite take the same shape of value, which the type cannot say.
  return { key: leaf.metric, metric: metricOf(leaf.metric), op, ...value } as Need;
}

/** The same from a finding that was stored without its rule. */
export const needIn = ({ metric, op, needed, negated }: LeafFinding): Need =>
  needOf({ metric, op, ...(needed === null ? {} : { value: needed }) } as Leaf, negated);

const steps = (from: Scalar, to: Scalar): number =>
  typeof from === "number" && typeof to === "number"
    ? to - from
    : daysBetween(String(from), String(to));

/** Adding 0 keeps a negative zero out of the answers. */
const down = (way: number): number => Math.min(0, way) + 0;

/**
 * How far the value must move to be as needed, in the metric's own integer step: positive up, negative
 * down, 0 when it is there, null where distance has no meaning.
 */
export function wayTo(need: Need, value: FactValue): number | null {
  const { type } = need.metric;
  if (value === null || type === "bool" || type === "enum") return null;
  switch (need.op) {
    case "gte":
      return Math.max(0, steps(value, need.value));
    case "gt":
      return Math.max(0, steps(value, need.value) + 1);
    case "lte":
      return down(steps(value, need.value));
    case "lt":
      return down(steps(value, need.value) - 1);
    case "eq":
      return steps(value, need.value);
    case "ne":
      return steps(value, need.value) === 0 ? 1 : 0;
    case "between":
      return Math.max(0, steps(value, need.value[0])) + down(steps(value, need.value[1]));
    case "outside": {
      const [toLow, toHigh] = [steps(value, need.value[0]), steps(value, need.value[1])];
      if (toLow > 0 || toHigh < 0) return 0;
      return toHigh + 1 <= 1 - toLow ? toHigh + 1 : toLow - 1;
    }
    case "in":
      return need.value
        .map((member) => steps(value, member))
        .reduce((best, way) => (Math.abs(way) < Math.abs(best) ? way : best));
    default:
      return null;
  }
}

/** The same without direction, as plain numbers hold it: -1 where distance has no meaning. */
export function stepsTo(need: Need, value: FactValue): number {
  const way = wayTo(need, value);
  return way === null ? -1 : Math.abs(way);
}
