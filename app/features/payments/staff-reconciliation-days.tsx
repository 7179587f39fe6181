import type { I18n } from "@lingui/core";
import { useLingui } from "@lingui/react";
import { Count, Money } from "~/ui/figure/amounts";
import { DayText, When } from "~/ui/figure/times";
import { SelectField } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { DayField } from "~/ui/form/text-fields";
import { EmptyState } from "~/ui/layout/empty-state";
import { type ActiveFilter, FilterBar } from "~/ui/layout/filter-bar";
import { Pagination } from "~/ui/layout/pagination";
import { Panel } from "~/ui/layout/panel";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { ListPage } from "~/values/keyset";
import { type DayLine, dayViews } from "./reconciliation-list";
import type { DayQuery } from "./reconciliation-query";
import { DayFlag } from "./staff-reconciliation-words";

const viewWords = (i18n: I18n) => ({
  open: i18n._("With something open"),
  ready: i18n._("Ready to close"),
  closed: i18n._("Closed"),
  all: i18n._("All"),
});

function useColumns(): readonly Column<DayLine>[] {
  const { i18n } = useLingui();
  return [
    { key: "day", header: i18n._("Day"), cell: ({ day }) => <DayText day={day} /> },
    { key: "currency", header: i18n._("Currency"), cell: ({ currency }) => currency },
    { key: "state", header: i18n._("State"), cell: (day) => <DayFlag day={day} /> },
    {
      key: "ours",
      header: i18n._("Our books"),
      align: "end",
      cell: ({ oursMinor: amountMinor, currency }) => <Money amount={{ amountMinor, currency }} />,
    },
    {
      key: "theirs",
      header: "Stripe",
      align: "end",
      cell: ({ theirsMinor: amountMinor, currency }) => (
        <Money amount={{ amountMinor, currency }} />
      ),
    },
    {
      key: "difference",
      header: i18n._("Difference"),
      align: "end",
      cell: ({ theirsMinor, oursMinor, currency }) => (
        <Money amount={{ amountMinor: theirsMinor - oursMinor, currency }} signed strong />
      ),
    },
    {
      key: "lines",
      header: i18n._("Lines"),
      align: "end",
      cell: ({ oursCount, theirsCount }) => <Count of={Math.max(oursCount, theirsCount)} />,
    },
    { key: "closed", header: i18n._("Closed by"), cell: ({ closed }) => closed?.name ?? "–" },
    {
      key: "at",
      header: i18n._("Closed at"),
      cell: ({ closed }) => (closed ? <When at={closed.at} /> : "–"),
    },
  ];
}

export function StaffReconciliationDays(props: {
  readonly page: ListPage<DayLine>;
  readonly query: DayQuery;
  readonly prepares: boolean;
  readonly failed: unknown;
}) {
  const { i18n } = useLingui();
  const { page, query } = props;
  const views = viewWords(i18n);
  const columns = useColumns();
  const active: ActiveFilter[] = [
    ...(query.view === "all"
      ? []
      : [{ param: "view", value: query.view, label: views[query.view] }]),
    ...(query.currency
      ? [{ param: "currency", value: query.currency, label: query.currency }]
      : []),
  ];
  return (
    <>
      <FilterBar active={active} keep={["currency"]}>
        <SelectField
          name="view"
          label={i18n._("Show")}
          defaultValue={query.view}
          options={dayViews.map((value) => ({ value, label: views[value] }))}
        />
      </FilterBar>
      <Panel flush>
        <DataTable
          caption={i18n._("Days, the newest first")}
          columns={columns}
          rows={page.rows}
          rowKey={({ day, currency }) => `${day}-${currency}`}
          rowHref={({ day, currency }) => `/ops/reconciliation/${day}?currency=${currency}`}
          empty={
            active.length > 0 ? (
              <EmptyState kind="no-match" filters={active} />
            ) : (
              <EmptyState kind="nothing-yet" title={i18n._("No day has been prepared yet")}>
                {i18n._(
                  "Every night, yesterday's payments are put beside what Stripe's account book says of them.",
                )}
              </EmptyState>
            )
          }
        />
      </Panel>
      <Pagination page={{ ...page, shown: page.rows.length }} />
      {props.prepares ? (
        <Form method="post" failed={props.failed} inline>
          <DayField
            name="day"
            label={i18n._("Another day")}
            hint={i18n._("Reads Stripe's book of that day and puts ours beside it.")}
          />
          <SubmitButton look="plain">{i18n._("Prepare this day")}</SubmitButton>
        </Form>
      ) : null}
    </>
  );
}
