/**
 * Every leaf's state and gap as plain numbers, two per leaf in the author's order: state 0 pass,
 * 1 fail, 2 unknown; gap in the metric's step, -1 where distance has no meaning.
 */
import type { Facts } from "~/features/metrics/fact";
import type { LeafResult } from "../rule";
import { gapsOf } from "./finding-code";
import { isMet, missingOf, resultOf } from "./leaf";
import { stepsTo } from "./need";
import type { Plan, PlannedLeaf } from "./plan";
import { fromFacts, type LeafAccess, weighingCode } from "./weighing-code";

export type Weights = number[] | Float64Array;
export type Weigher = (facts: Facts, into: Weights) => void;
/** Only the leaves that are not simply passed: leaf, state, gap. */
export type Compacter = (facts: Facts) => number[];

export const states = ["pass", "fail", "unknown"] as const satisfies readonly LeafResult[];

export function weighingBody(
  { leaves }: Plan,
  access: (leaf: PlannedLeaf) => LeafAccess,
  store: (index: number) => string,
): string {
  return leaves
    .map((leaf) => `{ ${weighingCode(leaf, access(leaf))} ${store(leaf.index)} }`)
    .join("\n");
}

export const storeAll = (index: number): string =>
  `o[${index * 2}] = s${index}; o[${index * 2 + 1}] = g${index};`;
const storeNotable = (index: number): string =>
  `if (s${index} !== 0 || g${index} !== 0) o.push(${index}, s${index}, g${index});`;

export function weigherFromCode(plan: Plan): Weigher {
  const code = `"use strict"; return function (f, o) { ${weighingBody(plan, fromFacts, storeAll)} };`;
  return new Function("gaps", code)(gapsOf(plan.leaves));
}

export function compacterFromCode(plan: Plan): Compacter {
  const body = weighingBody(plan, fromFacts, storeNotable);
  const code = `"use strict"; return function (f) { const o = []; ${body} return o; };`;
  return new Function("gaps", code)(gapsOf(plan.leaves));
}

export function weigherFromPlan({ leaves }: Plan): Weigher {
  return (facts, into) => {
    for (const { leaf, need, negated, index } of leaves) {
      const fact = facts[leaf.metric];
      const value = fact?.value ?? null;
      const missing = missingOf(leaf, fact);
      const result = resultOf(leaf, value, missing);
      const gap = missing === null ? stepsTo(need, value) : -1;
      into[index * 2] = states.indexOf(result);
      into[index * 2 + 1] = isMet(result, negated) ? 0 : gap;
    }
  };
}

export function compacterFromPlan(plan: Plan): Compacter {
  const weigh = weigherFromPlan(plan);
  return (facts) => {
    const weights: number[] = [];
    weigh(facts, weights);
    return plan.leaves.flatMap(({ index }) => {
      const [state = 0, gap = 0] = weights.slice(index * 2, index * 2 + 2);
      return state === 0 && gap === 0 ? [] : [index, state, gap];
    });
  };
}
