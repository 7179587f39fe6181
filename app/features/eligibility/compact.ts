/**
 * An explanation on the wire without what its reader already has: the rule version is cached there, so
 * only leaves that are not simply satisfied are named, three integers each: leaf, state, gap. An empty
 * list says that every condition passed.
 */
import type { Facts } from "~/features/metrics/fact";
import { compile } from "./evaluate";
import { type Plan, type PlannedNode, planOf } from "./reading/plan";
import { states } from "./reading/weigher";
import type { EligibilityOutcome, Leaf, LeafResult, Rule } from "./rule";

/** `[leaf, state, gap, leaf, state, gap …]`; states as in `reading/weigher.ts`, gap -1 is no distance. */
export type CompactExplanation = readonly number[];

export const compactOf = (rule: Rule, facts: Facts): CompactExplanation =>
  compile(rule).compact(facts);

export type LeafVerdict = {
  readonly pointer: string;
  readonly leaf: Leaf;
  readonly result: LeafResult;
  readonly gap: number | null;
};
export type ReadCompact = {
  readonly outcome: EligibilityOutcome;
  /** Every leaf of the rule, in the author's order. */
  readonly leaves: readonly LeafVerdict[];
};

const turned = { pass: "fail", fail: "pass", unknown: "unknown" } as const;

function resultOf(node: PlannedNode, leaves: readonly LeafVerdict[]): LeafResult {
  if (node.kind === "leaf") return leaves[node.index]?.result ?? "unknown";
  const results = node.children.map((child) => resultOf(child, leaves));
  if (node.kind === "not") return turned[results[0] ?? "unknown"];
  const deciding = node.kind === "all" ? "fail" : "pass";
  if (results.includes(deciding)) return deciding;
  return results.includes("unknown") ? "unknown" : turned[deciding];
}

function unpacked({ leaves }: Plan, compact: CompactExplanation): LeafVerdict[] {
  const verdicts = leaves.map(
    ({ pointer, leaf }): LeafVerdict => ({ pointer, leaf, result: "pass", gap: 0 }),
  );
  for (let at = 0; at < compact.length; at += 3) {
    const [index = -1, state = -1, gap = -1] = compact.slice(at, at + 3);
    const [verdict, result] = [verdicts[index], states[state]];
    if (verdict === undefined || result === undefined) {
      throw new RangeError("a compact explanation of another rule");
    }
    verdicts[index] = { ...verdict, result, gap: gap < 0 ? null : gap };
  }
  return verdicts;
}

/** Needs the very rule the compact explanation was made with: leaves are known by their place. */
export function readCompact(rule: Rule, compact: CompactExplanation): ReadCompact {
  const plan = planOf(rule);
  const leaves = unpacked(plan, compact);
  const result = resultOf(plan.root, leaves);
  const outcome = result === "pass" ? "eligible" : result === "fail" ? "not_eligible" : "review";
  return { outcome, leaves };
}
