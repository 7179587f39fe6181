import { useLingui } from "@lingui/react";
import { ChartFrame } from "~/ui/chart/chart-frame";
import { LineChart } from "~/ui/chart/line-chart";
import type { Point } from "~/ui/chart/series";
import { useFormats } from "~/ui/reader";
import type { CohortLine, CoverageReport } from "./coverage-list";
import { useCohortName } from "./staff-coverage-words";

const line = 95;
const percent = (basisPoints: number | null | undefined) =>
  basisPoints == null ? null : basisPoints / 100;

/** Coverage by cohort against the waterline; those that still count are hollow. */
export function StaffCoverageChart(props: {
  readonly of: Pick<CoverageReport, "cohorts" | "beside" | "grain">;
  readonly csv: string;
}) {
  const { i18n } = useLingui();
  const f = useFormats();
  const nameOf = useCohortName();
  const { beside, grain } = props.of;
  const cohorts = [...props.of.cohorts].reverse();
  const label = ({ first, name }: CohortLine) =>
    grain === "month" ? nameOf(name) : f.shortDay(first);
  const pointsOf = (rateIn: (cohort: CohortLine) => number | null): Point[] =>
    cohorts.map((cohort) => ({
      key: cohort.first,
      label: label(cohort),
      value: rateIn(cohort),
      ...(!cohort.final && { incomplete: true }),
    }));
  // While nothing is decided about anybody, a rate of 0 would only stretch the axis.
  const shown = pointsOf(({ rate, counts }) =>
    counts.covered + counts.missed === 0 ? null : percent(rate),
  );
  const all = beside === null ? [] : pointsOf(({ first }) => percent(beside[first]));
  const values = [...shown, ...all].flatMap(({ value }) => value ?? []);
  const lowest = Math.max(0, Math.floor((Math.min(line, ...values) - 2) / 5) * 5);
  const last = cohorts.findLast(({ final, rate }) => final && rate !== null);
  const rateText = (rate: number | null) => (rate === null ? i18n._("No cohort") : f.rate(rate, 2));
  return (
    <ChartFrame
      title={i18n._("Coverage by cohort")}
      definition={i18n._(
        "Of the shops that opened in it, those with 1,000 support impressions within 7 days. Hollow cohorts are still counting.",
      )}
      summary={
        last
          ? i18n._("{cohort}: {rate} covered; the line is above 95%.", {
              cohort: nameOf(last.name),
              rate: rateText(last.rate),
            })
          : i18n._("No cohort is final yet; the line is above 95%.")
      }
      table={{
        head: [
          i18n._("Cohort"),
          i18n._("Shops"),
          i18n._("Covered"),
          i18n._("Coverage"),
          i18n._("95% interval"),
          i18n._("First order"),
          i18n._("Success"),
          i18n._("State"),
        ],
        rows: cohorts.map((cohort) => [
          nameOf(cohort.name),
          f.number(cohort.counts.member),
          f.number(cohort.counts.covered),
          rateText(cohort.rate),
          cohort.low === null || cohort.high === null
            ? "–"
            : `${f.rate(cohort.low, 2)}–${f.rate(cohort.high, 2)}`,
          f.number(cohort.counts.effective),
          f.number(cohort.counts.success),
          cohort.final ? i18n._("Final") : i18n._("Still counting"),
        ]),
      }}
      csv={props.csv}
      cutAxis={lowest > 0}
    >
      <LineChart
        series={[
          { key: "shown", name: i18n._("Covered"), points: shown },
          ...(beside === null ? [] : [{ key: "all", name: i18n._("All shops"), points: all }]),
        ]}
        goal={{ value: line, label: i18n._("Above 95%") }}
        format={(value) => f.rate(Math.round(value * 100))}
        domain={[lowest, 100]}
      />
    </ChartFrame>
  );
}
