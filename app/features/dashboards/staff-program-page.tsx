import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { writerWords } from "~/features/history/automatic-words";
import type { ProgramState } from "~/features/programs/program";
import { publishingReasonWords } from "~/features/programs/publishing-reason";
import { StaffVersion } from "~/features/programs/staff-version";
import type { VersionLine } from "~/features/programs/version-page";
import { CopyId } from "~/ui/figure/copy-id";
import { When } from "~/ui/figure/times";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { EmptyState } from "~/ui/layout/empty-state";
import { Panel } from "~/ui/layout/panel";
import { useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { StaffProgram } from "./program-list";
import { type CountShown, StaffCounts } from "./staff-counts";

/** Pause or open again: reversible, so one press. */
export function StaffProgramMoves({ of }: { readonly of: StaffProgram }) {
  const { i18n } = useLingui();
  const words: Partial<Record<ProgramState, string>> = {
    ACTIVE: i18n._("Open for applications"),
    PAUSED: i18n._("Pause: take no new applications"),
  };
  if (of.moves.length === 0) return null;
  return (
    <Form inline>
      {of.moves.map((to) => (
        <SubmitButton key={to} name="to" value={to} look="plain">
          {words[to]}
        </SubmitButton>
      ))}
    </Form>
  );
}

/** Counts, the version in force, and all versions. */
export function StaffProgramPage({ of }: { readonly of: StaffProgram }) {
  const { i18n } = useLingui();
  const { slug, counts } = of;
  const shown: CountShown[] = [
    {
      key: "open",
      label: i18n._("Open applications"),
      count: counts.open,
      to: `/ops/reviews?view=open&program=${slug}`,
    },
    {
      key: "decided",
      label: i18n._("Decided applications"),
      count: counts.decided,
      to: `/ops/reviews?view=decided&program=${slug}`,
    },
    {
      key: "running",
      label: i18n._("Enrolled"),
      count: counts.running,
      to: `/ops/enrollments?program=${slug}`,
    },
    {
      key: "ended",
      label: i18n._("Ended"),
      count: counts.ended,
      to: `/ops/enrollments?view=ended&program=${slug}`,
    },
  ];
  return (
    <>
      <Panel flush>
        <StaffCounts counts={shown} />
      </Panel>
      {of.current ? (
        <StaffVersion of={of.current} />
      ) : (
        <Panel>
          <EmptyState kind="nothing-yet" title={i18n._("No version is in force")}>
            {i18n._("The rules and settings of the first version appear here.")}
          </EmptyState>
        </Panel>
      )}
      <Panel title={i18n._("Versions")} flush>
        <Versions slug={slug} versions={of.versions} />
      </Panel>
      <p>
        <CopyId text={of.id} label={i18n._("Program id")} />
      </p>
    </>
  );
}

function Versions(props: { readonly slug: string; readonly versions: readonly VersionLine[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const columns: Column<VersionLine>[] = [
    {
      key: "number",
      header: i18n._("Version"),
      cell: (version) => (
        <Link to={`/ops/programs/${props.slug}/versions/${version.number}`}>
          {i18n._("Version {number}", { number: version.number })}
        </Link>
      ),
    },
    {
      key: "current",
      header: i18n._("In force"),
      cell: ({ current }) => (current ? i18n._("Yes") : "–"),
    },
    {
      key: "by",
      header: i18n._("Published by"),
      cell: (version) => inWords(writerWords(version.publishedBy)),
    },
    {
      key: "at",
      header: i18n._("When"),
      cell: (version) => <When at={version.publishedAt} as="full" />,
    },
    {
      key: "why",
      header: i18n._("Why"),
      wrap: true,
      cell: (version) => inWords(publishingReasonWords(version.reason)),
    },
  ];
  return (
    <DataTable
      caption={i18n._("Versions, newest first")}
      columns={columns}
      rows={props.versions}
      rowKey={({ number }) => String(number)}
      empty={<EmptyState kind="nothing-yet" title={i18n._("No version yet")} />}
    />
  );
}
