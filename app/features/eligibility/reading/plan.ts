/**
 * A rule prepared once for reading: leaves numbered in the author's order, each with its JSON pointer,
 * and what the tree needs of it.
 */
import { isLeaf, type Leaf, type Rule } from "../rule";
import { type Need, needOf } from "./need";

export type PlannedLeaf = {
  readonly kind: "leaf";
  readonly index: number;
  readonly pointer: string;
  readonly leaf: Leaf;
  readonly negated: boolean;
  readonly need: Need;
};
export type PlannedGroup = {
  readonly kind: "all" | "any" | "not";
  readonly pointer: string;
  readonly rule: Rule;
  readonly negated: boolean;
  readonly children: readonly PlannedNode[];
};
export type PlannedNode = PlannedLeaf | PlannedGroup;
export type Plan = { readonly root: PlannedNode; readonly leaves: readonly PlannedLeaf[] };

/** True where the node is satisfied by one child alone: an `any`, or an `all` read under a `not`. */
export const isChoice = (group: { kind: "all" | "any" | "not"; negated: boolean }): boolean =>
  group.kind !== "not" && (group.kind === "any") !== group.negated;

function planned(
  rule: Rule,
  pointer: string,
  negated: boolean,
  leaves: PlannedLeaf[],
): PlannedNode {
  if (isLeaf(rule)) {
    const leaf: PlannedLeaf = {
      kind: "leaf",
      index: leaves.length,
      pointer,
      leaf: rule,
      negated,
      need: needOf(rule, negated),
    };
    leaves.push(leaf);
    return leaf;
  }
  if ("not" in rule) {
    const child = planned(rule.not, `${pointer}/not`, !negated, leaves);
    return { kind: "not", pointer, rule, negated, children: [child] };
  }
  const kind = "all" in rule ? "all" : "any";
  const members = "all" in rule ? rule.all : rule.any;
  const children = members.map((member, at) =>
    planned(member, `${pointer}/${kind}/${at}`, negated, leaves),
  );
  return { kind, pointer, rule, negated, children };
}

const plans = new WeakMap<Rule, Plan>();

/** Rules are immutable, so one plan per rule object is enough. */
export function planOf(rule: Rule): Plan {
  const known = plans.get(rule);
  if (known !== undefined) return known;
  const leaves: PlannedLeaf[] = [];
  const plan: Plan = { root: planned(rule, "", false, leaves), leaves };
  plans.set(rule, plan);
  return plan;
}
