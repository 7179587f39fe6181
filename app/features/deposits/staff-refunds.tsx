import type { I18n } from "@lingui/core";
import { useLingui } from "@lingui/react";
import { Money } from "~/ui/figure/amounts";
import { When } from "~/ui/figure/times";
import { SelectField } from "~/ui/form/choices";
import { TextField } from "~/ui/form/text-fields";
import { SignalFlag } from "~/ui/identity/signal-flag";
import { EmptyState } from "~/ui/layout/empty-state";
import { type ActiveFilter, FilterBar } from "~/ui/layout/filter-bar";
import { Pagination } from "~/ui/layout/pagination";
import { Panel } from "~/ui/layout/panel";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { ListPage } from "~/values/keyset";
import { lastSecond } from "./deposit-words";
import { type RefundLine, type RefundListView, refundViews } from "./refund-list";
import type { RefundQuery } from "./refund-query";
import { refundKindWords, StaffRefundFlag } from "./staff-deposit-flags";

const viewWords = (i18n: I18n): Readonly<Record<RefundListView, string>> => ({
  review: i18n._("To be decided"),
  failed: i18n._("Failed, another way needed"),
  "by-hand": i18n._("To be paid by hand"),
  cooling: i18n._("In their waiting period"),
  moving: i18n._("On their way"),
  open: i18n._("Still open"),
  ended: i18n._("Ended"),
  all: i18n._("All"),
});

type Props = { readonly page: ListPage<RefundLine>; readonly query: RefundQuery };

function useFilters({ view, store, q }: RefundQuery): readonly ActiveFilter[] {
  const { i18n } = useLingui();
  return [
    ...(view === "review" ? [] : [{ param: "view", value: view, label: viewWords(i18n)[view] }]),
    ...(store
      ? [{ param: "store", value: store, label: i18n._("Shop: {shop}", { shop: store }) }]
      : []),
    ...(q ? [{ param: "q", value: q, label: i18n._("Contains: {text}", { text: q }) }] : []),
  ];
}

/** The queue of what shops want back, and everything that became of it. */
export function StaffRefunds({ page, query }: Props) {
  const { i18n } = useLingui();
  const active = useFilters(query);
  const views = viewWords(i18n);
  return (
    <>
      <FilterBar active={active} keep={["store"]}>
        <SelectField
          name="view"
          label={i18n._("Show")}
          defaultValue={query.view}
          options={refundViews.map((value) => ({ value, label: views[value] }))}
        />
        <TextField
          name="q"
          type="search"
          label={i18n._("Shop or id")}
          width="medium"
          defaultValue={query.q}
        />
      </FilterBar>
      <Panel flush>
        <RefundTable lines={page.rows} active={active} />
      </Panel>
      <Pagination page={{ ...page, shown: page.rows.length }} />
    </>
  );
}

function RefundTable(props: {
  readonly lines: readonly RefundLine[];
  readonly active: readonly ActiveFilter[];
}) {
  const { i18n } = useLingui();
  const kinds = refundKindWords(i18n);
  const columns: Column<RefundLine>[] = [
    { key: "shop", header: i18n._("Shop"), cell: ({ store }) => store.name },
    { key: "kind", header: i18n._("Why"), cell: ({ kind }) => kinds[kind] },
    {
      key: "state",
      header: i18n._("State"),
      cell: ({ status, waitsForSecond }) =>
        waitsForSecond ? (
          <SignalFlag signal="in-review" word={i18n._("A second person is needed")} />
        ) : (
          <StaffRefundFlag status={status} />
        ),
    },
    {
      key: "amount",
      header: i18n._("Amount"),
      align: "end",
      cell: (line) => <Money amount={line} />,
    },
    {
      key: "at",
      header: i18n._("Asked for on"),
      cell: ({ requestedAt }) => <When at={requestedAt} />,
    },
    {
      key: "cooling",
      header: i18n._("Waiting period until"),
      cell: ({ coolingUntil }) =>
        coolingUntil ? <When at={lastSecond(coolingUntil)} as="deadline" /> : "–",
    },
    {
      key: "asked",
      header: i18n._("Shop asks"),
      cell: ({ asked }) => (asked ? i18n._("Yes") : "–"),
    },
  ];
  return (
    <DataTable
      caption={i18n._("Refunds")}
      columns={columns}
      rows={props.lines}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/ops/deposits/refunds/${id}`}
      empty={
        props.active.length > 0 ? (
          <EmptyState kind="no-match" filters={props.active} />
        ) : (
          <EmptyState kind="nothing-yet" title={i18n._("No refund waits to be decided")}>
            {i18n._(
              "A refund appears here when its waiting period is over, or when a shop has left.",
            )}
          </EmptyState>
        )
      }
    />
  );
}
