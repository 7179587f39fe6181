/**
 * The facts of many subjects held column by column, so that a draft rule can be tried on all of them
 * without the database: a slider in the editor, a simulation, a benchmark. Every value is one double
 * (integers to 2^53, bools 0 and 1, codes and days as numbers) and NaN is "missing": no comparison
 * with it is true, which is just what an unknown value needs.
 */
import { type MetricKey, metricOf } from "~/features/metrics/dictionary";
import type { Facts } from "~/features/metrics/fact";
import { daysBetween } from "~/values/day";
import type { Scalar } from "./rule";

const epoch = "1970-01-01";

export class FactColumns {
  readonly size: number;
  private readonly values = new Map<MetricKey, Float64Array>();
  private readonly samples = new Map<MetricKey, Float64Array>();
  private readonly codes = new Map<string, number>();

  constructor(metrics: readonly MetricKey[], size: number) {
    this.size = size;
    for (const metric of metrics) {
      this.values.set(metric, new Float64Array(size).fill(Number.NaN));
      const { sample } = metricOf(metric);
      if (sample !== undefined) this.samples.set(metric, new Float64Array(size).fill(Number.NaN));
    }
  }

  /** A code keeps its number for the life of these columns, whether a fact or a rule named it first. */
  numberOf(metric: MetricKey, value: Scalar): number {
    if (typeof value === "number") return value;
    if (typeof value === "boolean") return value ? 1 : 0;
    if (metricOf(metric).type === "date") return daysBetween(epoch, value);
    const known = this.codes.get(value);
    if (known !== undefined) return known;
    this.codes.set(value, this.codes.size);
    return this.codes.size - 1;
  }

  set(row: number, facts: Facts): void {
    for (const [metric, column] of this.values) {
      const fact = facts[metric];
      const value = fact?.value ?? null;
      column[row] = value === null ? Number.NaN : this.numberOf(metric, value);
      const samples = this.samples.get(metric);
      if (samples !== undefined) samples[row] = fact?.sample ?? Number.NaN;
    }
  }

  /** Undefined where these columns do not hold the metric: it is then unknown for everybody. */
  valuesOf(metric: MetricKey): Float64Array | undefined {
    return this.values.get(metric);
  }
  samplesOf(metric: MetricKey): Float64Array | undefined {
    return this.samples.get(metric);
  }
}
