/** Which of the catalogue's three groups a program belongs to for one merchant. */
import { blockingLeaves, leadingLeaves, stateOf } from "./conditions";
import type { Explanation, LeafExplanation } from "./explanation";
import { progressOf, reachOf } from "./reading/cost";

export type Closeness = "ready" | "almost" | "not-yet";

/** Of every unmet figure, this much of the way must be done for a program to be nearly there. */
export const almostShare = 0.8;

const isNear = (leaf: LeafExplanation): boolean =>
  leaf.missing === null && (progressOf(leaf) ?? 0) >= almostShare;

/**
 * Almost: one condition is unmet, or every unmet one is a figure at 80 % or more. Missing data counts
 * as unknown, not as unmet: a rule that lets a person look at it is almost there, one that refuses it
 * is so only when it is the single thing missing. What can never come to be is not near.
 */
export function closeness(explanation: Explanation): Closeness {
  if (explanation.outcome === "eligible") return "ready";
  const blocking = blockingLeaves(explanation);
  if (blocking.some((leaf) => reachOf(leaf) === "never")) return "not-yet";
  const unmet = blocking.filter((leaf) => stateOf(leaf) === "unmet");
  if (unmet.length > 0) return unmet.length === 1 || unmet.every(isNear) ? "almost" : "not-yet";
  return explanation.outcome === "review" || blocking.length === 1 ? "almost" : "not-yet";
}

/** The whole rule as one share, 0 to 1, for sorting and gauges: the mean of its conditions. */
export function progressShare(explanation: Explanation): number {
  if (explanation.outcome === "eligible") return 1;
  const leaves = leadingLeaves(explanation);
  return leaves.reduce((sum, leaf) => sum + (progressOf(leaf) ?? 0), 0) / leaves.length;
}
