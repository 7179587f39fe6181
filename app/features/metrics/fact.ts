import type { Day } from "~/values/day";
import type { MetricKey } from "./dictionary";

/** A missing value is null, never zero. Money and rates are safe integers in the metric's own step. */
export type FactValue = number | boolean | string | null;

export type Fact = {
  readonly value: FactValue;
  /** The count behind a rate or score; null where the metric has none or it is not known. */
  readonly sample: number | null;
  readonly asOf: Day;
  readonly source: "computed" | "supplied";
};

/** What is known of one subject. A metric that is absent and one that is null mean the same. */
export type Facts = { readonly [Key in MetricKey]?: Fact };
