import type { I18n } from "@lingui/core";
import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { StaffEnrollmentFlag } from "~/features/enrollments/staff-enrollment-flag";
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
import type { Words } from "~/values/words";
import { type EnrollmentLine, enrollmentViews } from "./enrollment-list";
import type { EnrollmentQuery } from "./enrollment-query";

type Props = {
  readonly page: ListPage<EnrollmentLine>;
  readonly query: EnrollmentQuery;
  readonly programs: readonly { readonly slug: string; readonly name: Words }[];
};

const viewWords = (i18n: I18n) => ({
  running: i18n._("Running"),
  warned: i18n._("Warned or suspended"),
  ended: i18n._("Ended"),
  all: i18n._("All"),
});

function useFilters({ query, programs }: Props): readonly ActiveFilter[] {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { view, program, store, q } = query;
  const name = programs.find(({ slug }) => slug === program)?.name;
  return [
    ...(view === "running" ? [] : [{ param: "view", value: view, label: viewWords(i18n)[view] }]),
    ...(program
      ? [{ param: "program", value: program, label: name ? inWords(name) : program }]
      : []),
    ...(store
      ? [{ param: "store", value: store, label: i18n._("Shop: {shop}", { shop: store }) }]
      : []),
    ...(q ? [{ param: "q", value: q, label: i18n._("Contains: {text}", { text: q }) }] : []),
  ];
}

export function StaffEnrollments(props: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { page, query, programs } = props;
  const active = useFilters(props);
  const views = viewWords(i18n);
  return (
    <>
      <FilterBar active={active} keep={["sort", "store"]}>
        <SelectField
          name="view"
          label={i18n._("Show")}
          defaultValue={query.view}
          options={enrollmentViews.map((value) => ({ value, label: views[value] }))}
        />
        <SelectField
          name="program"
          label={i18n._("Program")}
          empty={i18n._("All programs")}
          defaultValue={query.program}
          options={programs.map(({ slug, name }) => ({ value: slug, label: inWords(name) }))}
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
        <EnrollmentTable
          lines={page.rows}
          sortable
          caption={i18n._("Enrollments")}
          empty={
            active.length > 0 ? (
              <EmptyState kind="no-match" filters={active} />
            ) : (
              <EmptyState kind="nothing-yet" title={i18n._("Nobody is enrolled yet")}>
                {i18n._("An enrollment begins when an application is approved.")}
              </EmptyState>
            )
          }
        />
      </Panel>
      <Pagination page={{ ...page, shown: page.rows.length }} />
    </>
  );
}

export function EnrollmentTable(props: {
  readonly lines: readonly EnrollmentLine[];
  readonly caption: string;
  /** The page's address says how it is sorted. */
  readonly sortable?: boolean;
  readonly empty: ReactNode;
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const columns: Column<EnrollmentLine>[] = [
    {
      key: "shop",
      header: i18n._("Shop"),
      ...(props.sortable && { sort: "shop" }),
      cell: ({ store }) => store.name,
    },
    {
      key: "program",
      header: i18n._("Program"),
      cell: ({ program }) => (
        <Link to={`/ops/programs/${program.slug}`}>{inWords(program.name)}</Link>
      ),
    },
    {
      key: "status",
      header: i18n._("Status"),
      cell: ({ status }) => <StaffEnrollmentFlag status={status} />,
    },
    {
      key: "starts",
      header: i18n._("Begins"),
      ...(props.sortable && { sort: "started" }),
      cell: ({ startsOn }) => <DayText day={startsOn} />,
    },
    {
      key: "ends",
      header: i18n._("Ends"),
      ...(props.sortable && { sort: "ends" }),
      cell: ({ endsOn }) => (endsOn ? <DayText day={endsOn} /> : i18n._("Open end")),
    },
    {
      key: "recover",
      header: i18n._("Recovers by"),
      cell: ({ recoverBy }) => (recoverBy ? <DayText day={recoverBy} /> : "–"),
    },
    { key: "product", header: i18n._("Product"), cell: ({ product }) => product?.title ?? "–" },
  ];
  return (
    <DataTable
      caption={props.caption}
      columns={columns}
      rows={props.lines}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/ops/enrollments/${id}`}
      empty={props.empty}
    />
  );
}
