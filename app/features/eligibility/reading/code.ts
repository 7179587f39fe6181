/**
 * A rule as JavaScript text. Two plain two-valued expressions, "certainly true" and "certainly false",
 * replace three-valued arithmetic: `not` swaps them, and an unknown leaf is in neither.
 *
 * The text is built from the rule's tree only: metric names come from the closed dictionary, constants
 * go through JSON.stringify, and everything else is written here.
 */
import type { MetricKey } from "~/features/metrics/dictionary";
import type { Leaf, Scalar } from "../rule";
import type { Need } from "./need";
import { needOf } from "./need";
import type { Plan, PlannedLeaf, PlannedNode } from "./plan";

/** How the text gets at a value. */
export type Access = {
  readonly value: (key: MetricKey) => string;
  /** What must hold before a comparison counts; null where a comparison with "missing" is false. */
  readonly guard: (leaf: Leaf) => string | null;
  /** True where a missing value is NaN, which is unequal to itself. */
  readonly missingIsNaN: boolean;
  readonly constant: (key: MetricKey, value: Scalar) => string;
  /** How often a leaf passes, where that was measured: then what decides a group stands first in it. */
  readonly passShare?: (leaf: PlannedLeaf) => number;
};

export function constantText(value: Scalar): string {
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new TypeError(`not an integer: ${value}`);
  }
  return JSON.stringify(value);
}

/** The comparison alone. Over NaN every form is false, so that an unknown is neither yes nor no. */
export function comparisonCode(need: Need, access: Access): string {
  const v = access.value(need.key);
  const constant = (value: Scalar) => access.constant(need.key, value);
  const present = access.missingIsNaN ? `${v} === ${v} && ` : "";
  switch (need.op) {
    case "lt":
      return `${v} < ${constant(need.value)}`;
    case "lte":
      return `${v} <= ${constant(need.value)}`;
    case "gt":
      return `${v} > ${constant(need.value)}`;
    case "gte":
      return `${v} >= ${constant(need.value)}`;
    case "eq":
      return `${v} === ${constant(need.value)}`;
    case "ne":
      return `(${present}${v} !== ${constant(need.value)})`;
    case "between":
      return `(${v} >= ${constant(need.value[0])} && ${v} <= ${constant(need.value[1])})`;
    case "outside":
      return `(${v} < ${constant(need.value[0])} || ${v} > ${constant(need.value[1])})`;
    case "in":
      return `(${need.value.map((member) => `${v} === ${constant(member)}`).join(" || ")})`;
    case "nin":
      return `(${present}${need.value.map((member) => `${v} !== ${constant(member)}`).join(" && ")})`;
    default:
      throw new TypeError(`${need.op} compares nothing`);
  }
}

/** True exactly where the leaf's value is certainly `want`. */
export function leafCode({ leaf }: PlannedLeaf, want: boolean, access: Access): string {
  const guard = access.guard(leaf);
  if (leaf.op === "known" || leaf.op === "unknown") {
    const v = access.value(leaf.metric);
    const present = access.missingIsNaN ? [`${v} === ${v}`] : [];
    const there = [...present, ...(guard === null ? [] : [guard])].join(" && ");
    return (leaf.op === "known") === want ? `(${there})` : `!(${there})`;
  }
  const certainly = (answer: boolean): string => {
    const code = comparisonCode(needOf(leaf, !answer), access);
    return guard === null ? code : `(${guard} && ${code})`;
  };
  if (leaf.onMissing === "PASS" && want) return `!(${certainly(false)})`;
  if (leaf.onMissing === "FAIL" && !want) return `!(${certainly(true)})`;
  return certainly(want);
}

type Part = { readonly code: string; readonly likely: number };

function truthPart(node: PlannedNode, want: boolean, access: Access): Part {
  if (node.kind === "leaf") {
    const passes = access.passShare?.(node) ?? 0.5;
    return { code: leafCode(node, want, access), likely: want ? passes : 1 - passes };
  }
  if (node.kind === "not") return truthPart(onlyChild(node.children), !want, access);
  const all = (node.kind === "all") === want;
  const parts = node.children.map((child) => truthPart(child, want, access));
  // A stable sort: where nothing was measured the author's order stays.
  parts.sort((left, right) => (all ? left.likely - right.likely : right.likely - left.likely));
  const chance = parts.reduce((share, { likely }) => share * (all ? likely : 1 - likely), 1);
  const code = `(${parts.map((part) => part.code).join(all ? " && " : " || ")})`;
  return { code, likely: access.passShare === undefined ? 0.5 : all ? chance : 1 - chance };
}
function onlyChild(children: readonly PlannedNode[]): PlannedNode {
  const [child] = children;
  if (child === undefined) throw new TypeError("a `not` without a child");
  return child;
}

/** Where no leaf can stay unknown, what is not true is false. */
export const isTwoValued = ({ leaves }: Plan): boolean =>
  leaves.every(
    ({ leaf }) => leaf.op === "known" || leaf.op === "unknown" || leaf.onMissing !== "REVIEW",
  );

export const trueCode = (plan: Plan, access: Access): string =>
  truthPart(plan.root, true, access).code;
export const falseCode = (plan: Plan, access: Access): string =>
  truthPart(plan.root, false, access).code;

/** `1` eligible · `0` not eligible · `2` review, as an expression. */
export const outcomeCode = (plan: Plan, access: Access): string => {
  const [yes, no] = [trueCode(plan, access), falseCode(plan, access)];
  return isTwoValued(plan) ? `${yes} ? 1 : 0` : `${yes} ? 1 : ${no} ? 0 : 2`;
};

/** Reads `f`, a `Facts`; `a` and `v` are the function's own variables. */
export const factAccess: Access = {
  value: () => "v",
  guard: ({ metric, minSample }) => {
    const there = `(a = f[${JSON.stringify(metric)}]) !== undefined && (v = a.value) !== null`;
    if (minSample === undefined) return there;
    return `${there} && a.sample !== null && a.sample >= ${constantText(minSample)}`;
  },
  missingIsNaN: false,
  constant: (_, value) => constantText(value),
};

let allowed: boolean | undefined;
/** Asked once: a page under a strict Content-Security-Policy makes no functions from text. */
export function codeIsAllowed(): boolean {
  if (allowed !== undefined) return allowed;
  try {
    allowed = new Function("return true")() === true;
  } catch {
    allowed = false;
  }
  return allowed;
}
