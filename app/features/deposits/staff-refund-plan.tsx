import { useLingui } from "@lingui/react";
import { Money } from "~/ui/figure/amounts";
import { When } from "~/ui/figure/times";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextArea } from "~/ui/form/text-fields";
import { Consequence } from "~/ui/layout/consequence";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { useFormats, useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import { headOf, lastSecond, methodWords } from "./deposit-words";
import type { PlannedPart, RefundCaseView } from "./refund-case";

type Plan = NonNullable<RefundCaseView["plan"]>;
type Props = { readonly of: RefundCaseView; readonly plan: Plan; readonly failed: unknown };

/** What approving would do, before anybody does it: into which payment each part goes, and what by hand. */
export function StaffRefundPlan(props: Props) {
  const { i18n } = useLingui();
  const { of, plan } = props;
  return (
    <>
      <Panel
        title={i18n._("Plan over the payments")}
        lead={i18n._("The payment whose way back closes first comes first.")}
        flush
      >
        <StaffParts parts={plan.parts} currency={of.currency} />
      </Panel>
      <Decide {...props} />
    </>
  );
}

export function usePartColumns<Part extends PlannedPart>(currency: string): Column<Part>[] {
  const { i18n } = useLingui();
  const inWords = useInWords();
  return [
    {
      key: "way",
      header: i18n._("Way"),
      cell: ({ lot }) =>
        lot ? headOf(inWords(methodWords(lot.method))) : i18n._("By hand, from the bank"),
    },
    {
      key: "amount",
      header: i18n._("Amount"),
      align: "end",
      cell: ({ amountMinor }) => <Money amount={{ amountMinor, currency }} />,
    },
    {
      key: "paid",
      header: i18n._("Paid"),
      cell: ({ lot }) => (lot ? <When at={lot.paidAt} /> : "–"),
    },
    {
      key: "until",
      header: i18n._("Goes back until"),
      cell: ({ lot }) => {
        if (lot === null) return "–";
        return lot.refundableUntil ? (
          <When at={lot.refundableUntil} as="deadline" />
        ) : (
          i18n._("No end")
        );
      },
    },
  ];
}

function StaffParts(props: { readonly parts: readonly PlannedPart[]; readonly currency: string }) {
  const { i18n } = useLingui();
  const columns = usePartColumns<PlannedPart>(props.currency);
  return (
    <DataTable
      caption={i18n._("Parts of this refund")}
      columns={columns}
      rows={props.parts}
      rowKey={({ key }) => key}
      empty={<Notice>{i18n._("There is nothing that could go back.")}</Notice>}
    />
  );
}

function useEffects({ of, plan }: Props): readonly string[] {
  const { i18n } = useLingui();
  const { money } = useFormats();
  const say = (amountMinor: number) => money({ amountMinor, currency: of.currency });
  const wholeMinor = plan.parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return [
    i18n._("{amount} leaves the deposit; {left} stays.", {
      amount: say(wholeMinor),
      left: say(Math.max(0, of.held.availableMinor - wholeMinor)),
    }),
    ...(of.kind === "EXIT" && of.held.owedMinor > 0
      ? [
          i18n._("What the shop owes, {amount}, is taken first.", {
            amount: say(of.held.owedMinor),
          }),
        ]
      : []),
    plan.manualMinor > 0
      ? i18n._("{amount} is paid by hand: two different people approve.", {
          amount: say(plan.manualMinor),
        })
      : i18n._("All of it goes back the way it came: one person approves."),
    ...(plan.mostMinor < of.amountMinor && of.kind !== "EXIT"
      ? [i18n._("At most {amount} can go back now.", { amount: say(plan.mostMinor) })]
      : []),
  ];
}

function Decide(props: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { of, plan, failed } = props;
  const { money, now } = useFormats();
  const effects = useEffects(props);
  const cooling = of.coolingUntil !== null && new Date(of.coolingUntil) > now;
  const wholeMinor = plan.parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const amount = money({ amountMinor: wholeMinor, currency: of.currency });
  const blocked = plan.blockers.length > 0;
  return (
    <Consequence title={i18n._("If it is approved now")} effects={effects}>
      {blocked ? (
        <Notice tone="warn" title={i18n._("It cannot be approved yet")}>
          {plan.blockers.map(({ key, words }) => (
            <p key={key}>{inWords(words)}</p>
          ))}
        </Notice>
      ) : null}
      {cooling && of.coolingUntil ? (
        <Notice>
          {i18n._("Its waiting period ends first:")}{" "}
          <When at={lastSecond(of.coolingUntil)} as="deadline" />
        </Notice>
      ) : null}
      {of.may.mustBeOther ? (
        <Notice tone="info" title={i18n._("A second person has to approve")}>
          {i18n._("The first approval was given by the person who is reading this.")}
        </Notice>
      ) : null}
      {of.may.payBack ? (
        <Form failed={failed}>
          {blocked || of.may.mustBeOther || cooling || wholeMinor === 0 ? null : (
            <SubmitButton name="intent" value="approve">
              {of.approvals.length > 0
                ? i18n._("Approve {amount} as second", { amount })
                : i18n._("Approve {amount}", { amount })}
            </SubmitButton>
          )}
          <TextArea
            name="why"
            label={i18n._("Reason to reject")}
            hint={i18n._("The shop reads it.")}
            rows={2}
          />
          <SubmitButton name="intent" value="reject" look="plain">
            {i18n._("Reject the refund")}
          </SubmitButton>
        </Form>
      ) : (
        <Notice>{i18n._("Finance or an administrator decides this.")}</Notice>
      )}
    </Consequence>
  );
}
