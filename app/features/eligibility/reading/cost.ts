/** How much it would take to satisfy a part of a rule, so that the cheapest way can be named. */
import type { LeafExplanation, RuleExplanation } from "../explanation";
import { isMet } from "./leaf";
import { needIn, wayTo } from "./need";

/** `act`: by the merchant's own doing · `wait`: time alone does it · `never`: it cannot come to be. */
export type Reach = "met" | "act" | "wait" | "never";

/** Grows by one each day whatever anybody does. */
const growsDaily = new Set(["store.daysSinceOpened", "deposit.arrearsDays"]);

export function reachOf(leaf: LeafExplanation): Reach {
  if (isMet(leaf.result, leaf.negated)) return "met";
  const need = needIn(leaf);
  const { metric, key } = need;
  if (leaf.actual === null || leaf.missing !== null) return metric.closable ? "act" : "wait";
  const rises = (wayTo(need, leaf.actual) ?? 0) > 0;
  if (growsDaily.has(key)) return rises ? "wait" : metric.closable ? "act" : "never";
  if (!metric.closable) return "never";
  // What has been counted once stays counted: a lifetime figure never comes down again.
  if (metric.window === "ever" && metric.type !== "bool" && !rises) return "never";
  return "act";
}

/**
 * The share of the way that is already done, 0 to 1: 24 of 30 orders is 0.8, a rate at twice its limit
 * 0.5. Null where there is no way to measure: yes-or-no answers and codes.
 */
export function progressOf(leaf: LeafExplanation): number | null {
  if (isMet(leaf.result, leaf.negated)) return 1;
  const need = needIn(leaf);
  const { actual, missing, sample } = leaf;
  if (actual === null || missing !== null) {
    const least = leaf.minSample ?? need.metric.sample?.least ?? null;
    return least === null || sample === null ? null : Math.min(1, sample / least);
  }
  const way = wayTo(need, actual);
  if (way === null || typeof actual !== "number") return null;
  const target = actual + way;
  const share = way > 0 ? actual / target : target / actual;
  return Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0));
}

const unmeasured = 1;

/** 0 when satisfied, Infinity when it never can be; the work left otherwise, about 1 for a whole goal. */
export function costOf(node: RuleExplanation, negated: boolean): number {
  if (isMet(node.result, negated)) return 0;
  if (node.kind === "leaf") {
    if (reachOf(node) === "never") return Number.POSITIVE_INFINITY;
    const done = progressOf(node);
    return done === null ? unmeasured : 1 - done;
  }
  const inner = node.kind === "not" ? !negated : negated;
  const costs = node.children.map((child) => costOf(child, inner));
  const choice = node.kind !== "not" && (node.kind === "any") !== negated;
  if (choice) return Math.min(...costs);
  return costs.reduce((sum, cost) => sum + cost, 0);
}

/** Index of the child that would take the least; null when none can ever be satisfied. */
export function cheapestOf(children: readonly RuleExplanation[], negated: boolean): number | null {
  let [best, least] = [null as number | null, Number.POSITIVE_INFINITY];
  for (const [index, child] of children.entries()) {
    const cost = costOf(child, negated);
    if (cost < least) [best, least] = [index, cost];
  }
  return best;
}
