/**
 * How far a subject is from eligible, as one integer, so that near misses can be ranked. Each unmet
 * figure counts its gap as a share of its threshold, in parts per billion: 24 of 30 orders is
 * 200,000,000. `sql/near-miss.ts` computes the same number for a whole population.
 */
import type { Facts } from "~/features/metrics/fact";
import { reachBy } from "./reading/cost";
import { isMet, missingOf, resultOf } from "./reading/leaf";
import { type Need, wayTo } from "./reading/need";
import { isChoice, type PlannedLeaf, type PlannedNode, planOf } from "./reading/plan";
import type { Rule } from "./rule";

/** Distance per step, and the number of steps after which farther is no farther. Both integers. */
export type Scale = { readonly perStep: number; readonly stepsAtMost: number };

const wholeGoal = 1_000_000_000;
const farthestGoals = 10;

/** By the threshold; null where distance has no meaning. Caps keep every sum far below 2^53. */
export function scaleOf(need: Need): Scale | null {
  if (need.metric.type === "bool" || need.metric.type === "enum") return null;
  switch (need.op) {
    case "lt":
    case "lte":
    case "gt":
    case "gte":
    case "eq":
    case "between": {
      const target = need.op === "between" ? need.value[0] : need.value;
      // A day has no natural share: a month counts as a whole goal.
      const size = typeof target === "number" ? Math.max(1, Math.abs(target)) : 30;
      const perStep = Math.max(1, Math.round(wholeGoal / size));
      return { perStep, stepsAtMost: Math.floor((farthestGoals * wholeGoal) / perStep) };
    }
    default:
      return null;
  }
}

function leafDistance({ leaf, need, negated }: PlannedLeaf, facts: Facts): number | null {
  const fact = facts[leaf.metric];
  const missing = missingOf(leaf, fact);
  const value = fact?.value ?? null;
  if (isMet(resultOf(leaf, value, missing), negated)) return 0;
  const [scale, way] = [scaleOf(need), missing === null ? wayTo(need, value) : null];
  if (scale === null || way === null || reachBy(need, way > 0) === "never") return null;
  return Math.min(Math.abs(way), scale.stepsAtMost) * scale.perStep;
}

export function distanceOf(node: PlannedNode, facts: Facts): number | null {
  if (node.kind === "leaf") return leafDistance(node, facts);
  const distances = node.children.map((child) => distanceOf(child, facts));
  if (isChoice(node)) {
    const known = distances.filter((distance) => distance !== null);
    return known.length === 0 ? null : Math.min(...known);
  }
  let sum = 0;
  for (const distance of distances) {
    if (distance === null) return null;
    sum += distance;
  }
  return sum;
}

/** What must all hold at the top of a rule: nested `all`s are opened, a choice stays one condition. */
export function conjuncts(node: PlannedNode): readonly PlannedNode[] {
  return node.kind === "leaf" || isChoice(node) ? [node] : node.children.flatMap(conjuncts);
}

/** One or two conditions short, all of them figures that can still move. Null is no near miss. */
export const conditionsShortAtMost = 2;

export function nearMissDistance(rule: Rule, facts: Facts): number | null {
  const distances = conjuncts(planOf(rule).root).map((node) => distanceOf(node, facts));
  const short = distances.filter((distance) => distance !== 0);
  if (short.length === 0 || short.length > conditionsShortAtMost) return null;
  return short.reduce(
    (sum, distance) => (sum === null || distance === null ? null : sum + distance),
    0,
  );
}
