/** The rule tree: the one form in which every condition of every program is written and stored. */
import type { MetricKey } from "~/features/metrics/dictionary";

export type OnMissing = "PASS" | "FAIL" | "REVIEW";
export type Scalar = number | boolean | string;

type LeafBase = {
  readonly metric: MetricKey;
  /** A sample below this makes the leaf unknown, and `onMissing` decides as for a missing value. */
  readonly minSample?: number;
  readonly onMissing: OnMissing;
};
export type Leaf = LeafBase &
  (
    | { readonly op: "lt" | "lte" | "gt" | "gte"; readonly value: number | string }
    | { readonly op: "eq" | "ne"; readonly value: Scalar }
    | { readonly op: "between"; readonly value: readonly [number | string, number | string] }
    | { readonly op: "in" | "nin"; readonly value: readonly Scalar[] }
    | { readonly op: "known" | "unknown" }
  );
export type Op = Leaf["op"];
export type Rule =
  | Leaf
  | { readonly all: readonly Rule[] }
  | { readonly any: readonly Rule[] }
  | { readonly not: Rule };

/** Kleene's three values at the root, in the words of the product. */
export type EligibilityOutcome = "eligible" | "not_eligible" | "review";
export type LeafResult = "pass" | "fail" | "unknown";

export const isLeaf = (rule: Rule): rule is Leaf => "metric" in rule;
