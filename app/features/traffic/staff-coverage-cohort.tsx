import { useLingui } from "@lingui/react";
import { Stats } from "~/ui/figure/stats";
import { Panel } from "~/ui/layout/panel";
import { useFormats } from "~/ui/reader";
import { coverageAddress } from "./coverage-address";
import type { CoverageAlert } from "./coverage-alert";
import type { CoverageCounts, CoverageRate } from "./coverage-counts";
import type { CoverageSegment, CoverageView } from "./coverage-list";
import { StaffCoverageAlerts } from "./staff-coverage-alert";
import { StaffCoverageSteps } from "./staff-coverage-steps";
import { CohortRate, Interval } from "./staff-coverage-words";

/** A cohort's figures; each opens its shops below. */
export function StaffCoverageCohort(props: {
  readonly name: string;
  readonly counts: CoverageCounts;
  readonly rate: CoverageRate;
  readonly missing: number;
  readonly segment: CoverageSegment;
  readonly alerts: readonly CoverageAlert[];
}) {
  const { i18n } = useLingui();
  const f = useFormats();
  const { name, counts, rate, missing, segment } = props;
  const stat = (view: CoverageView & keyof CoverageCounts, label: string) => ({
    key: view,
    label,
    value: f.number(counts[view]),
    to: coverageAddress(name, segment, { view }),
  });
  return (
    <>
      <StaffCoverageAlerts alerts={props.alerts} own />
      <Stats
        stats={[
          {
            key: "rate",
            label: i18n._("Coverage"),
            value: <CohortRate rate={rate.rate} />,
            note:
              rate.rate === null ? null : (
                <>
                  {i18n._("95% interval")} <Interval {...rate} />
                </>
              ),
          },
          stat("member", i18n._("In the cohort")),
          {
            ...stat("covered", i18n._("Covered")),
            note: missing === 0 ? null : i18n._("{count} short of the line", { count: missing }),
          },
          stat("waiting", i18n._("Not covered yet")),
          stat("missed", i18n._("Missed")),
        ]}
      />
      <Panel title={i18n._("From opening to success")} flush>
        <StaffCoverageSteps cohort={name} counts={counts} segment={segment} />
      </Panel>
    </>
  );
}
