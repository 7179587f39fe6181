import { useLingui } from "@lingui/react";
import type { Formats } from "~/locales/format";
import { useFormats, useInWords, useReader } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import { type MetricKey, metricOf } from "./dictionary";
import type { Fact, Facts, FactValue } from "./fact";
import { codeWords, type Metric } from "./metric";

type Line = { readonly key: MetricKey; readonly metric: Metric; readonly fact: Fact };

/** A value in its metric's own unit, as staff read it. */
function useFactText(): (metric: Metric, value: FactValue) => string {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const formats = useFormats();
  const { currency } = useReader();
  return (metric, value) => {
    if (value === null) return i18n._("No data yet");
    if (typeof value === "boolean") return value ? i18n._("Yes") : i18n._("No");
    if (typeof value === "number") return figureText(metric, value, formats, currency);
    if (metric.type === "date") return formats.day(value);
    const words = codeWords(metric, value);
    return words ? inWords(words) : value;
  };
}

function figureText(metric: Metric, value: number, formats: Formats, currency: string): string {
  if (metric.type === "money") return formats.money({ amountMinor: value, currency });
  if (metric.type === "bps") return formats.rate(value);
  return metric.type === "score100" ? formats.number(value / 100, 2) : formats.number(value);
}

function useWindowText(): (window: Metric["window"]) => string {
  const { i18n } = useLingui();
  return (window) => {
    if (window === "now") return i18n._("At present");
    if (window === "ever") return i18n._("Ever");
    if (window === "previous-month") return i18n._("Previous month");
    if (window === "enrollment") return i18n._("Enrollment");
    return i18n._("{days} days", { days: Number.parseInt(window, 10) });
  };
}

/** Every fact of a subject with its window, sample, day and source. */
export function StaffFacts({ facts }: { readonly facts: Facts }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { number, day } = useFormats();
  const text = useFactText();
  const window = useWindowText();
  const sources = { computed: i18n._("Worked out"), supplied: i18n._("Supplied") };
  const lines = Object.entries(facts).map(
    ([key, fact]): Line => ({
      key: key as MetricKey,
      metric: metricOf(key as MetricKey),
      fact,
    }),
  );
  const columns: Column<Line>[] = [
    {
      key: "metric",
      header: i18n._("Fact"),
      cell: ({ metric }) => inWords(metric.label),
      wrap: true,
    },
    {
      key: "value",
      header: i18n._("Value"),
      align: "end",
      cell: ({ metric, fact }) => text(metric, fact.value),
    },
    { key: "window", header: i18n._("Window"), cell: ({ metric }) => window(metric.window) },
    {
      key: "sample",
      header: i18n._("Sample"),
      align: "end",
      cell: ({ metric, fact }) =>
        fact.sample === null
          ? "–"
          : metric.sample
            ? i18n._("{count} of at least {least}", {
                count: number(fact.sample),
                least: number(metric.sample.least),
              })
            : number(fact.sample),
    },
    { key: "asOf", header: i18n._("As of"), cell: ({ fact }) => day(fact.asOf) },
    { key: "source", header: i18n._("Source"), cell: ({ fact }) => sources[fact.source] },
  ];
  return (
    <DataTable
      caption={i18n._("Facts of this shop")}
      columns={columns}
      rows={lines}
      rowKey={({ key }) => key}
    />
  );
}
