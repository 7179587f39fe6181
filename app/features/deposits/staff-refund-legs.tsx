import { useLingui } from "@lingui/react";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-fields";
import { Consequence } from "~/ui/layout/consequence";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { useFormats } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { LegLine, RefundCaseView } from "./refund-case";
import { StaffLegFlag } from "./staff-deposit-flags";
import { usePartColumns } from "./staff-refund-plan";

type Props = { readonly of: RefundCaseView; readonly failed: unknown };

/** What became of each part, and what is left to do by hand. */
export function StaffRefundLegs(props: Props) {
  const { i18n } = useLingui();
  const { of } = props;
  const parts = usePartColumns<LegLine>(of.currency);
  const columns: Column<LegLine>[] = [
    ...parts,
    {
      key: "state",
      header: i18n._("State"),
      cell: ({ status }) => <StaffLegFlag status={status} />,
    },
    {
      key: "because",
      header: i18n._("Note"),
      cell: ({ because, reference, replaced }) => {
        if (replaced) return i18n._("Sent another way");
        return reference ?? because ?? "–";
      },
    },
  ];
  const toDo = of.legs.filter(
    (leg) =>
      (leg.status === "FAILED" && !leg.replaced) || (leg.lot === null && leg.status === "PLANNED"),
  );
  return (
    <>
      <Panel title={i18n._("What became of it")} flush>
        <DataTable
          caption={i18n._("Parts of this refund")}
          columns={columns}
          rows={of.legs}
          rowKey={({ key }) => key}
        />
      </Panel>
      {toDo.map((leg) =>
        leg.status === "FAILED" ? (
          <AnotherWay key={leg.key} {...props} leg={leg} />
        ) : (
          <PaidByHand key={leg.key} {...props} leg={leg} />
        ),
      )}
    </>
  );
}

function AnotherWay({ of, leg, failed }: Props & { readonly leg: LegLine }) {
  const { i18n } = useLingui();
  const { money } = useFormats();
  const amount = money({ amountMinor: leg.amountMinor, currency: of.currency });
  return (
    <Consequence
      title={i18n._("{amount} did not arrive", { amount })}
      effects={[
        i18n._("It is part of the deposit again, and still owed to the shop."),
        i18n._(
          "It can be paid by hand instead: by a second person, other than the first approver.",
        ),
      ]}
    >
      {!of.may.payBack ? (
        <Notice>{i18n._("Finance or an administrator decides this.")}</Notice>
      ) : of.may.replaceMustBeOther ? (
        <Notice title={i18n._("A second person has to approve")}>
          {i18n._("The first approval was given by the person who is reading this.")}
        </Notice>
      ) : (
        <Form failed={failed} idPrefix={leg.key}>
          <input type="hidden" name="leg" value={leg.key} />
          <SubmitButton name="intent" value="by-hand">
            {i18n._("Pay {amount} by hand", { amount })}
          </SubmitButton>
        </Form>
      )}
    </Consequence>
  );
}

function PaidByHand({ of, leg, failed }: Props & { readonly leg: LegLine }) {
  const { i18n } = useLingui();
  const { money } = useFormats();
  const amount = money({ amountMinor: leg.amountMinor, currency: of.currency });
  return (
    <Consequence
      title={i18n._("{amount} is to be paid by hand", { amount })}
      effects={[
        i18n._(
          "Two people have approved it. Transfer it from the bank, then note the bank's reference here.",
        ),
        i18n._("The refund is then complete, and the shop sees the reference."),
      ]}
    >
      {of.may.payBack ? (
        <Form failed={failed} idPrefix={leg.key}>
          <input type="hidden" name="leg" value={leg.key} />
          <TextField name="reference" label={i18n._("Reference of the bank")} width="medium" />
          <SubmitButton name="intent" value="paid">
            {i18n._("Note {amount} as paid", { amount })}
          </SubmitButton>
        </Form>
      ) : (
        <Notice>{i18n._("Finance or an administrator decides this.")}</Notice>
      )}
    </Consequence>
  );
}
