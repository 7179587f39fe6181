/** The text of a rule over columns: a value is `values3[i]`, its sample `samples3[i]`, and NaN is missing. */
import type { MetricKey } from "~/features/metrics/dictionary";
import type { FactColumns } from "../fact-columns";
import { columnReader } from "./closures";
import { type Access, constantText } from "./code";
import type { PlannedLeaf } from "./plan";

export class ColumnAccess implements Access {
  readonly missingIsNaN = true;
  readonly metrics: MetricKey[] = [];

  constructor(
    private readonly columns: FactColumns,
    readonly passShare: (leaf: PlannedLeaf) => number,
  ) {}

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

const measuredRows = 256;

/** How often a leaf passes among rows spread over the columns. */
export function passShareIn(columns: FactColumns): (leaf: PlannedLeaf) => number {
  const reader = columnReader(columns);
  const stride = Math.max(1, Math.floor(columns.size / measuredRows));
  return (leaf) => {
    const read = reader(leaf);
    let [passes, looked] = [0, 0];
    for (let row = 0; row < columns.size; row += stride, looked += 1) {
      if (read(row) === 2) passes += 1;
    }
    return looked === 0 ? 0.5 : passes / looked;
  };
}
