import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { Money } from "~/ui/figure/amounts";
import { CopyId } from "~/ui/figure/copy-id";
import { When } from "~/ui/figure/times";
import { InsetText } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { SummaryList, type SummaryRow } from "~/ui/layout/summary-list";
import { useInWords } from "~/ui/reader";
import { lastSecond } from "./deposit-words";
import type { RefundCaseView } from "./refund-case";
import { refundKindWords } from "./staff-deposit-flags";
import { StaffRefundLegs } from "./staff-refund-legs";
import { StaffRefundPlan } from "./staff-refund-plan";

type Props = { readonly of: RefundCaseView; readonly failed: unknown };

export function StaffRefund({ of, failed }: Props) {
  const { i18n } = useLingui();
  return (
    <>
      <Panel title={i18n._("The request")}>
        <Facts of={of} />
      </Panel>
      {of.question ? (
        <Panel title={i18n._("What the shop asks")}>
          <InsetText>
            <p>{of.question.text}</p>
            <When at={of.question.at} />
          </InsetText>
        </Panel>
      ) : null}
      {of.plan ? <StaffRefundPlan of={of} plan={of.plan} failed={failed} /> : null}
      {of.legs.length > 0 ? <StaffRefundLegs of={of} failed={failed} /> : null}
    </>
  );
}

function Facts({ of }: { readonly of: RefundCaseView }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const money = (amountMinor: number) => <Money amount={{ amountMinor, currency: of.currency }} />;
  const rows: SummaryRow[] = [
    {
      key: "shop",
      label: i18n._("Shop"),
      value: <Link to={`/ops/deposits/${encodeURIComponent(of.store.uid)}`}>{of.store.name}</Link>,
    },
    { key: "why", label: i18n._("Why"), value: refundKindWords(i18n)[of.kind] },
    { key: "amount", label: i18n._("Amount"), value: <Money amount={of} strong /> },
    { key: "required", label: i18n._("Required now"), value: money(of.held.requiredMinor) },
    { key: "held", label: i18n._("Held now"), value: money(of.held.availableMinor) },
    { key: "owed", label: i18n._("Owed by the shop"), value: money(of.held.owedMinor) },
    {
      key: "asked",
      label: i18n._("Asked for on"),
      value: (
        <>
          <When at={of.requested.at} /> · {inWords(of.requested.by)}
        </>
      ),
    },
    ...(of.coolingUntil
      ? [
          {
            key: "cooling",
            label: i18n._("Waiting period until"),
            value: <When at={lastSecond(of.coolingUntil)} as="deadline" />,
          },
        ]
      : []),
    ...of.approvals.map((approval, index) => ({
      key: `approval-${index}`,
      label: index === 0 ? i18n._("Approved by") : i18n._("Approved as second by"),
      value: (
        <>
          {inWords(approval.by)} · <When at={approval.at} />
        </>
      ),
    })),
    ...(of.rejectedBecause
      ? [{ key: "rejected", label: i18n._("Rejected because"), value: of.rejectedBecause }]
      : []),
    {
      key: "id",
      label: i18n._("Refund"),
      value: <CopyId text={of.id} label={i18n._("Refund id")} />,
    },
  ];
  return <SummaryList rows={rows} />;
}
