/**
 * The rule as closures, for places that forbid code from text (a strict Content-Security-Policy).
 * Kleene's logic as arithmetic: false 0, unknown 1, true 2; `all` is the least, `any` the greatest.
 */
import type { Facts } from "~/features/metrics/fact";
import type { FactColumns } from "../fact-columns";
import type { Leaf, Scalar } from "../rule";
import { holds, missingOf } from "./leaf";
import type { PlannedLeaf, PlannedNode } from "./plan";

export type Truth = 0 | 1 | 2;
export type Reader<Subject> = (subject: Subject) => Truth;

const whenMissing = { FAIL: 0, REVIEW: 1, PASS: 2 } as const;

function missingTruth(leaf: Leaf): Truth {
  if (leaf.op === "known") return 0;
  return leaf.op === "unknown" ? 2 : whenMissing[leaf.onMissing];
}

export function factReader({ leaf }: PlannedLeaf): Reader<Facts> {
  const { metric } = leaf;
  const without = missingTruth(leaf);
  return (facts) => {
    const fact = facts[metric];
    if (fact === undefined || fact.value === null) return without;
    if (leaf.minSample !== undefined && missingOf(leaf, fact) !== null) return without;
    return holds(leaf, fact.value) ? 2 : 0;
  };
}

/** The leaf with its constants as the numbers that the columns hold. */
export function numericLeaf(leaf: Leaf, columns: FactColumns): Leaf {
  if (!("value" in leaf)) return leaf;
  const number = (value: Scalar) => columns.numberOf(leaf.metric, value);
  const value = Array.isArray(leaf.value) ? leaf.value.map(number) : number(leaf.value as Scalar);
  return { ...leaf, value } as Leaf;
}

/** Whether a row's value is there and its sample large enough for the leaf. */
export function columnPresence(columns: FactColumns, leaf: Leaf): (row: number) => boolean {
  const values = columns.valuesOf(leaf.metric) ?? [];
  const samples = columns.samplesOf(leaf.metric) ?? [];
  const { minSample } = leaf;
  return (row) =>
    !Number.isNaN(values[row] ?? Number.NaN) &&
    (minSample === undefined || (samples[row] ?? Number.NaN) >= minSample);
}

export function columnReader(columns: FactColumns): (planned: PlannedLeaf) => Reader<number> {
  return ({ leaf }) => {
    const without = missingTruth(leaf);
    const values = columns.valuesOf(leaf.metric) ?? [];
    const isThere = columnPresence(columns, leaf);
    const numeric = numericLeaf(leaf, columns);
    return (row) => {
      if (!isThere(row)) return without;
      return holds(numeric, values[row] ?? Number.NaN) ? 2 : 0;
    };
  };
}

export function readerOf<Subject>(
  node: PlannedNode,
  leafReader: (planned: PlannedLeaf) => Reader<Subject>,
): Reader<Subject> {
  if (node.kind === "leaf") return leafReader(node);
  const readers = node.children.map((child) => readerOf(child, leafReader));
  const [first = () => 1 as const] = readers;
  if (node.kind === "not") return (subject) => (2 - first(subject)) as Truth;
  const [deciding, otherwise] = node.kind === "all" ? ([0, 2] as const) : ([2, 0] as const);
  return (subject) => {
    let truth: Truth = otherwise;
    for (const reader of readers) {
      const answer = reader(subject);
      if (answer === deciding) return answer;
      if (answer === 1) truth = 1;
    }
    return truth;
  };
}
