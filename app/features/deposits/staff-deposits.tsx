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
import { type DepositLine, depositStates } from "./deposit-list";
import type { DepositQuery } from "./deposit-query";
import { depositStateWords, StaffDepositFlags } from "./staff-deposit-flags";

type Props = { readonly page: ListPage<DepositLine>; readonly query: DepositQuery };

function useFilters({ state, q }: DepositQuery): readonly ActiveFilter[] {
  const { i18n } = useLingui();
  return [
    ...(state ? [{ param: "state", value: state, label: depositStateWords(i18n)[state] }] : []),
    ...(q ? [{ param: "q", value: q, label: i18n._("Contains: {text}", { text: q }) }] : []),
  ];
}

/** The shops with what they must hold and hold. */
export function StaffDeposits({ page, query }: Props) {
  const { i18n } = useLingui();
  const active = useFilters(query);
  const words = depositStateWords(i18n);
  return (
    <>
      <FilterBar active={active} keep={["sort"]}>
        <SelectField
          name="state"
          label={i18n._("Show")}
          empty={i18n._("All shops")}
          defaultValue={query.state}
          options={depositStates.map((value) => ({ value, label: words[value] }))}
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
        <DepositTable lines={page.rows} active={active} />
      </Panel>
      <Pagination page={{ ...page, shown: page.rows.length }} />
    </>
  );
}

function DepositTable(props: {
  readonly lines: readonly DepositLine[];
  readonly active: readonly ActiveFilter[];
}) {
  const { i18n } = useLingui();
  const money = (amountMinor: number, { currency }: DepositLine) => (
    <Money amount={{ amountMinor, currency }} />
  );
  const columns: Column<DepositLine>[] = [
    { key: "shop", header: i18n._("Shop"), sort: "shop", cell: ({ store }) => store.name },
    {
      key: "state",
      header: i18n._("State"),
      cell: ({ states }) => <StaffDepositFlags states={states} />,
    },
    {
      key: "required",
      header: i18n._("Required"),
      align: "end",
      cell: (line) => money(line.requiredMinor, line),
    },
    {
      key: "held",
      header: i18n._("Held"),
      align: "end",
      sort: "held",
      cell: (line) => money(line.availableMinor, line),
    },
    {
      key: "frozen",
      header: i18n._("Frozen"),
      align: "end",
      cell: (line) => (line.frozenMinor === 0 ? "–" : money(line.frozenMinor, line)),
    },
    {
      key: "missing",
      header: i18n._("Missing"),
      align: "end",
      sort: "missing",
      cell: (line) => (line.missingMinor === 0 ? "–" : money(line.missingMinor, line)),
    },
    {
      key: "due",
      header: i18n._("Due"),
      sort: "due",
      cell: ({ dueAt }) => (dueAt ? <When at={dueAt} as="deadline" /> : "–"),
    },
  ];
  return (
    <DataTable
      caption={i18n._("Deposits of shops")}
      columns={columns}
      rows={props.lines}
      rowKey={({ store }) => store.uid}
      rowHref={({ store }) => `/ops/deposits/${encodeURIComponent(store.uid)}`}
      empty={
        props.active.length > 0 ? (
          <EmptyState kind="no-match" filters={props.active} />
        ) : (
          <EmptyState kind="nothing-yet" title={i18n._("No shop has been assessed yet")}>
            {i18n._("Every shop is assessed each night, once the terms are in force.")}
          </EmptyState>
        )
      }
    />
  );
}
