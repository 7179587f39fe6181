import type { I18n } from "@lingui/core";
import { useLingui } from "@lingui/react";
import { Money } from "~/ui/figure/amounts";
import { When } from "~/ui/figure/times";
import { SelectField } from "~/ui/form/choices";
import { TextField } from "~/ui/form/text-fields";
import { EmptyState } from "~/ui/layout/empty-state";
import { type ActiveFilter, FilterBar } from "~/ui/layout/filter-bar";
import { Pagination } from "~/ui/layout/pagination";
import { Panel } from "~/ui/layout/panel";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { ListPage } from "~/values/keyset";
import { type DeductionLine, type DeductionView, deductionViews } from "./deduction-list";
import type { DeductionQuery } from "./deduction-query";
import { lastSecond } from "./deposit-words";
import { deductionKindWords, StaffDeductionFlag } from "./staff-deposit-flags";

const viewWords = (i18n: I18n): Readonly<Record<DeductionView, string>> => ({
  "to-decide": i18n._("To be decided"),
  proposed: i18n._("Proposed, the shop not told"),
  waiting: i18n._("Waiting for the shop"),
  open: i18n._("Still open"),
  decided: i18n._("Decided"),
  all: i18n._("All"),
});

type Props = { readonly page: ListPage<DeductionLine>; readonly query: DeductionQuery };

function useFilters({ view, kind, store, q }: DeductionQuery): readonly ActiveFilter[] {
  const { i18n } = useLingui();
  return [
    ...(view === "open" ? [] : [{ param: "view", value: view, label: viewWords(i18n)[view] }]),
    ...(kind ? [{ param: "kind", value: kind, label: deductionKindWords(i18n)[kind] }] : []),
    ...(store
      ? [{ param: "store", value: store, label: i18n._("Shop: {shop}", { shop: store }) }]
      : []),
    ...(q ? [{ param: "q", value: q, label: i18n._("Contains: {text}", { text: q }) }] : []),
  ];
}

export function StaffDeductions({ page, query }: Props) {
  const { i18n } = useLingui();
  const active = useFilters(query);
  const views = viewWords(i18n);
  const kinds = deductionKindWords(i18n);
  return (
    <>
      <FilterBar active={active} keep={["store"]}>
        <SelectField
          name="view"
          label={i18n._("Show")}
          defaultValue={query.view}
          options={deductionViews.map((value) => ({ value, label: views[value] }))}
        />
        <SelectField
          name="kind"
          label={i18n._("Kind")}
          empty={i18n._("All kinds")}
          defaultValue={query.kind}
          options={(["PENALTY", "ADVANCE_COMPENSATION"] as const).map((value) => ({
            value,
            label: kinds[value],
          }))}
        />
        <TextField
          name="q"
          type="search"
          label={i18n._("Shop, reason or id")}
          width="medium"
          defaultValue={query.q}
        />
      </FilterBar>
      <Panel flush>
        <DeductionTable lines={page.rows} active={active} />
      </Panel>
      <Pagination page={{ ...page, shown: page.rows.length }} />
    </>
  );
}

function DeductionTable(props: {
  readonly lines: readonly DeductionLine[];
  readonly active: readonly ActiveFilter[];
}) {
  const { i18n } = useLingui();
  const kinds = deductionKindWords(i18n);
  const columns: Column<DeductionLine>[] = [
    { key: "shop", header: i18n._("Shop"), cell: ({ store }) => store.name },
    { key: "kind", header: i18n._("Kind"), cell: ({ kind }) => kinds[kind] },
    {
      key: "state",
      header: i18n._("State"),
      cell: ({ status }) => <StaffDeductionFlag status={status} />,
    },
    {
      key: "amount",
      header: i18n._("Amount"),
      align: "end",
      cell: (line) => <Money amount={line} />,
    },
    {
      key: "answer",
      header: i18n._("Answer by"),
      cell: ({ replyUntil, accepted }) => {
        if (accepted) return i18n._("The shop agreed");
        return replyUntil ? <When at={lastSecond(replyUntil)} as="deadline" /> : "–";
      },
    },
    { key: "reason", header: i18n._("Reason"), wrap: true, cell: ({ reason }) => reason },
    { key: "at", header: i18n._("Proposed"), cell: ({ proposedAt }) => <When at={proposedAt} /> },
  ];
  return (
    <DataTable
      caption={i18n._("Deductions")}
      columns={columns}
      rows={props.lines}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/ops/deposits/deductions/${id}`}
      empty={
        props.active.length > 0 ? (
          <EmptyState kind="no-match" filters={props.active} />
        ) : (
          <EmptyState kind="nothing-yet" title={i18n._("No deduction is open")}>
            {i18n._(
              "A deduction is proposed with evidence, and the shop answers before anything is taken.",
            )}
          </EmptyState>
        )
      }
    />
  );
}
