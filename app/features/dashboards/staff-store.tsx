import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import type { QueueRow } from "~/features/applications/application-case";
import { StaffApplicationFlag } from "~/features/applications/staff-application-flag";
import { useStepSentence } from "~/features/applications/staff-case-steps";
import { StaffGrantFlag } from "~/features/enrollments/staff-enrollment-flag";
import { writerWords } from "~/features/history/automatic-words";
import { StaffFacts } from "~/features/metrics/staff-facts";
import { Money } from "~/ui/figure/amounts";
import { DayText, When } from "~/ui/figure/times";
import { Panel } from "~/ui/layout/panel";
import { useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { Part } from "./overview";
import { EnrollmentTable } from "./staff-enrollments";
import css from "./staff-store.module.css";
import { StaffStoreEligibility } from "./staff-store-eligibility";
import { StaffStoreEntity, StaffStoreIdentity } from "./staff-store-identity";
import type { GrantLine, StorePage, StoreStep, ViolationLine } from "./store-page";

const failureOf = <Value,>(part: Part<Value>) => (part.ok ? null : { reference: part.reference });

/** Everything about one shop on one page. */
export function StaffStore(props: StorePage) {
  const { i18n } = useLingui();
  const { of, facts, eligibility } = props;
  return (
    <div className={css.store}>
      <div>
        <Panel
          title={i18n._("Eligibility now")}
          freshness={{ updatedAt: props.countedAt }}
          failure={failureOf(eligibility)}
          flush
        >
          {eligibility.ok ? <StaffStoreEligibility entries={eligibility.value} /> : null}
        </Panel>
        <Panel title={i18n._("Applications")} flush>
          <Applications rows={props.applications} />
        </Panel>
        <Panel title={i18n._("Enrollments")} flush>
          <EnrollmentTable
            lines={props.enrollments}
            caption={i18n._("Enrollments of this shop")}
            empty={<p className={css.none}>{i18n._("Not in any program yet.")}</p>}
          />
        </Panel>
        <Panel title={i18n._("Benefits")} flush>
          <Grants grants={of.grants} />
        </Panel>
      </div>
      <div>
        <Panel title={i18n._("Shop")}>
          <StaffStoreIdentity of={of} />
        </Panel>
        <Panel title={i18n._("Business")}>
          <StaffStoreEntity of={of} />
        </Panel>
        <Panel title={i18n._("Violations")} flush>
          <Violations lines={of.violations} />
        </Panel>
        <Panel title={i18n._("What happened?")}>
          <Steps steps={of.steps} />
        </Panel>
      </div>
      <div className={css.whole}>
        <Panel title={i18n._("Facts")} failure={failureOf(facts)} flush>
          {facts.ok ? <StaffFacts facts={facts.value} /> : null}
        </Panel>
      </div>
    </div>
  );
}

function Applications({ rows }: { readonly rows: readonly QueueRow[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const columns: Column<QueueRow>[] = [
    { key: "program", header: i18n._("Program"), cell: (row) => inWords(row.program.name) },
    {
      key: "status",
      header: i18n._("Status"),
      cell: (row) => <StaffApplicationFlag status={row.status} />,
    },
    {
      key: "sent",
      header: i18n._("Sent at"),
      cell: (row) => <When at={row.submittedAt} as="short" />,
    },
    { key: "product", header: i18n._("Product"), cell: (row) => row.product?.title ?? "–" },
  ];
  return (
    <DataTable
      caption={i18n._("Applications of this shop")}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/ops/reviews/${id}`}
      empty={<p className={css.none}>{i18n._("Has not applied yet.")}</p>}
    />
  );
}

function Grants({ grants }: { readonly grants: readonly GrantLine[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const columns: Column<GrantLine>[] = [
    { key: "name", header: i18n._("Benefit"), cell: (grant) => inWords(grant.name) },
    { key: "program", header: i18n._("Program"), cell: (grant) => inWords(grant.program) },
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
  ];
  return (
    <DataTable
      caption={i18n._("Benefits of this shop")}
      columns={columns}
      rows={grants}
      rowKey={({ id }) => id}
      rowHref={({ enrollmentId }) => `/ops/enrollments/${enrollmentId}`}
      empty={<p className={css.none}>{i18n._("No benefits yet.")}</p>}
    />
  );
}

function Violations({ lines }: { readonly lines: readonly ViolationLine[] }) {
  const { i18n } = useLingui();
  const columns: Column<ViolationLine>[] = [
    {
      key: "kind",
      header: i18n._("Violation"),
      cell: (line) => line.kind.replaceAll("_", " ").toLowerCase(),
    },
    { key: "points", header: i18n._("Points"), align: "end", cell: (line) => line.points },
    {
      key: "serious",
      header: i18n._("Serious"),
      cell: (line) => (line.serious ? i18n._("Yes") : i18n._("No")),
    },
    {
      key: "closed",
      header: i18n._("Closed"),
      cell: (line) =>
        line.closedAt ? <When at={line.closedAt} as="short" /> : i18n._("Still open"),
    },
  ];
  return (
    <DataTable
      caption={i18n._("Violations of this shop")}
      columns={columns}
      rows={lines}
      rowKey={({ uid }) => uid}
      empty={<p className={css.none}>{i18n._("No violations.")}</p>}
    />
  );
}

function Steps({ steps }: { readonly steps: readonly StoreStep[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const sentence = useStepSentence();
  if (steps.length === 0) return <p>{i18n._("Nothing yet.")}</p>;
  return (
    <ol className={css.steps}>
      {steps.map((step) => (
        <li key={step.id}>
          <When at={step.at} as="short" />
          {step.of.kind === "application" ? (
            <span>
              <strong>{inWords(writerWords(step.by))}</strong> {sentence(step.of.verb)} ·{" "}
              <Link to={`/ops/reviews/${step.of.id}`}>{inWords(step.program)}</Link>
            </span>
          ) : (
            <span>
              {inWords(step.of.sentence)} ·{" "}
              <Link to={`/ops/enrollments/${step.of.id}`}>{inWords(step.program)}</Link>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
