/**
 * The facts that a statement over enrollments brings back with each row. What is older than yesterday is
 * not known any more: a night without fresh figures warns nobody and ends nothing.
 */
import { type MetricKey, metricOf } from "~/features/metrics/dictionary";
import type { Fact, Facts, FactValue } from "~/features/metrics/fact";
import { addDays, type Day } from "~/values/day";
import { columnOf } from "./rule-columns";

type Read = { readonly metric: MetricKey; readonly asOf: string | null };
export type FactRow = Readonly<Record<string, unknown>>;

const asOfColumn = (metric: MetricKey): string | null => {
  if (metric.startsWith("deposit.")) return null;
  return metric.startsWith("product.") ? "pf_as_of" : "f_as_of";
};

export type FactReader = {
  /** To be put into a select list over `factJoins`. */
  readonly columns: string;
  readonly factsOf: (row: FactRow, today: Day) => Facts;
};

export function factReader(metrics: readonly MetricKey[]): FactReader {
  const known = metrics.flatMap((metric) => {
    const column = columnOf(metric);
    return column === null ? [] : [{ metric, column }];
  });
  const columns = known.flatMap(({ column }, at) => [
    `${column.value} AS "v${at}"`,
    ...(column.sample === undefined ? [] : [`${column.sample} AS "s${at}"`]),
  ]);
  return {
    columns: ["f.as_of AS f_as_of", "pf.as_of AS pf_as_of", ...columns].join(", "),
    factsOf: (row, today) =>
      Object.fromEntries(
        known.map(({ metric }, at): [MetricKey, Fact] => [
          metric,
          factOf({ metric, asOf: asOfColumn(metric) }, row, at, today),
        ]),
      ),
  };
}

function factOf({ metric, asOf }: Read, row: FactRow, at: number, today: Day): Fact {
  const day = asOf === null ? today : ((row[asOf] as Day | null) ?? null);
  const fresh = day !== null && day >= addDays(today, -1);
  const sample = metricOf(metric).sample === undefined ? null : (row[`s${at}`] ?? null);
  return {
    value: fresh ? ((row[`v${at}`] ?? null) as FactValue) : null,
    sample: fresh ? (sample as number | null) : null,
    asOf: day ?? today,
    source: "computed",
  };
}
