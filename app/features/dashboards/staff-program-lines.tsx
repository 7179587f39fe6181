import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { EmptyState } from "~/ui/layout/empty-state";
import { useFormats, useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { ProgramLine, ProgramLines } from "./overview";

const storesAddress = (slug: string, outcome: string): string =>
  `/ops/merchants?program=${slug}&outcome=${outcome}`;

/** The programs in one table; every figure opens the rows it counts. */
export function StaffProgramLines({ of }: { readonly of: ProgramLines }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { number } = useFormats();
  const linked = (count: number, to: string) => <Link to={to}>{number(count)}</Link>;
  const populated = (
    line: ProgramLine,
    key: "eligible" | "review" | "notEligible",
    code: string,
  ) => (line.population ? linked(line.population[key], storesAddress(line.slug, code)) : "–");
  const columns: Column<ProgramLine>[] = [
    { key: "name", header: i18n._("Program"), cell: (line) => inWords(line.name) },
    {
      key: "open",
      header: i18n._("Open applications"),
      align: "end",
      cell: (line) => linked(line.openApplications, `/ops/reviews?view=open&program=${line.slug}`),
    },
    {
      key: "enrolled",
      header: i18n._("Enrolled"),
      align: "end",
      cell: (line) => linked(line.enrolled, `/ops/enrollments?view=running&program=${line.slug}`),
    },
    {
      key: "places",
      header: i18n._("Places"),
      align: "end",
      cell: ({ places }) =>
        places
          ? i18n._("{taken} of {all}", { taken: number(places.taken), all: number(places.all) })
          : i18n._("No limit"),
    },
    {
      key: "eligible",
      header: i18n._("Eligible now"),
      align: "end",
      cell: (line) => populated(line, "eligible", "eligible"),
    },
    {
      key: "review",
      header: i18n._("For a person to decide"),
      align: "end",
      cell: (line) => populated(line, "review", "review"),
    },
    {
      key: "not",
      header: i18n._("Not eligible"),
      align: "end",
      cell: (line) => populated(line, "notEligible", "not_eligible"),
    },
  ];
  return (
    <DataTable
      caption={i18n._("Programs with their applications, places and eligible shops")}
      columns={columns}
      rows={of.lines}
      rowKey={(line) => line.slug}
      rowHref={(line) => `/ops/programs/${line.slug}`}
      empty={
        <EmptyState kind="nothing-yet" title={i18n._("No program is published yet")}>
          {i18n._("Programs appear here once their first version is published.")}
        </EmptyState>
      }
    />
  );
}
