import { useLingui } from "@lingui/react";
import { Count } from "~/ui/figure/amounts";
import { DayText } from "~/ui/figure/times";
import { SelectField } from "~/ui/form/choices";
import { TextField } from "~/ui/form/text-fields";
import { EmptyState } from "~/ui/layout/empty-state";
import { type ActiveFilter, FilterBar } from "~/ui/layout/filter-bar";
import { Pagination } from "~/ui/layout/pagination";
import { Panel } from "~/ui/layout/panel";
import { useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { ListPage } from "~/values/keyset";
import type { VerdictChoices } from "./list-verdicts.server";
import { useGrantKinds } from "./staff-plan-words";
import { verdictReasons } from "./verdict";
import { grantKinds, type VerdictLine } from "./verdict-list";
import type { VerdictQuery } from "./verdict-query";
import { reasonWords, verdictSentence } from "./verdict-words";

type Props = {
  readonly page: ListPage<VerdictLine>;
  readonly query: VerdictQuery;
  readonly choices: VerdictChoices;
};

function useFilters({ reason, kind, category, region, q }: VerdictQuery): ActiveFilter[] {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const kinds = useGrantKinds();
  return [
    ...(reason ? [{ param: "reason", value: reason, label: inWords(reasonWords[reason]) }] : []),
    ...(kind ? [{ param: "kind", value: kind, label: kinds[kind] }] : []),
    ...(category ? [{ param: "category", value: category, label: category }] : []),
    ...(region ? [{ param: "region", value: region, label: region }] : []),
    ...(q ? [{ param: "q", value: q, label: i18n._("Contains: {text}", { text: q }) }] : []),
  ];
}

/** Every promise and what the plan decided for it, in a sentence. */
export function StaffVerdicts({ page, query, choices }: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const kinds = useGrantKinds();
  const active = useFilters(query);
  const options = (all: readonly string[]) => all.map((value) => ({ value, label: value }));
  return (
    <>
      <FilterBar active={active} keep={["sort", "date", "plan"]}>
        <SelectField
          name="reason"
          label={i18n._("Reason")}
          empty={i18n._("All reasons")}
          defaultValue={query.reason}
          options={verdictReasons.map((value) => ({ value, label: inWords(reasonWords[value]) }))}
        />
        <SelectField
          name="kind"
          label={i18n._("Promise")}
          empty={i18n._("All promises")}
          defaultValue={query.kind}
          options={grantKinds.map((value) => ({ value, label: kinds[value] }))}
        />
        <SelectField
          name="category"
          label={i18n._("Category")}
          empty={i18n._("All categories")}
          defaultValue={query.category}
          options={options(choices.categories)}
        />
        <SelectField
          name="region"
          label={i18n._("Region")}
          empty={i18n._("All regions")}
          defaultValue={query.region}
          options={options(choices.regions)}
        />
        <TextField
          name="q"
          type="search"
          label={i18n._("Shop or id")}
          width="medium"
          defaultValue={query.q}
        />
      </FilterBar>
      <Panel id="verdicts" flush>
        <VerdictTable lines={page.rows} active={active} />
      </Panel>
      <Pagination page={{ ...page, shown: page.rows.length }} />
    </>
  );
}

function VerdictTable(props: {
  readonly lines: readonly VerdictLine[];
  readonly active: readonly ActiveFilter[];
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const kinds = useGrantKinds();
  const columns: Column<VerdictLine>[] = [
    { key: "shop", header: i18n._("Shop"), sort: "shop", cell: ({ store }) => store.name },
    {
      key: "kind",
      header: i18n._("Promise"),
      cell: ({ kind }) => (kind === null ? "–" : kinds[kind]),
    },
    {
      key: "need",
      header: i18n._("Still needed"),
      align: "end",
      sort: "need",
      cell: ({ need }) => <Count of={need} />,
    },
    {
      key: "given",
      header: i18n._("This day"),
      align: "end",
      sort: "given",
      cell: ({ given }) => <Count of={given} />,
    },
    {
      key: "lastDay",
      header: i18n._("Last day"),
      sort: "lastDay",
      cell: ({ lastDay }) => <DayText day={lastDay} short />,
    },
    {
      key: "why",
      header: i18n._("Why"),
      wrap: true,
      cell: (line) => inWords(verdictSentence(line)),
    },
  ];
  return (
    <DataTable
      caption={i18n._("Promises of this plan")}
      columns={columns}
      rows={props.lines}
      rowKey={({ grantId }) => grantId}
      rowHref={({ store }) => `/ops/merchants/${encodeURIComponent(store.uid)}/traffic`}
      empty={
        props.active.length > 0 ? (
          <EmptyState kind="no-match" filters={props.active} />
        ) : (
          <EmptyState kind="nothing-yet" title={i18n._("No promise is open on this day")} />
        )
      }
    />
  );
}
