import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { Money } from "~/ui/figure/amounts";
import { CopyId } from "~/ui/figure/copy-id";
import { DayText } from "~/ui/figure/times";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { SummaryList, type SummaryRow } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { EnrollmentPage, GrantView, MilestoneView, TimelineEvent } from "./enrollment-page";
import { ChecksView } from "./merchant-checks";
import { DepositEffectView } from "./merchant-deposit-effect";
import { Rail } from "./merchant-stages";
import { Timeline } from "./merchant-timeline";
import { StaffGrantFlag, StaffMilestoneFlag } from "./staff-enrollment-flag";

type Props = {
  readonly of: EnrollmentPage;
  readonly events: readonly TimelineEvent[];
  /** `app_…`: the application it came from. */
  readonly applicationId: string;
  readonly onlyDecisions: boolean;
};

/** An enrollment as staff read it: where it stands, what it earned, what happened. */
export function StaffEnrollment(props: Props) {
  const { i18n } = useLingui();
  const { of } = props;
  return (
    <>
      <Warning of={of} />
      <Panel title={i18n._("Where it stands")}>
        <Standing {...props} />
      </Panel>
      {of.deposit ? (
        <Panel title={i18n._("What it saves of the deposit")}>
          <DepositEffectView of={of.deposit} />
        </Panel>
      ) : null}
      {of.stages.length > 0 ? (
        <Panel title={i18n._("Stages")}>
          <Rail of={of} />
        </Panel>
      ) : null}
      <Panel title={i18n._("Milestones")} flush>
        <MilestoneTable of={of} />
      </Panel>
      <Panel title={i18n._("Benefits")} flush>
        <GrantTable grants={of.grants} />
      </Panel>
      <Panel title={i18n._("Checks")}>
        <ChecksView of={of.checks} />
      </Panel>
      <Panel title={i18n._("What happened?")}>
        <Timeline events={props.events} onlyDecisions={props.onlyDecisions} />
      </Panel>
    </>
  );
}

function Warning({ of }: { readonly of: EnrollmentPage }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { day } = useFormats();
  const { warning } = of;
  if (!warning) return null;
  return (
    <Notice tone="warn" title={i18n._("Warned since {day}", { day: day(warning.since) })}>
      {warning.reasons.map((reason) => (
        <p key={reason.en}>{inWords(reason)}</p>
      ))}
      {warning.recoverBy && !warning.pays ? (
        <p>{i18n._("Removed if it does not recover by {day}", { day: day(warning.recoverBy) })}</p>
      ) : null}
    </Notice>
  );
}

function Standing({ of, applicationId }: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { day } = useFormats();
  const { program, store, product, daysAll, dayNumber } = of;
  const rows: SummaryRow[] = [
    {
      key: "shop",
      label: i18n._("Shop"),
      value: <Link to={`/ops/merchants/${encodeURIComponent(store.uid)}`}>{store.name}</Link>,
    },
    {
      key: "program",
      label: i18n._("Program"),
      value: (
        <Link to={`/ops/programs/${program.slug}/versions/${program.versionNumber}`}>
          {i18n._("{program}, version {number}", {
            program: inWords(program.name),
            number: program.versionNumber,
          })}
        </Link>
      ),
    },
    ...(product ? [{ key: "product", label: i18n._("Product"), value: product.title }] : []),
    {
      key: "days",
      label: i18n._("Progress in days"),
      value: daysAll
        ? i18n._("Day {number} of {all}", { number: dayNumber, all: daysAll })
        : i18n._("Day {number}", { number: dayNumber }),
    },
    {
      key: "from",
      label: i18n._("Begins and ends"),
      value: (
        <>
          <DayText day={of.startsOn} /> –{" "}
          {of.endsOn ? <DayText day={of.endsOn} /> : i18n._("Open end")}
        </>
      ),
    },
    {
      key: "next",
      label: i18n._("Next for the shop"),
      value: of.next
        ? i18n._("{what}, by {day}", { what: inWords(of.next.name), day: day(of.next.dueOn) })
        : i18n._("Nothing is due"),
    },
    ...(of.endedOn
      ? [
          {
            key: "ended",
            label: i18n._("Ended"),
            value: (
              <>
                <DayText day={of.endedOn} /> {of.endedBecause ? inWords(of.endedBecause) : null}
              </>
            ),
          },
        ]
      : []),
    {
      key: "application",
      label: i18n._("Application"),
      value: <Link to={`/ops/reviews/${applicationId}`}>{applicationId}</Link>,
    },
    {
      key: "id",
      label: i18n._("Enrollment"),
      value: <CopyId text={of.id} label={i18n._("Enrollment id")} />,
    },
  ];
  return <SummaryList rows={rows} />;
}

type MilestoneLine = MilestoneView & { readonly stage: string };

function MilestoneTable({ of }: { readonly of: EnrollmentPage }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const lines = of.stages.flatMap((stage) =>
    stage.milestones.map((each): MilestoneLine => ({ ...each, stage: inWords(stage.name) })),
  );
  const columns: Column<MilestoneLine>[] = [
    { key: "name", header: i18n._("Milestone"), wrap: true, cell: (line) => inWords(line.name) },
    { key: "stage", header: i18n._("Stage"), cell: (line) => line.stage },
    {
      key: "status",
      header: i18n._("Status"),
      cell: (line) => <StaffMilestoneFlag status={line.status} />,
    },
    {
      key: "progress",
      header: i18n._("How far"),
      cell: (line) => (line.progress ? inWords(line.progress) : "–"),
    },
    { key: "due", header: i18n._("Due"), cell: (line) => <DayText day={line.dueOn} /> },
    {
      key: "done",
      header: i18n._("Reached on"),
      cell: (line) => (line.doneOn ? <DayText day={line.doneOn} /> : "–"),
    },
  ];
  return (
    <DataTable
      caption={i18n._("Milestones of this enrollment")}
      columns={columns}
      rows={lines}
      rowKey={(line) => `${line.stage} ${line.key}`}
      empty={<Notice>{i18n._("This program has no milestones.")}</Notice>}
    />
  );
}

function GrantTable({ grants }: { readonly grants: readonly GrantView[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const columns: Column<GrantView>[] = [
    { key: "name", header: i18n._("Benefit"), cell: (grant) => inWords(grant.name) },
    {
      key: "status",
      header: i18n._("Status"),
      cell: (grant) => <StaffGrantFlag status={grant.status} />,
    },
    {
      key: "worth",
      header: i18n._("Worth at most"),
      align: "end",
      cell: ({ worth }) => (worth ? <Money amount={worth} /> : "–"),
    },
    { key: "from", header: i18n._("From"), cell: (grant) => <DayText day={grant.from} /> },
    {
      key: "to",
      header: i18n._("To"),
      cell: ({ to }) => (to ? <DayText day={to} /> : i18n._("Open end")),
    },
    { key: "id", header: i18n._("Benefit id"), cell: ({ id }) => <code>{id}</code> },
  ];
  return (
    <DataTable
      caption={i18n._("Benefits of this enrollment")}
      columns={columns}
      rows={grants}
      rowKey={({ id }) => id}
      empty={<Notice>{i18n._("No benefits yet.")}</Notice>}
    />
  );
}
