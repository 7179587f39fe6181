/** The text of a rule over columns: a value is `values3[i]`, its sample `samples3[i]`, and NaN is missing. */
import type { MetricKey } from "~/features/metrics/dictionary";
import type { FactColumns } from "../fact-columns";
import { type Access, constantText } from "./code";

export class ColumnAccess implements Access {
  readonly missingIsNaN = true;
  readonly metrics: MetricKey[] = [];

  constructor(private readonly columns: FactColumns) {}

  private at(key: MetricKey): number {
    const known = this.metrics.indexOf(key);
    return known >= 0 ? known : this.metrics.push(key) - 1;
  }
  value = (key: MetricKey): string => `values${this.at(key)}[i]`;
  guard: Access["guard"] = ({ metric, minSample }) =>
    minSample === undefined ? null : `samples${this.at(metric)}[i] >= ${constantText(minSample)}`;
  constant: Access["constant"] = (key, value) => constantText(this.columns.numberOf(key, value));

  /** Declarations that bind `values0`, `samples0` … from the function's parameter `columns`. */
  declarations(): string {
    return this.metrics
      .map(
        (_, at) =>
          `const values${at} = columns.values[${at}], samples${at} = columns.samples[${at}];`,
      )
      .join(" ");
  }
  bound(): { values: Float64Array[]; samples: Float64Array[] } {
    const nothing = new Float64Array(this.columns.size).fill(Number.NaN);
    return {
      values: this.metrics.map((metric) => this.columns.valuesOf(metric) ?? nothing),
      samples: this.metrics.map((metric) => this.columns.samplesOf(metric) ?? nothing),
    };
  }
}
