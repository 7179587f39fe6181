import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { StaffProgramFlag } from "~/features/programs/staff-program-flag";
import { DayText } from "~/ui/figure/times";
import { EmptyState } from "~/ui/layout/empty-state";
import { useFormats, useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { ProgramRow } from "./program-list";

/** All programs of the marketplace, drafts and ended ones too. */
export function StaffPrograms({ rows }: { readonly rows: readonly ProgramRow[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { number, dayOf } = useFormats();
  const columns: Column<ProgramRow>[] = [
    { key: "name", header: i18n._("Program"), cell: (row) => inWords(row.name) },
    {
      key: "state",
      header: i18n._("State"),
      cell: (row) => <StaffProgramFlag state={row.state} />,
    },
    {
      key: "version",
      header: i18n._("Version"),
      align: "end",
      cell: ({ version }) => (version ? number(version.number) : "–"),
    },
    {
      key: "published",
      header: i18n._("In force since"),
      cell: ({ version }) => (version ? <DayText day={dayOf(version.publishedAt)} /> : "–"),
    },
    {
      key: "open",
      header: i18n._("Open applications"),
      align: "end",
      cell: ({ slug, counts }) => (
        <Link to={`/ops/reviews?view=open&program=${slug}`}>{number(counts.open)}</Link>
      ),
    },
    {
      key: "running",
      header: i18n._("Enrolled"),
      align: "end",
      cell: ({ slug, counts }) => (
        <Link to={`/ops/enrollments?program=${slug}`}>{number(counts.running)}</Link>
      ),
    },
    {
      key: "ended",
      header: i18n._("Ended"),
      align: "end",
      cell: ({ slug, counts }) => (
        <Link to={`/ops/enrollments?view=ended&program=${slug}`}>{number(counts.ended)}</Link>
      ),
    },
  ];
  return (
    <DataTable
      caption={i18n._("Programs")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.slug}
      rowHref={(row) => `/ops/programs/${row.slug}`}
      empty={
        <EmptyState kind="nothing-yet" title={i18n._("No program is published yet")}>
          {i18n._("Programs appear here once their first version is published.")}
        </EmptyState>
      }
    />
  );
}
