/**
 * Every leaf weighed, as generated text: for leaf n the state `sn` (0 pass, 1 fail, 2 unknown), the gap
 * `gn` (-1 where distance has no meaning) and why a value decided nothing, `mn` (0 it did decide, 1 no
 * value, 2 small sample). Findings and compact answers are both made from these.
 */
import type { FactColumns } from "../fact-columns";
import type { Scalar } from "../rule";
import { type Access, comparisonCode, constantText } from "./code";
import { ColumnAccess, passShareIn } from "./column-code";
import { type Need, needOf } from "./need";
import type { PlannedLeaf } from "./plan";

/** How the text of one leaf gets at its value, under names that end in the leaf's index. */
export type LeafAccess = {
  readonly open: string;
  readonly value: string;
  readonly present: string;
  readonly enough: string | null;
  readonly access: Access;
};

/** From `f`, a `Facts`. Days are texts there, so their gaps are asked of `gaps[n]`. */
export function fromFacts({ leaf, index }: PlannedLeaf): LeafAccess {
  const [a, v] = [`a${index}`, `v${index}`];
  const { minSample } = leaf;
  return {
    open: `const ${a} = f[${JSON.stringify(leaf.metric)}], ${v} = ${a} === undefined ? null : ${a}.value;`,
    value: v,
    present: `${v} !== null`,
    enough:
      minSample === undefined
        ? null
        : `${a}.sample !== null && ${a}.sample >= ${constantText(minSample)}`,
    access: {
      value: () => v,
      guard: () => null,
      missingIsNaN: false,
      constant: (_, value) => constantText(value),
    },
  };
}

/** From row `i` of columns, where everything is a number. */
export function fromColumns(columns: FactColumns): {
  readonly shared: ColumnAccess;
  readonly of: (planned: PlannedLeaf) => LeafAccess;
} {
  const shared = new ColumnAccess(columns, passShareIn(columns));
  const of = ({ leaf, index }: PlannedLeaf): LeafAccess => {
    const x = `x${index}`;
    return {
      open: `const ${x} = ${shared.value(leaf.metric)};`,
      value: x,
      present: `${x} === ${x}`,
      enough: shared.guard(leaf),
      access: { ...shared, constant: shared.constant, value: () => x },
    };
  };
  return { shared, of };
}

/** Steps from a value that is not as needed to one that is, as an expression. */
function gapCode(need: Need, { value: v, access }: LeafAccess, index: number): string {
  const { type } = need.metric;
  if (type === "bool" || type === "enum") return "-1";
  if (type === "date" && !access.missingIsNaN) return `gaps[${index}](${v})`;
  const constant = (value: Scalar) => access.constant(need.key, value);
  const away = (value: Scalar) => `Math.abs(${v} - ${constant(value)})`;
  switch (need.op) {
    case "gte":
      return `${constant(need.value)} - ${v}`;
    case "gt":
      return `${constant(need.value)} - ${v} + 1`;
    case "lte":
      return `${v} - ${constant(need.value)}`;
    case "lt":
      return `${v} - ${constant(need.value)} + 1`;
    case "ne":
      return "1";
    case "eq":
      return away(need.value);
    case "in":
      return `Math.min(${need.value.map(away).join(", ")})`;
    case "between": {
      const [low, high] = [constant(need.value[0]), constant(need.value[1])];
      return `${v} < ${low} ? ${low} - ${v} : ${v} - ${high}`;
    }
    case "outside": {
      const [low, high] = [constant(need.value[0]), constant(need.value[1])];
      return `Math.min(${v} - ${low} + 1, ${high} - ${v} + 1)`;
    }
    default:
      return "-1";
  }
}

const missingState = { PASS: 0, FAIL: 1, REVIEW: 2 } as const;

export function weighingCode(planned: PlannedLeaf, from: LeafAccess): string {
  const { index, leaf, need, negated } = planned;
  const [s, g, m] = [`s${index}`, `g${index}`, `m${index}`];
  const met = (state: number) => state === (negated ? 1 : 0);
  const settle = (state: number, why: number) =>
    `{ ${s} = ${state}; ${g} = ${met(state) ? 0 : -1}; ${m} = ${why}; }`;
  const there = from.enough === null ? from.present : `${from.present} && ${from.enough}`;
  const open = `${from.open} let ${s} = 0, ${g} = 0, ${m} = 0;`;
  if (leaf.op === "known" || leaf.op === "unknown") {
    const [yes, no] = leaf.op === "known" ? [0, 1] : [1, 0];
    return `${open} if (${there}) ${settle(yes, 0)} else ${settle(no, 0)}`;
  }
  const state = missingState[leaf.onMissing];
  const small = from.enough === null ? "" : `else if (!(${from.enough})) ${settle(state, 2)}`;
  const gap = gapCode(need, from, index);
  const decided = negated
    ? `if (${comparisonCode(needOf(leaf, false), from.access)}) ${g} = ${gap}; else ${s} = 1;`
    : `if (!(${comparisonCode(needOf(leaf, false), from.access)})) { ${s} = 1; ${g} = ${gap}; }`;
  return `${open} if (!(${from.present})) ${settle(state, 1)} ${small} else { ${decided} }`;
}
