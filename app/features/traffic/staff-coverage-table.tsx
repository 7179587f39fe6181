import { useLingui } from "@lingui/react";
import { categoryWords } from "~/features/metrics/category";
import { Count } from "~/ui/figure/amounts";
import { DayText } from "~/ui/figure/times";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";
import { EmptyState } from "~/ui/layout/empty-state";
import type { ActiveFilter } from "~/ui/layout/filter-bar";
import { useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { CoverageLine, CoverageView } from "./coverage-list";
import { useLeftOutWords, useViewWords } from "./staff-coverage-words";

export function StaffCoverageTable(props: {
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
