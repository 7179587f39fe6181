/** Facts for tests of rules: values by metric, or `[value, sample]` where the count behind it matters. */
import { isMetricKey, type MetricKey } from "~/features/metrics/dictionary";
import type { Fact, Facts, FactValue } from "~/features/metrics/fact";

export type Given = { readonly [Key in MetricKey]?: FactValue | readonly [FactValue, number] };

export function factsFrom(given: Given, asOf = "2026-11-22"): Facts {
  return Object.fromEntries(
    Object.entries(given).map(([key, stated]): [MetricKey, Fact] => {
      if (!isMetricKey(key)) throw new Error(`no such metric: ${key}`);
      const [value, sample] = Array.isArray(stated) ? stated : [stated, 1_000];
      return [key, { value, sample, asOf, source: "computed" }];
    }),
  );
}
