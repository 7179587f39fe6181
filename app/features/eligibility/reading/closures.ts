/**
 * The rule as closures, for places that forbid code from text (a strict Content-Security-Policy).
 * Kleene's logic as arithmetic: false 0, unknown 1, true 2; `all` is the least, `any` the greatest.
 */
import type { Facts } from "~/features/metrics/fact";
import type { Leaf } from "../rule";
import { holds, missingOf } from "./leaf";
import type { Plan, PlannedLeaf, PlannedNode } from "./plan";

export type Truth = 0 | 1 | 2;
export type Reader = (facts: Facts) => Truth;

const whenMissing = { FAIL: 0, REVIEW: 1, PASS: 2 } as const;

function missingTruth(leaf: Leaf): Truth {
  if (leaf.op === "known") return 0;
  return leaf.op === "unknown" ? 2 : whenMissing[leaf.onMissing];
}

function leafReader({ leaf }: PlannedLeaf): Reader {
  const { metric } = leaf;
  const without = missingTruth(leaf);
  return (facts) => {
    const fact = facts[metric];
    if (fact === undefined || fact.value === null) return without;
    if (leaf.minSample !== undefined && missingOf(leaf, fact) !== null) return without;
    return holds(leaf, fact.value) ? 2 : 0;
  };
}

export function readerOf(node: PlannedNode): Reader {
  if (node.kind === "leaf") return leafReader(node);
  const readers = node.children.map(readerOf);
  const [first = () => 1 as const] = readers;
  if (node.kind === "not") return (facts) => (2 - first(facts)) as Truth;
  const deciding = node.kind === "all" ? 0 : 2;
  const otherwise = node.kind === "all" ? 2 : 0;
  return (facts) => {
    let truth: Truth = otherwise;
    for (const reader of readers) {
      const answer = reader(facts);
      if (answer === deciding) return answer;
      if (answer === 1) truth = 1;
    }
    return truth;
  };
}

export const closuresOf = ({ root }: Plan): Reader => readerOf(root);
