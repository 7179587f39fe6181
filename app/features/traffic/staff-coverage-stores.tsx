import { useLingui } from "@lingui/react";
import { categoryWords } from "~/features/metrics/category";
import { Count } from "~/ui/figure/amounts";
import { DayText } from "~/ui/figure/times";
import { SelectField } from "~/ui/form/choices";
import { TextField } from "~/ui/form/text-fields";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";
import { EmptyState } from "~/ui/layout/empty-state";
import { type ActiveFilter, FilterBar } from "~/ui/layout/filter-bar";
import { Pagination } from "~/ui/layout/pagination";
import { Panel } from "~/ui/layout/panel";
import { Tabs } from "~/ui/layout/tabs";
import { useFormats, useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { ListPage } from "~/values/keyset";
import type { CoverageCounts } from "./coverage-counts";
import {
  type CoverageLine,
  type CoverageView,
  coverageViews,
  type LeftOutReason,
  leftOutReasons,
} from "./coverage-list";
import type { CoverageStoresQuery } from "./coverage-query";
import { useActiveSegments, useLeftOutWords, useStepWords } from "./staff-coverage-words";

export function useViewWords(): Readonly<Record<CoverageView, string>> {
  const { i18n } = useLingui();
  return {
    opened: i18n._("All that opened"),
    member: i18n._("In the cohort"),
    covered: i18n._("Covered"),
    waiting: i18n._("Not covered yet"),
    missed: i18n._("Missed"),
    "left-out": i18n._("Left out"),
    effective: i18n._("First order"),
    success: i18n._("Success"),
  };
}

type Counts = {
  readonly counts: CoverageCounts;
  readonly leftOut: Readonly<Partial<Record<LeftOutReason, number>>>;
};

function useActive(query: CoverageStoresQuery): readonly ActiveFilter[] {
  const { i18n } = useLingui();
  const segments = useActiveSegments(query);
  const steps = useStepWords();
  const reasons = useLeftOutWords();
  const { step, lost, day, reason, q } = query;
  const one = (param: string, value: string | undefined, label: string) =>
    value === undefined ? [] : [{ param, value, label }];
  return [
    ...one("step", step, i18n._("Got to: {step}", { step: steps[step ?? "opened"] })),
    ...one("lost", lost, i18n._("Lost before: {step}", { step: steps[lost ?? "opened"] })),
    ...one("day", day?.toString(), i18n._("Covered by day {day}", { day: day ?? 0 })),
    ...one("reason", reason, reasons[reason ?? "FROZEN"]),
    ...segments,
    ...one("q", q, i18n._("Contains: {text}", { text: q ?? "" })),
  ];
}

/** The shops of a cohort: in tabs, filtered, page by page. */
export function StaffCoverageStores(props: {
  readonly page: ListPage<CoverageLine>;
  readonly query: CoverageStoresQuery;
  readonly count: Counts;
}) {
  const { i18n } = useLingui();
  const active = useActive(props.query);
  const views = useViewWords();
  const reasons = useLeftOutWords();
  const { page, query } = props;
  const { counts, leftOut } = props.count;
  const countOf = (view: CoverageView) =>
    view === "left-out" ? counts.opened - counts.member : counts[view];
  const f = useFormats();
  return (
    <>
      <Tabs
        label={i18n._("Shops of the cohort")}
        param="view"
        tabs={coverageViews.map((value) => ({
          value,
          label: views[value],
          count: f.number(countOf(value)),
        }))}
      />
      <FilterBar active={active} keep={["view", "step", "lost", "day", "sort", ...kept]}>
        {query.view === "left-out" ? (
          <SelectField
            name="reason"
            label={i18n._("Reason")}
            empty={i18n._("All")}
            defaultValue={query.reason}
            options={leftOutReasons.map((value) => ({
              value,
              label: `${reasons[value]} (${f.number(leftOut[value] ?? 0)})`,
            }))}
          />
        ) : null}
        <TextField
          name="q"
          type="search"
          label={i18n._("Shop or id")}
          width="medium"
          defaultValue={query.q}
        />
      </FilterBar>
      <Panel flush>
        <StoreTable lines={page.rows} active={active} view={query.view} />
      </Panel>
      <Pagination page={{ ...page, shown: page.rows.length }} />
    </>
  );
}
/** Segments have no input here; they stay until their chip is removed. */
const kept = ["category", "region", "size", "surface", "agri", "promise"];

function StoreTable(props: {
  readonly lines: readonly CoverageLine[];
  readonly active: readonly ActiveFilter[];
  readonly view: CoverageView;
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const views = useViewWords();
  const none = i18n._("None");
  const tick = (is: boolean) => (is ? i18n._("Yes") : "–");
  const columns: Column<CoverageLine>[] = [
    { key: "shop", header: i18n._("Shop"), sort: "shop", cell: ({ store }) => store.name },
    { key: "state", header: i18n._("State"), cell: (line) => <StoreFlag line={line} /> },
    {
      key: "support",
      header: i18n._("Support impressions"),
      align: "end",
      sort: "support",
      cell: ({ support }) => <Count of={support} />,
    },
    {
      key: "opened",
      header: i18n._("Opened"),
      sort: "opened",
      cell: ({ openedDay }) => <DayText day={openedDay} />,
    },
    {
      key: "live",
      header: i18n._("First product"),
      cell: ({ liveDay }) => (liveDay === null ? none : <DayText day={liveDay} />),
    },
    {
      key: "coveredOn",
      header: i18n._("Covered on"),
      cell: ({ coveredOn }) => (coveredOn === null ? "–" : <DayText day={coveredOn} />),
    },
    {
      key: "category",
      header: i18n._("Category"),
      cell: ({ category }) => inWords(categoryWords(category)),
    },
    { key: "region", header: i18n._("Region"), cell: ({ region }) => region ?? "–" },
    {
      key: "surface",
      header: i18n._("Main surface"),
      cell: ({ mainSurface }) => mainSurface ?? "–",
    },
    { key: "effective", header: i18n._("First order"), cell: (line) => tick(line.effective) },
    { key: "success", header: i18n._("Success"), cell: (line) => tick(line.success) },
  ];
  const filters =
    props.view === "opened"
      ? props.active
      : [{ param: "view", value: props.view, label: views[props.view] }, ...props.active];
  return (
    <DataTable
      caption={i18n._("Shops of the cohort")}
      columns={columns}
      rows={props.lines}
      rowKey={({ store }) => store.uid}
      rowHref={({ store }) => `/ops/merchants/${encodeURIComponent(store.uid)}`}
      empty={
        filters.length > 0 ? (
          <EmptyState kind="no-match" filters={filters} />
        ) : (
          <EmptyState kind="nothing-yet" title={i18n._("No shop opened in these days")}>
            {i18n._("Shops appear here the night after they opened.")}
          </EmptyState>
        )
      }
    />
  );
}

function StoreFlag({ line }: { readonly line: CoverageLine }) {
  const views = useViewWords();
  const reasons = useLeftOutWords();
  const { leftOut, coveredOn, waiting } = line;
  const [signal, word]: readonly [Signal, string] =
    leftOut !== null
      ? ["ended", reasons[leftOut]]
      : coveredOn !== null
        ? ["clear", views.covered]
        : waiting
          ? ["active", views.waiting]
          : ["hold", views.missed];
  return <SignalFlag signal={signal} word={word} />;
}
