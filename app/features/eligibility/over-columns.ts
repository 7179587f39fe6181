/** A rule over columns of facts: the answer for row after row without an object in between. */
import type { FactColumns } from "./fact-columns";
import { columnPresence, columnReader, numericLeaf, readerOf } from "./reading/closures";
import { codeIsAllowed, outcomeCode, trueCode } from "./reading/code";
import { needOf, stepsTo } from "./reading/need";
import { type PlannedLeaf, planOf } from "./reading/plan";
import { storeAll, type Weights, weighingBody } from "./reading/weigher";
import { fromColumns } from "./reading/weighing-code";
import type { Rule } from "./rule";

/** `0` not eligible · `1` eligible · `2` review. */
export type OutcomeNumber = 0 | 1 | 2;

export type ColumnRule = {
  readonly eligible: (row: number) => boolean;
  readonly outcome: (row: number) => OutcomeNumber;
  /** State and gap of every leaf, as `CompiledRule.weigh`. */
  readonly weigh: (row: number, into: Weights) => void;
};

/** Columns may gain rows afterwards, and rules may share them. */
export function overColumnsByCode(rule: Rule, columns: FactColumns): ColumnRule {
  const plan = planOf(rule);
  const { shared, of } = fromColumns(columns);
  const parts = [
    `eligible: function (i) { return ${trueCode(plan, shared)}; }`,
    `outcome: function (i) { return ${outcomeCode(plan, shared)}; }`,
    `weigh: function (i, o) { ${weighingBody(plan, of, storeAll)} }`,
  ];
  const code = `"use strict"; ${shared.declarations()} return { ${parts.join(", ")} };`;
  return new Function("columns", code)(shared.bound());
}

const outcomeOfTruth = [0, 2, 1] as const;
const stateOfTruth = [1, 2, 0] as const;

function gapReader({ leaf, negated }: PlannedLeaf, columns: FactColumns) {
  const values = columns.valuesOf(leaf.metric) ?? [];
  const isThere = columnPresence(columns, leaf);
  const need = needOf(numericLeaf(leaf, columns), negated);
  return (row: number): number => (isThere(row) ? stepsTo(need, values[row] ?? null) : -1);
}

export function overColumnsByClosures(rule: Rule, columns: FactColumns): ColumnRule {
  const { root, leaves } = planOf(rule);
  const readLeaf = columnReader(columns);
  const read = readerOf(root, readLeaf);
  const weighed = leaves.map((leaf) => ({
    at: leaf.index * 2,
    met: leaf.negated ? 1 : 0,
    state: readLeaf(leaf),
    gap: gapReader(leaf, columns),
  }));
  return {
    eligible: (row) => read(row) === 2,
    outcome: (row) => outcomeOfTruth[read(row)],
    weigh: (row, into) => {
      for (const { at, met, state, gap } of weighed) {
        into[at] = stateOfTruth[state(row)];
        into[at + 1] = into[at] === met ? 0 : gap(row);
      }
    },
  };
}

export const overColumns = (rule: Rule, columns: FactColumns): ColumnRule =>
  codeIsAllowed() ? overColumnsByCode(rule, columns) : overColumnsByClosures(rule, columns);
