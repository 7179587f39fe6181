import { useLingui } from "@lingui/react";
import { Count } from "~/ui/figure/amounts";
import { When } from "~/ui/figure/times";
import { SignalFlag } from "~/ui/identity/signal-flag";
import { EmptyState } from "~/ui/layout/empty-state";
import { Pagination } from "~/ui/layout/pagination";
import { Panel } from "~/ui/layout/panel";
import { Tabs } from "~/ui/layout/tabs";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { ListPage } from "~/values/keyset";
import type { CoverageAlert } from "./coverage-alert";
import { LeverText } from "./staff-coverage-alert";
import { useCohortName } from "./staff-coverage-words";

/** Every alert there was: what it said last, and when it was over. */
export function StaffCoverageAlertList({ page }: { readonly page: ListPage<CoverageAlert> }) {
  const { i18n } = useLingui();
  const nameOf = useCohortName();
  const columns: Column<CoverageAlert>[] = [
    { key: "cohort", header: i18n._("Cohort"), cell: ({ cohort }) => nameOf(cohort) },
    {
      key: "state",
      header: i18n._("State"),
      cell: ({ resolvedAt }) =>
        resolvedAt === null ? (
          <SignalFlag signal="hold" word={i18n._("Open")} />
        ) : (
          <SignalFlag signal="ended" word={i18n._("Over")} />
        ),
    },
    { key: "raised", header: i18n._("Raised"), cell: ({ raisedAt }) => <When at={raisedAt} /> },
    {
      key: "over",
      header: i18n._("Over since"),
      cell: ({ resolvedAt }) => (resolvedAt === null ? "–" : <When at={resolvedAt} />),
    },
    {
      key: "size",
      header: i18n._("Shops"),
      align: "end",
      cell: ({ size }) => <Count of={size} />,
    },
    {
      key: "covered",
      header: i18n._("Covered"),
      align: "end",
      cell: ({ covered }) => <Count of={covered} />,
    },
    {
      key: "expected",
      header: i18n._("Expected"),
      align: "end",
      cell: ({ expected }) => <Count of={expected} />,
    },
    {
      key: "lever",
      header: i18n._("Cheapest lever"),
      wrap: true,
      cell: ({ lever }) => <LeverText lever={lever} />,
    },
  ];
  return (
    <>
      <Tabs
        label={i18n._("Alerts")}
        param="view"
        tabs={[
          { value: "open", label: i18n._("Open") },
          { value: "all", label: i18n._("All") },
        ]}
      />
      <Panel flush>
        <DataTable
          caption={i18n._("Cohorts that are likely to miss the line")}
          columns={columns}
          rows={page.rows}
          rowKey={({ id }) => id}
          rowHref={({ cohort }) => `/ops/coverage/${cohort}`}
          empty={
            <EmptyState kind="nothing-yet" title={i18n._("Every running cohort is on course")}>
              {i18n._(
                "When the plan will not bring a cohort above the line, it appears here while there is time to act.",
              )}
            </EmptyState>
          }
        />
      </Panel>
      <Pagination page={{ ...page, shown: page.rows.length }} />
    </>
  );
}
