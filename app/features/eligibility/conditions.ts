/** From an explanation to what a merchant reads: the conditions of a program's card. */
import type { Day } from "~/values/day";
import type { Words } from "~/values/words";
import type { Explanation, LeafExplanation, RuleExplanation } from "./explanation";
import { cheapestOf, progressOf, type Reach, reachOf } from "./reading/cost";
import { isMet } from "./reading/leaf";
import { type Need, needIn, wayTo } from "./reading/need";
import type { SentenceOptions } from "./sentence";
import { amountText } from "./wording/amounts";
import { neededText } from "./wording/condition-text";
import { gapText, sampleGapText } from "./wording/gap-text";
import { words } from "./wording/phrase";

export type { Reach } from "./reading/cost";

export type ConditionState = "met" | "unmet" | "unknown";

/** A bar from 0 to 1 with a threshold tick: a floor to rise to, or a ceiling to stay under. */
export type Gauge = {
  readonly position: number;
  readonly tick: number;
  readonly shape: "floor" | "ceiling";
};

export type Condition = {
  readonly pointer: string;
  readonly metric: LeafExplanation["metric"];
  readonly label: Words;
  readonly now: Words;
  readonly needed: Words;
  readonly state: ConditionState;
  /** Met for want of data or of a sample: the rule lets it pass, and the sentence says so. */
  readonly waived: boolean;
  /** What is left to do, in the merchant's unit; null when met, hopeless, or not to be counted. */
  readonly gap: Words | null;
  /** Share of the way done, 0 to 1; null for yes-or-no answers, codes and missing data. */
  readonly progress: number | null;
  readonly gauge: Gauge | null;
  readonly reach: Reach;
  readonly asOf: Day | null;
  readonly sentence: Words;
  /** Other ways to satisfy the same condition: the further branches of an `any`. */
  readonly alternatives: readonly Condition[];
};

/** Missing data is unknown, not unmet, whatever the rule makes of it; met only where it passes. */
export function stateOf(leaf: LeafExplanation): ConditionState {
  if (isMet(leaf.result, leaf.negated)) return "met";
  return leaf.missing !== null || leaf.result === "unknown" ? "unknown" : "unmet";
}

/** The threshold that matters for where the value stands; of a range, the nearer end. */
function thresholdOf(need: Need, actual: number): number | null {
  if (need.op === "between" || need.op === "outside") {
    const [low, high] = need.value;
    const end = actual > Number(high) || need.op === "outside" ? high : low;
    return typeof end === "number" ? end : null;
  }
  if (!("value" in need) || typeof need.value !== "number") return null;
  return need.op === "ne" ? null : need.value;
}

function gaugeOf({ actual, missing }: LeafExplanation, need: Need): Gauge | null {
  if (typeof actual !== "number" || missing !== null) return null;
  const threshold = thresholdOf(need, actual);
  if (threshold === null) return null;
  const ceiling = need.op === "lte" || need.op === "lt" || (wayTo(need, actual) ?? 0) < 0;
  const low = Math.min(0, actual, threshold);
  const room = (threshold - low) * (ceiling ? 1.5 : 1.25);
  const high = Math.max(actual, low + room, low + 1);
  const at = (value: number) => (value - low) / (high - low);
  return { position: at(actual), tick: at(threshold), shape: ceiling ? "ceiling" : "floor" };
}

const noData = words("no data yet", "暂无数据");

function conditionOf(leaf: LeafExplanation, { currency }: SentenceOptions): Condition {
  const need = needIn(leaf);
  const [state, reach] = [stateOf(leaf), reachOf(leaf)];
  const { actual, sample, minSample } = leaf;
  const way = leaf.missing === null ? wayTo(need, actual) : null;
  const left = way === null ? sampleGapText(need, sample, minSample) : gapText(need, way, currency);
  return {
    pointer: leaf.pointer,
    metric: leaf.metric,
    label: need.metric.label,
    now: actual === null ? noData : amountText(need.metric, actual, currency),
    needed: neededText(need, currency),
    state,
    waived: state === "met" && leaf.missing !== null,
    gap: reach === "met" || reach === "never" ? null : left,
    progress: progressOf(leaf),
    gauge: gaugeOf(leaf, need),
    reach,
    asOf: leaf.asOf,
    sentence: leaf.sentence,
    alternatives: [],
  };
}

type Walk<Found> = {
  readonly leaf: (leaf: LeafExplanation) => Found;
  readonly choice: (chosen: readonly Found[], others: readonly Found[]) => readonly Found[];
};

/** Flattens what must all hold; of what is a choice, the satisfied or else the cheapest branch leads. */
function walk<Found>(node: RuleExplanation, negated: boolean, step: Walk<Found>): readonly Found[] {
  if (node.kind === "leaf") return [step.leaf(node)];
  const inner = node.kind === "not" ? !negated : negated;
  const branches = node.children.map((child) => walk(child, inner, step));
  if (node.kind === "not" || (node.kind === "all") !== negated) return branches.flat();
  const met = node.children.findIndex((child) => isMet(child.result, negated));
  const chosen = met >= 0 ? met : (cheapestOf(node.children, negated) ?? 0);
  const others = branches.filter((_, index) => index !== chosen).flat();
  return step.choice(branches[chosen] ?? [], others);
}

/** In the author's order. An `any` is one condition: its leading branch, the others as alternatives. */
export function conditionsOf(
  { tree }: Explanation,
  options: SentenceOptions,
): readonly Condition[] {
  return walk<Condition>(tree, false, {
    leaf: (leaf) => conditionOf(leaf, options),
    choice: ([first, ...rest], others) =>
      first === undefined
        ? []
        : [{ ...first, alternatives: [...first.alternatives, ...others] }, ...rest],
  });
}

/** One leaf per condition of the card, without the alternatives. */
export const leadingLeaves = ({ tree }: Explanation): readonly LeafExplanation[] =>
  walk<LeafExplanation>(tree, false, { leaf: (leaf) => leaf, choice: (chosen) => chosen });

/** The leaves that keep the rule from passing, those that fail before those that are not known. */
export function blockingLeaves(explanation: Explanation): readonly LeafExplanation[] {
  if (explanation.outcome === "eligible") return [];
  const leaves = leadingLeaves(explanation);
  const unmet = leaves.filter((leaf) => stateOf(leaf) === "unmet");
  return [...unmet, ...leaves.filter((leaf) => stateOf(leaf) === "unknown")];
}
