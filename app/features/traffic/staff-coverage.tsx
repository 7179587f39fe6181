import { useLingui } from "@lingui/react";
import { EmptyState } from "~/ui/layout/empty-state";
import { Panel } from "~/ui/layout/panel";
import { useFormats } from "~/ui/reader";
import type { CoverageReport } from "./coverage-list";
import type { CoverageQuery } from "./coverage-query";
import { StaffCoverageAlerts } from "./staff-coverage-alert";
import { StaffCoverageChart } from "./staff-coverage-chart";
import { StaffCoverageControls } from "./staff-coverage-controls";
import { StaffCoverageDefinition } from "./staff-coverage-definition";
import { StaffCoverageGrid } from "./staff-coverage-grid";
import { StaffCoverageSegments } from "./staff-coverage-segments";
import { StaffCoverageSteps } from "./staff-coverage-steps";
import { useActiveSegments, useCohortName } from "./staff-coverage-words";

/** S5: cohorts against the line, by day, by segment and step by step. */
export function StaffCoverage(props: {
  readonly of: CoverageReport;
  readonly query: CoverageQuery;
  readonly csv: string;
}) {
  const { i18n } = useLingui();
  const active = useActiveSegments(props.query);
  const { of, query } = props;
  const nobody = of.cohorts.every(({ counts }) => counts.opened === 0);
  return (
    <>
      <StaffCoverageAlerts alerts={of.alerts} />
      <div className="no-print">
        <StaffCoverageControls query={query} choices={of.choices} active={active} />
      </div>
      {nobody ? (
        <Panel flush>
          {active.length > 0 ? (
            <EmptyState kind="no-match" filters={active} />
          ) : (
            <EmptyState kind="nothing-yet" title={i18n._("No cohort yet")}>
              {i18n._(
                "Every night, the shops that opened in a week are counted: who has a product on sale, who was shown, who is covered.",
              )}
            </EmptyState>
          )}
        </Panel>
      ) : (
        <Figures of={of} query={query} csv={props.csv} />
      )}
      <StaffCoverageDefinition />
    </>
  );
}

function Figures(props: {
  readonly of: CoverageReport;
  readonly query: CoverageQuery;
  readonly csv: string;
}) {
  const { i18n } = useLingui();
  const f = useFormats();
  const nameOf = useCohortName();
  const { of, query } = props;
  const { together, asOf } = of;
  const lead = together.final
    ? i18n._("Final cohorts: {stretch}.", { stretch: nameOf(together.name) })
    : i18n._("No cohort is final yet: all of them, still counting.");
  return (
    <>
      <StaffCoverageChart of={of} csv={props.csv} />
      <Panel
        title={i18n._("By day since opening")}
        lead={i18n._(
          "Covered of all shops of the cohort by the end of the day; dashed cells are still counting. Counted up to {day}.",
          { day: asOf === null ? "–" : f.day(asOf) },
        )}
        flush
      >
        <StaffCoverageGrid lines={of.cohorts} segment={query} />
      </Panel>
      <Panel title={i18n._("Why short")} lead={lead} flush>
        <StaffCoverageSteps cohort={together.name} counts={together.counts} segment={query} />
      </Panel>
      <Panel title={i18n._("What costs most")} lead={lead} flush>
        <StaffCoverageSegments of={of} group={query.group} segment={query} />
      </Panel>
    </>
  );
}
