/** Findings by walking the plan: the definition, and the way where code from text is forbidden. */
import type { Fact, Facts } from "~/features/metrics/fact";
import type { GroupFinding, LeafFinding, RuleFinding } from "../explanation";
import type { LeafResult } from "../rule";
import { cheapestOf } from "./cost";
import { isMet, missingOf, resultOf } from "./leaf";
import { wayTo } from "./need";
import { isChoice, type PlannedGroup, type PlannedLeaf, type PlannedNode } from "./plan";

function leafFinding({ leaf, need, negated, pointer }: PlannedLeaf, fact: Fact | undefined) {
  const value = fact?.value ?? null;
  const missing = missingOf(leaf, fact);
  const result = resultOf(leaf, value, missing);
  const knowing = leaf.op === "known" || leaf.op === "unknown";
  const way = isMet(result, negated) ? 0 : missing === null ? wayTo(need, value) : null;
  const finding: LeafFinding = {
    kind: "leaf",
    pointer,
    metric: leaf.metric,
    op: leaf.op,
    needed: "value" in leaf ? leaf.value : null,
    actual: value,
    result,
    missing: knowing ? null : missing,
    gap: way === null ? null : Math.abs(way),
    sample: fact?.sample ?? null,
    minSample: leaf.minSample ?? null,
    asOf: fact?.asOf ?? null,
    negated,
  };
  return finding;
}

const turned = { pass: "fail", fail: "pass", unknown: "unknown" } as const;

/** Kleene: one fail decides an `all`, one pass decides an `any`, and an unknown stays one. */
function groupResult(kind: PlannedGroup["kind"], children: readonly RuleFinding[]): LeafResult {
  const results = children.map(({ result }) => result);
  if (kind === "not") return turned[results[0] ?? "unknown"];
  const [deciding, otherwise] =
    kind === "all" ? (["fail", "pass"] as const) : (["pass", "fail"] as const);
  if (results.includes(deciding)) return deciding;
  return results.includes("unknown") ? "unknown" : otherwise;
}

function groupFinding(group: PlannedGroup, facts: Facts): GroupFinding {
  const { kind, pointer, negated } = group;
  const children = group.children.map((child) => findingOf(child, facts));
  const result = groupResult(kind, children);
  const open = isChoice(group) && !isMet(result, negated);
  return { kind, pointer, result, children, cheapest: open ? cheapestOf(children, negated) : null };
}

export const findingOf = (node: PlannedNode, facts: Facts): RuleFinding =>
  node.kind === "leaf" ? leafFinding(node, facts[node.leaf.metric]) : groupFinding(node, facts);
