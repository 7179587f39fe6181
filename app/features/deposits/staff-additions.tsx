import { useLingui } from "@lingui/react";
import { Money } from "~/ui/figure/amounts";
import { DayText } from "~/ui/figure/times";
import { Radios } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { DayField, MoneyField, TextField } from "~/ui/form/text-fields";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { AdditionLine, StaffDeposit } from "./staff-deposit-page";

/** Amounts for one case, on top of what the tables ask for. */
export function StaffAdditions(props: {
  readonly of: StaffDeposit;
  readonly mayAdd: boolean;
  readonly failed: unknown;
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { of, mayAdd } = props;
  const kinds = { ACTIVITY: i18n._("Activity"), RISK: i18n._("Risk") } as const;
  const columns: Column<AdditionLine>[] = [
    { key: "reason", header: i18n._("Reason"), wrap: true, cell: ({ reason }) => reason },
    { key: "kind", header: i18n._("Kind"), cell: ({ kind }) => kinds[kind] },
    {
      key: "amount",
      header: i18n._("Amount"),
      align: "end",
      cell: ({ amountMinor }) => <Money amount={{ amountMinor, currency: of.currency }} />,
    },
    { key: "from", header: i18n._("From"), cell: ({ fromDay }) => <DayText day={fromDay} /> },
    {
      key: "to",
      header: i18n._("To"),
      cell: ({ endedOn, toDay }) => {
        const last = endedOn ?? toDay;
        return last ? <DayText day={last} /> : i18n._("Until it is ended");
      },
    },
    { key: "by", header: i18n._("Set by"), cell: ({ setBy }) => inWords(setBy) },
    {
      key: "end",
      header: i18n._("End"),
      headerHidden: true,
      cell: ({ id, endedOn, reason }) =>
        endedOn === null && mayAdd ? (
          <Form inline idPrefix={id}>
            <input type="hidden" name="addition" value={id} />
            <SubmitButton small look="plain" name="intent" value="end">
              {i18n._("End")} <span className="spoken">{reason}</span>
            </SubmitButton>
          </Form>
        ) : null,
    },
  ];
  return (
    <>
      <Panel
        title={i18n._("Extra amounts")}
        lead={i18n._("For one case each: a risk, or an activity the shop takes part in.")}
        flush
      >
        <DataTable
          caption={i18n._("Extra amounts of this shop")}
          columns={columns}
          rows={of.additions}
          rowKey={({ id }) => id}
          empty={<Notice>{i18n._("None. The tables of the terms alone decide.")}</Notice>}
        />
      </Panel>
      {mayAdd ? <AdditionForm failed={props.failed} currency={of.currency} /> : null}
    </>
  );
}

function AdditionForm(props: { readonly failed: unknown; readonly currency: string }) {
  const { i18n } = useLingui();
  return (
    <Panel title={i18n._("Set an extra amount")}>
      <Stack>
        <Form failed={props.failed} idPrefix="extra">
          <Radios
            name="kind"
            label={i18n._("Kind")}
            inline
            defaultValue="RISK"
            options={[
              { value: "RISK", label: i18n._("Risk"), hint: i18n._("On top of everything else") },
              {
                value: "ACTIVITY",
                label: i18n._("Activity"),
                hint: i18n._("Counts beside base and float"),
              },
            ]}
          />
          <MoneyField name="amount" label={i18n._("Amount")} currency={props.currency} />
          <TextField
            name="reason"
            label={i18n._("Reason")}
            hint={i18n._("The case it belongs to")}
          />
          <DayField name="toDay" label={i18n._("Last day")} optional />
          <SubmitButton name="intent" value="add" look="plain">
            {i18n._("Set the amount")}
          </SubmitButton>
        </Form>
      </Stack>
    </Panel>
  );
}
