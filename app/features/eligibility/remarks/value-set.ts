/** Which values of a metric satisfy a condition: ranges of integers, or codes that are in or out. */
import type { Metric } from "~/features/metrics/metric";
import { daysBetween } from "~/values/day";
import type { Need } from "../reading/need";
import type { Scalar } from "../rule";

type Range = readonly [number, number];
export type ValueSet =
  | { readonly kind: "numbers"; readonly ranges: readonly Range[] }
  /** `but` holds what is left out: the platform's own codes have no end. */
  | {
      readonly kind: "codes";
      readonly only: ReadonlySet<Scalar> | null;
      readonly but: ReadonlySet<Scalar>;
    };

const numbers = (...ranges: readonly Range[]): ValueSet => ({ kind: "numbers", ranges });
const only = (codes: Iterable<Scalar>): ValueSet => ({
  kind: "codes",
  only: new Set(codes),
  but: new Set(),
});
const allBut = (codes: Iterable<Scalar>): ValueSet => ({
  kind: "codes",
  only: null,
  but: new Set(codes),
});

/** Every value that the metric can have. */
export function everything({ type, values }: Metric): ValueSet {
  if (type === "bool") return only([true, false]);
  if (type === "enum") return values === undefined ? allBut([]) : only(Object.keys(values));
  return type === "score100" ? numbers([0, 500]) : numbers([-Number.MAX_VALUE, Number.MAX_VALUE]);
}

const numberOf = (value: Scalar): number =>
  typeof value === "number" ? value : daysBetween("1970-01-01", String(value));

function meet(left: readonly Range[], right: readonly Range[]): Range[] {
  return left
    .flatMap(([low, high]) =>
      right.map(([from, to]): Range => [Math.max(low, from), Math.min(high, to)]),
    )
    .filter(([low, high]) => low <= high);
}

export function intersection(left: ValueSet, right: ValueSet): ValueSet {
  if (left.kind === "numbers" && right.kind === "numbers") {
    return numbers(...meet(left.ranges, right.ranges));
  }
  if (left.kind === "numbers" || right.kind === "numbers") {
    throw new TypeError("values of two different metrics");
  }
  if (left.only === null && right.only === null) return allBut([...left.but, ...right.but]);
  const [listed, other] = left.only === null ? [right, left] : [left, right];
  const holds = (code: Scalar) => (other.only?.has(code) ?? true) && !other.but.has(code);
  return only([...(listed.only ?? [])].filter(holds));
}

export const isEmpty = (set: ValueSet): boolean =>
  set.kind === "numbers" ? set.ranges.length === 0 : set.only !== null && set.only.size === 0;

const under = (value: Scalar): Range => [-Number.MAX_VALUE, numberOf(value) - 1];
const over = (value: Scalar): Range => [numberOf(value) + 1, Number.MAX_VALUE];
const exactly = (value: Scalar): Range => [numberOf(value), numberOf(value)];

function rangesOf(need: Need): readonly Range[] {
  switch (need.op) {
    case "lt":
      return [under(need.value)];
    case "lte":
      return [under(need.value), exactly(need.value)];
    case "gt":
      return [over(need.value)];
    case "gte":
      return [exactly(need.value), over(need.value)];
    case "eq":
      return [exactly(need.value)];
    case "ne":
      return [under(need.value), over(need.value)];
    case "between":
      return [[numberOf(need.value[0]), numberOf(need.value[1])]];
    case "outside":
      return [under(need.value[0]), over(need.value[1])];
    case "in":
      return need.value.map(exactly);
    case "nin":
      return need.value.reduce<readonly Range[]>(
        (left, value) => meet(left, [under(value), over(value)]),
        [[-Number.MAX_VALUE, Number.MAX_VALUE]],
      );
    default:
      return [];
  }
}

function codesOf(need: Need): ValueSet {
  switch (need.op) {
    case "eq":
      return only([need.value]);
    case "ne":
      return allBut([need.value]);
    case "in":
      return only(need.value);
    case "nin":
      return allBut(need.value);
    default:
      return only([]);
  }
}

/** The values that satisfy a need. A value that is there is all that `known` asks. */
export function valuesFor(need: Need): ValueSet {
  const { type } = need.metric;
  const all = everything(need.metric);
  if (need.op === "known") return all;
  if (type === "bool" || type === "enum") return intersection(all, codesOf(need));
  return intersection(all, numbers(...rangesOf(need)));
}
