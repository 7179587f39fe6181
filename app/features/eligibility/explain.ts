/** The second reader of a rule: an answer and a sentence at every node of the author's tree. */
import type { Fact, Facts } from "~/features/metrics/fact";
import type {
  Explanation,
  GroupExplanation,
  LeafExplanation,
  RuleExplanation,
} from "./explanation";
import { cheapestOf } from "./reading/cost";
import { isMet, missingOf, resultOf } from "./reading/leaf";
import { wayTo } from "./reading/need";
import {
  isChoice,
  type PlannedGroup,
  type PlannedLeaf,
  type PlannedNode,
  planOf,
} from "./reading/plan";
import type { EligibilityOutcome, LeafResult, Rule } from "./rule";
import { type SentenceOptions, sentenceOf } from "./sentence";

function leafOf(planned: PlannedLeaf, fact: Fact | undefined, options: SentenceOptions) {
  const { leaf, negated, pointer } = planned;
  const value = fact?.value ?? null;
  const missing = missingOf(leaf, fact);
  const result = resultOf(leaf, value, missing);
  const knowing = leaf.op === "known" || leaf.op === "unknown";
  const way = isMet(result, negated) ? 0 : missing === null ? wayTo(planned.need, value) : null;
  const sample = fact?.sample ?? null;
  const explanation: LeafExplanation = {
    kind: "leaf",
    pointer,
    metric: leaf.metric,
    op: leaf.op,
    needed: "value" in leaf ? leaf.value : null,
    actual: value,
    result,
    missing: knowing ? null : missing,
    gap: way === null ? null : Math.abs(way),
    sample,
    minSample: leaf.minSample ?? null,
    asOf: fact?.asOf ?? null,
    sentence: sentenceOf(planned, { value, sample, missing, result }, options),
    negated,
  };
  return explanation;
}

const turned = { pass: "fail", fail: "pass", unknown: "unknown" } as const;

/** Kleene: one fail decides an `all`, one pass decides an `any`, and an unknown stays one. */
export function groupResult(
  kind: PlannedGroup["kind"],
  results: readonly LeafResult[],
): LeafResult {
  if (kind === "not") return turned[results[0] ?? "unknown"];
  const [deciding, otherwise] =
    kind === "all" ? (["fail", "pass"] as const) : (["pass", "fail"] as const);
  if (results.includes(deciding)) return deciding;
  return results.includes("unknown") ? "unknown" : otherwise;
}

function groupOf(group: PlannedGroup, facts: Facts, options: SentenceOptions): GroupExplanation {
  const { kind, pointer, negated } = group;
  const children = group.children.map((child) => nodeOf(child, facts, options));
  const result = groupResult(
    kind,
    children.map((child) => child.result),
  );
  const open = isChoice(group) && !isMet(result, negated);
  return { kind, pointer, result, children, cheapest: open ? cheapestOf(children, negated) : null };
}

const nodeOf = (node: PlannedNode, facts: Facts, options: SentenceOptions): RuleExplanation =>
  node.kind === "leaf"
    ? leafOf(node, facts[node.leaf.metric], options)
    : groupOf(node, facts, options);

export const outcomeOf = (result: LeafResult): EligibilityOutcome =>
  result === "pass" ? "eligible" : result === "fail" ? "not_eligible" : "review";

/** Money in the sentences is written in `options.currency`. */
export function explain(rule: Rule, facts: Facts, options: SentenceOptions): Explanation {
  const tree = nodeOf(planOf(rule).root, facts, options);
  return { outcome: outcomeOf(tree.result), tree };
}
