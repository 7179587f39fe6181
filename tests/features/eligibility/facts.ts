import type { MetricKey } from "~/features/metrics/dictionary";
import type { Fact, Facts, FactValue } from "~/features/metrics/fact";

export const today = "2026-11-23";

export const fact = (value: FactValue, sample: number | null = null): Fact => ({
  value,
  sample,
  asOf: today,
  source: "computed",
});

export const factsOf = (values: { readonly [Key in MetricKey]?: FactValue }): Facts =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fact(value ?? null)]));
