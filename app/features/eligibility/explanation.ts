/** What a rule said of one subject: the author's own tree with an answer at every node. */

import type { MetricKey } from "~/features/metrics/dictionary";
import type { FactValue } from "~/features/metrics/fact";
import type { Day } from "~/values/day";
import type { Words } from "~/values/words";
import type { EligibilityOutcome, LeafResult, Op, Scalar } from "./rule";

/** What one condition says of one value, before it is put into words. */
export type LeafFinding = {
  readonly kind: "leaf";
  /** JSON pointer of the leaf in the author's rule, such as `/all/2/any/0`. */
  readonly pointer: string;
  readonly metric: MetricKey;
  readonly op: Op;
  readonly needed: Scalar | readonly Scalar[] | null;
  readonly actual: FactValue;
  /** After `onMissing` was applied: what the leaf counts as. */
  readonly result: LeafResult;
  /** Why the value itself decided nothing: no data, or too small a sample. Null where it decided. */
  readonly missing: "no-value" | "small-sample" | null;
  /**
   * Distance to what the tree needs (passing, or failing where `negated`) in the metric's own integer
   * step; 0 when it is there, null where distance has no meaning: missing data, yes or no, codes.
   */
  readonly gap: number | null;
  readonly sample: number | null;
  readonly minSample: number | null;
  readonly asOf: Day | null;
  /** True where the leaf is read under an odd number of `not`s. */
  readonly negated: boolean;
};
export type LeafExplanation = LeafFinding & { readonly sentence: Words };

type Group = {
  readonly kind: "all" | "any" | "not";
  readonly pointer: string;
  readonly result: LeafResult;
  /**
   * Where one child is enough (`any`, or `all` under a `not`) and none is there yet: index of the one
   * that would take the least. Null elsewhere, and where none can ever be satisfied.
   */
  readonly cheapest: number | null;
};
export type GroupFinding = Group & { readonly children: readonly RuleFinding[] };
export type GroupExplanation = Group & { readonly children: readonly RuleExplanation[] };
export type RuleFinding = LeafFinding | GroupFinding;
export type RuleExplanation = LeafExplanation | GroupExplanation;

export type Explanation = {
  readonly outcome: EligibilityOutcome;
  readonly tree: RuleExplanation;
};
