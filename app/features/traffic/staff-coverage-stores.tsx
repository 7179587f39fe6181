import { useLingui } from "@lingui/react";
import { SelectField } from "~/ui/form/choices";
import { TextField } from "~/ui/form/text-fields";
import { type ActiveFilter, FilterBar } from "~/ui/layout/filter-bar";
import { Pagination } from "~/ui/layout/pagination";
import { Panel } from "~/ui/layout/panel";
import { Tabs } from "~/ui/layout/tabs";
import { useFormats } from "~/ui/reader";
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
import { StaffCoverageTable } from "./staff-coverage-table";
import {
  useActiveSegments,
  useLeftOutWords,
  useStepWords,
  useViewWords,
} from "./staff-coverage-words";

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
        <StaffCoverageTable lines={page.rows} active={active} view={query.view} />
      </Panel>
      <Pagination page={{ ...page, shown: page.rows.length }} />
    </>
  );
}
/** Segments have no input here; they stay until their chip is removed. */
const kept = ["category", "region", "size", "surface", "agri", "promise"];
