/** How much it would take to satisfy a part of a rule, so that the cheapest way can be named. */
import type { LeafFinding, RuleFinding } from "../explanation";
import { isMet } from "./leaf";
import { type Need, needIn, wayTo } from "./need";

/** `act`: by the merchant's own doing · `wait`: time alone does it · `never`: it cannot come to be. */
export type Reach = "met" | "act" | "wait" | "never";

/** Grows by one each day whatever anybody does. */
const growsDaily = new Set<string>(["store.daysSinceOpened", "deposit.arrearsDays"]);

/** Whether a known value that is not as needed can come to be so, by rising or by falling. */
export function reachBy({ metric, key }: Need, rises: boolean): "act" | "wait" | "never" {
  if (growsDaily.has(key)) return rises ? "wait" : metric.closable ? "act" : "never";
  if (!metric.closable) return "never";
  // What has been counted once stays counted: a lifetime figure never comes down again.
  return metric.window === "ever" && metric.type !== "bool" && !rises ? "never" : "act";
}

export function reachOf(leaf: LeafFinding): Reach {
  if (isMet(leaf.result, leaf.negated)) return "met";
  const need = needIn(leaf);
  if (leaf.actual === null || leaf.missing !== null) return need.metric.closable ? "act" : "wait";
  return reachBy(need, (wayTo(need, leaf.actual) ?? 0) > 0);
}

/**
 * The share of the way that is already done, 0 to 1: 24 of 30 orders is 0.8, a rate at twice its limit
 * 0.5. Null where there is no way to measure: yes-or-no answers and codes.
 */
export function progressOf(leaf: LeafFinding): number | null {
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
export function costOf(node: RuleFinding, negated: boolean): number {
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
export function cheapestOf(children: readonly RuleFinding[], negated: boolean): number | null {
  let [best, least] = [null as number | null, Number.POSITIVE_INFINITY];
  for (const [index, child] of children.entries()) {
    const cost = costOf(child, negated);
    if (cost < least) [best, least] = [index, cost];
  }
  return best;
}
