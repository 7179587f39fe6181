/** The second reader of a rule: an answer and a sentence at every node of the author's tree. */
import type { Facts } from "~/features/metrics/fact";
import { compile } from "./evaluate";
import type { Explanation, RuleExplanation, RuleFinding } from "./explanation";
import { type PlannedNode, planOf } from "./reading/plan";
import type { EligibilityOutcome, LeafResult, Rule } from "./rule";
import { type SentenceOptions, sentenceOf } from "./sentence";

function worded(
  node: PlannedNode,
  finding: RuleFinding,
  options: SentenceOptions,
): RuleExplanation {
  if (finding.kind === "leaf") {
    if (node.kind !== "leaf") throw new TypeError("a finding of another rule");
    return { ...finding, sentence: sentenceOf(node, finding, options) };
  }
  if (node.kind === "leaf") throw new TypeError("a finding of another rule");
  const children = node.children.map((child, at) => {
    const part = finding.children[at];
    if (part === undefined) throw new TypeError("a finding of another rule");
    return worded(child, part, options);
  });
  return { ...finding, children };
}

export const outcomeOf = (result: LeafResult): EligibilityOutcome =>
  result === "pass" ? "eligible" : result === "fail" ? "not_eligible" : "review";

/** Money in the sentences is written in `options.currency`. */
export function explain(rule: Rule, facts: Facts, options: SentenceOptions): Explanation {
  const finding = compile(rule).find(facts);
  return { outcome: outcomeOf(finding.result), tree: worded(planOf(rule).root, finding, options) };
}
