/**
 * Exact reasoning about conditions on one metric. What is known of a value is one of finitely many
 * cases: missing, or there with a sample that is large enough for some conditions and not for others.
 */
import type { Need, NeedOp } from "../reading/need";
import { needOf } from "../reading/need";
import type { PlannedLeaf } from "../reading/plan";
import { everything, intersection, isEmpty, type ValueSet, valuesFor } from "./value-set";

/** False 0, unknown 1, true 2. */
type Truth = 0 | 1 | 2;

/** A condition as its group needs it, whatever `not`s stand above. */
export type Literal = {
  readonly pointer: string;
  readonly need: Need;
  readonly yes: ValueSet;
  readonly no: ValueSet;
  readonly whenMissing: Truth;
  readonly minSample: number;
};

const policyTruth = { PASS: 2, FAIL: 0, REVIEW: 1 } as const;
const knowingTruth: Readonly<Partial<Record<NeedOp, Truth>>> = { known: 0, unknown: 2 };

/** `turned` reads a choice as the negation of a conjunction: not (a or b) is (not a) and (not b). */
export function literalOf({ leaf, negated, pointer }: PlannedLeaf, turned = false): Literal {
  const flipped = negated !== turned;
  const truth = knowingTruth[leaf.op] ?? policyTruth[leaf.onMissing];
  return {
    pointer,
    need: needOf(leaf, flipped),
    yes: valuesFor(needOf(leaf, flipped)),
    no: valuesFor(needOf(leaf, !flipped)),
    whenMissing: flipped ? ((2 - truth) as Truth) : truth,
    minSample: leaf.minSample ?? 0,
  };
}

/** The cases worth telling apart: no value at all, and every sample that some condition asks for. */
const noValue = -1;
const casesOf = (literals: readonly Literal[]): readonly number[] => [
  ...new Set([noValue, 0, ...literals.map(({ minSample }) => minSample)]),
];
const isKnown = ({ minSample }: Literal, sample: number) =>
  sample !== noValue && sample >= minSample;

type Joint = { readonly values: ValueSet; readonly atMost: Truth };

/** All literals at once in one case: the values that pass the known ones, and what the others leave. */
function jointly(literals: readonly Literal[], sample: number, all: ValueSet): Joint {
  let values = all;
  let atMost: Truth = 2;
  for (const literal of literals) {
    if (isKnown(literal, sample)) values = intersection(values, literal.yes);
    else atMost = Math.min(atMost, literal.whenMissing) as Truth;
  }
  return { values, atMost };
}

/** Whether literals of one metric can all come to at least `truth` for some subject. */
export function canReach(literals: readonly Literal[], truth: Truth): boolean {
  const [first] = literals;
  if (first === undefined) return true;
  const all = everything(first.need.metric);
  return casesOf(literals).some((sample) => {
    const { values, atMost } = jointly(literals, sample, all);
    return atMost >= truth && !isEmpty(values);
  });
}

/** Whether dropping `literal` from beside `others` (all of one metric) could never change an answer. */
export function isImplied(literal: Literal, others: readonly Literal[]): boolean {
  const all = everything(literal.need.metric);
  return casesOf([literal, ...others]).every((sample) => {
    const { values, atMost } = jointly(others, sample, all);
    if (atMost === 0 || isEmpty(values)) return true;
    if (isKnown(literal, sample)) return isEmpty(intersection(values, literal.no));
    return literal.whenMissing >= atMost;
  });
}
