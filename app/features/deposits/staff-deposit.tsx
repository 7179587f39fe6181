import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { ButtonLink } from "~/ui/action/button";
import { Money } from "~/ui/figure/amounts";
import { CopyId } from "~/ui/figure/copy-id";
import { Stats } from "~/ui/figure/stats";
import { DayText, When } from "~/ui/figure/times";
import { SignalFlag } from "~/ui/identity/signal-flag";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { SummaryList, type SummaryRow } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";
import { ladderWords } from "./deposit-words";
import { StaffAdditions } from "./staff-additions";
import { StaffAssessments } from "./staff-assessments";
import type { StaffDeposit } from "./staff-deposit-page";
import {
  StaffDeductionRefs,
  StaffDisputes,
  StaffLots,
  StaffRefundRefs,
} from "./staff-deposit-records";
import { StaffStatement } from "./staff-statement";

type Props = {
  readonly of: StaffDeposit;
  readonly may: { readonly propose: boolean; readonly add: boolean };
  readonly failed: unknown;
};

/** Everything of one shop's deposit. There is no way to edit any of it: what is wrong is answered by an entry. */
export function StaffDepositPage({ of, may, failed }: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { view } = of;
  return (
    <>
      <Figures of={of} />
      <Panel title={i18n._("What is required and why")}>
        <p>{view.why ? inWords(view.why) : i18n._("Not assessed yet.")}</p>
      </Panel>
      <Order of={of} />
      <Panel title={i18n._("Payments and their way back")} flush>
        <StaffLots of={of} />
      </Panel>
      <Panel
        title={i18n._("Deductions")}
        actions={
          may.propose ? (
            <ButtonLink
              small
              to={`/ops/deposits/deductions/new?store=${encodeURIComponent(of.store.uid)}`}
            >
              {i18n._("Propose a deduction")}
            </ButtonLink>
          ) : null
        }
        flush
      >
        <StaffDeductionRefs of={of} />
      </Panel>
      <Panel title={i18n._("Disputes with banks")} flush>
        <StaffDisputes of={of} />
      </Panel>
      <Panel title={i18n._("Refunds")} flush>
        <StaffRefundRefs of={of} />
      </Panel>
      <Exit of={of} />
      <StaffAdditions of={of} mayAdd={may.add} failed={failed} />
      <Panel title={i18n._("Assessments")} flush>
        <StaffAssessments of={of} />
      </Panel>
      <StaffStatement of={of} />
    </>
  );
}

function Figures({ of: { view, currency } }: { readonly of: StaffDeposit }) {
  const { i18n } = useLingui();
  const figure = (amountMinor: number) => <Money amount={{ amountMinor, currency }} />;
  const missingMinor = Math.max(0, view.requiredMinor - view.availableMinor);
  return (
    <Stats
      stats={[
        { key: "required", label: i18n._("Required"), value: figure(view.requiredMinor) },
        { key: "held", label: i18n._("Held"), value: figure(view.availableMinor) },
        { key: "missing", label: i18n._("Missing"), value: figure(missingMinor) },
        { key: "frozen", label: i18n._("Frozen"), value: figure(view.frozenMinor) },
        { key: "returning", label: i18n._("On its way back"), value: figure(view.returningMinor) },
        { key: "owed", label: i18n._("Owed by the shop"), value: figure(view.owedMinor) },
        ...(view.deferredMinor > 0
          ? [
              {
                key: "deferred",
                label: i18n._("Due after the trial"),
                value: figure(view.deferredMinor),
              },
            ]
          : []),
      ]}
    />
  );
}

function Order({ of }: { readonly of: StaffDeposit }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const f = useFormats();
  const order = of.view.order;
  const record = of.orders.find(({ endedAt }) => endedAt === null);
  if (order === null || record === undefined)
    return (
      <Panel title={i18n._("Top-up order")}>
        <p>
          {i18n._(
            "Nothing is due. {count, plural, =0 {No order so far.} one {One order so far.} other {# orders so far.}}",
            { count: of.orders.length },
          )}
        </p>
      </Panel>
    );
  const now = new Set<string>(order.consequences);
  const rows: SummaryRow[] = [
    {
      key: "left",
      label: i18n._("Still to pay"),
      value: <Money amount={{ amountMinor: order.leftMinor, currency: of.currency }} strong />,
    },
    { key: "due", label: i18n._("Due"), value: <When at={order.dueAt} as="deadline" /> },
    {
      key: "opened",
      label: i18n._("Opened"),
      value: <DayText day={record.openedOn} />,
    },
    ...(record.proceedsShare === null
      ? []
      : [
          {
            key: "proceeds",
            label: i18n._("From proceeds"),
            value: i18n._("{share} of each settlement", { share: f.rate(record.proceedsShare) }),
          },
        ]),
    {
      key: "ladder",
      label: i18n._("If it stays unpaid"),
      value: (
        <ul>
          {record.ladder.map(({ consequence, afterDays }) => (
            <li key={consequence}>
              {i18n._("After {days} days: {what}", {
                days: afterDays,
                what: inWords(ladderWords[consequence]),
              })}{" "}
              {now.has(consequence) ? <SignalFlag signal="hold" word={i18n._("In force")} /> : null}
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: "id",
      label: i18n._("Order"),
      value: <CopyId text={record.id} label={i18n._("Order id")} />,
    },
  ];
  return (
    <Panel title={i18n._("Top-up order")}>
      <SummaryList rows={rows} />
    </Panel>
  );
}

function Exit({ of }: { readonly of: StaffDeposit }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  if (of.exit === null) return null;
  return (
    <Panel title={i18n._("The shop leaves")}>
      {of.exit.blockers.length > 0 ? (
        <Notice tone="warn" title={i18n._("Something stands in its way")}>
          <Link to={`/ops/deposits/refunds?view=all&store=${encodeURIComponent(of.store.uid)}`}>
            {i18n._("Refunds of this shop")}
          </Link>
        </Notice>
      ) : null}
      <SummaryList
        rows={of.exit.steps.map((step) => ({
          key: step.key,
          label: inWords(step.title),
          value: (
            <>
              {step.on ? <DayText day={step.on} /> : null}{" "}
              <SignalFlag
                signal={step.done ? "clear" : "not-started"}
                word={step.done ? i18n._("Done") : i18n._("Still to come")}
              />
            </>
          ),
        }))}
      />
    </Panel>
  );
}
