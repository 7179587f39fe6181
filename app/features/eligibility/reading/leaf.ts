/** What one condition says of one value: the definition that every other reader must agree with. */
import type { Fact, FactValue } from "~/features/metrics/fact";
import type { Leaf, LeafResult, Scalar } from "../rule";

export type Missing = "no-value" | "small-sample";

/** A sample that is itself unknown cannot vouch for a rate: it counts as too small. */
export function missingOf(leaf: Leaf, fact: Fact | undefined): Missing | null {
  if (fact === undefined || fact.value === null) return "no-value";
  if (leaf.minSample === undefined) return null;
  return fact.sample !== null && fact.sample >= leaf.minSample ? null : "small-sample";
}

/** Whether a value that is there satisfies the leaf. Days compare as text: ISO order is their order. */
export function holds(leaf: Leaf, value: Scalar): boolean {
  switch (leaf.op) {
    case "lt":
      return value < leaf.value;
    case "lte":
      return value <= leaf.value;
    case "gt":
      return value > leaf.value;
    case "gte":
      return value >= leaf.value;
    case "eq":
      return value === leaf.value;
    case "ne":
      return value !== leaf.value;
    case "between":
      return value >= leaf.value[0] && value <= leaf.value[1];
    case "in":
      return leaf.value.includes(value);
    case "nin":
      return !leaf.value.includes(value);
    case "known":
      return true;
    case "unknown":
      return false;
  }
}

const whenMissing = { PASS: "pass", FAIL: "fail", REVIEW: "unknown" } as const;

export function resultOf(leaf: Leaf, value: FactValue, missing: Missing | null): LeafResult {
  if (missing === null && value !== null) return holds(leaf, value) ? "pass" : "fail";
  if (leaf.op === "known") return "fail";
  if (leaf.op === "unknown") return "pass";
  return whenMissing[leaf.onMissing];
}

/** True where the leaf is as the tree needs it: passing, or failing under an odd number of `not`s. */
export const isMet = (result: LeafResult, negated: boolean): boolean =>
  result === (negated ? "fail" : "pass");
