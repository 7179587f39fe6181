import { useLingui } from "@lingui/react";
import { categoryWords } from "~/features/metrics/category";
import { DayText } from "~/ui/figure/times";
import { Checkbox, SelectField } from "~/ui/form/choices";
import { TextField } from "~/ui/form/text-fields";
import { EmptyState } from "~/ui/layout/empty-state";
import { type ActiveFilter, FilterBar } from "~/ui/layout/filter-bar";
import { Pagination } from "~/ui/layout/pagination";
import { Panel } from "~/ui/layout/panel";
import { useFormats, useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { ListPage } from "~/values/keyset";
import type { Words } from "~/values/words";
import { eligibilityOutcomes, type StoreLine } from "./store-list";
import type { StoreQuery } from "./store-query";

type Props = {
  readonly page: ListPage<StoreLine>;
  readonly query: StoreQuery;
  readonly programs: readonly { readonly slug: string; readonly name: Words }[];
};

function useOutcomeWords() {
  const { i18n } = useLingui();
  return {
    eligible: i18n._("Eligible now"),
    review: i18n._("For a person to decide"),
    not_eligible: i18n._("Not eligible"),
  };
}

function useFilters({ query, programs }: Props): readonly ActiveFilter[] {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const outcomes = useOutcomeWords();
  const { q, opened, onSale, verified, category, program, outcome } = query;
  const name = programs.find(({ slug }) => slug === program)?.name;
  const one = (param: string, value: string | undefined, label: (value: string) => string) =>
    value ? [{ param, value, label: label(value) }] : [];
  return [
    ...one("q", q, (text) => i18n._("Contains: {text}", { text })),
    ...one("opened", opened, () => i18n._("Opened in the last 7 days")),
    ...one("onSale", onSale, () => i18n._("With something on sale")),
    ...one("verified", verified, () => i18n._("Licence checked")),
    ...one("category", category, (text) =>
      i18n._("Category: {category}", { category: inWords(categoryWords(text)) }),
    ),
    ...one("program", outcome && program, (slug) => (name ? inWords(name) : slug)),
    ...one("outcome", program && outcome, () => (outcome ? outcomes[outcome] : "")),
  ];
}

export function StaffStores(props: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const outcomes = useOutcomeWords();
  const { page, query, programs } = props;
  const active = useFilters(props);
  return (
    <>
      <FilterBar active={active} keep={["sort", "category"]}>
        <TextField
          name="q"
          type="search"
          label={i18n._("Shop, business or id")}
          width="medium"
          defaultValue={query.q}
        />
        <SelectField
          name="program"
          label={i18n._("Program")}
          empty={i18n._("Any program")}
          defaultValue={query.program}
          options={programs.map(({ slug, name }) => ({ value: slug, label: inWords(name) }))}
        />
        <SelectField
          name="outcome"
          label={i18n._("Its rules say")}
          empty={i18n._("Anything")}
          defaultValue={query.outcome}
          options={eligibilityOutcomes.map((value) => ({ value, label: outcomes[value] }))}
        />
        <SelectField
          name="opened"
          label={i18n._("Opened")}
          empty={i18n._("Any time")}
          defaultValue={query.opened}
          options={[{ value: "week", label: i18n._("In the last 7 days") }]}
        />
        <Checkbox
          name="onSale"
          label={i18n._("Something on sale")}
          defaultChecked={query.onSale === "on"}
        />
        <Checkbox
          name="verified"
          label={i18n._("Licence checked")}
          defaultChecked={query.verified === "on"}
        />
      </FilterBar>
      <Panel flush>
        <StoreTable {...props} active={active} />
      </Panel>
      <Pagination page={{ ...page, shown: page.rows.length }} />
    </>
  );
}

function StoreTable({ page, active }: Props & { readonly active: readonly ActiveFilter[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { number, dayOf } = useFormats();
  const columns: Column<StoreLine>[] = [
    {
      key: "name",
      header: i18n._("Shop"),
      sort: "name",
      cell: (store) => store.name,
    },
    { key: "uid", header: i18n._("Shop id"), cell: (store) => <code>{store.uid}</code> },
    { key: "entity", header: i18n._("Business"), cell: (store) => store.entity ?? "–" },
    {
      key: "category",
      header: i18n._("Category"),
      cell: (store) => inWords(categoryWords(store.category)),
    },
    {
      key: "opened",
      header: i18n._("Opened"),
      sort: "opened",
      cell: (store) => <DayText day={dayOf(store.openedAt)} />,
    },
    {
      key: "onSale",
      header: i18n._("On sale"),
      align: "end",
      cell: (store) => number(store.onSale),
    },
    {
      key: "verified",
      header: i18n._("Licence"),
      cell: (store) => (store.verified ? i18n._("Checked") : i18n._("Not checked")),
    },
    {
      key: "open",
      header: i18n._("Open applications"),
      align: "end",
      cell: (store) => number(store.openApplications),
    },
    {
      key: "enrolled",
      header: i18n._("Enrolled"),
      align: "end",
      cell: (store) => number(store.enrolled),
    },
  ];
  return (
    <DataTable
      caption={i18n._("Shops")}
      columns={columns}
      rows={page.rows}
      rowKey={({ uid }) => uid}
      rowHref={({ uid }) => `/ops/merchants/${encodeURIComponent(uid)}`}
      empty={
        active.length > 0 ? (
          <EmptyState kind="no-match" filters={active} />
        ) : (
          <EmptyState kind="nothing-yet" title={i18n._("No shops yet")}>
            {i18n._("Shops appear here when the marketplace imports them.")}
          </EmptyState>
        )
      }
    />
  );
}
