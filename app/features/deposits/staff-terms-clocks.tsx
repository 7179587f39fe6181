import { useLingui } from "@lingui/react";
import { NumberField, TextField } from "~/ui/form/text-fields";
import { Stack } from "~/ui/layout/stack";
import { useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import { headOf, ladderWords, methodWords } from "./deposit-words";
import type { Consequence, DepositPolicy, Ladder } from "./policy";

export function Days(props: {
  readonly name: string;
  readonly label: string;
  readonly of: number | null;
}) {
  const { i18n } = useLingui();
  return (
    <NumberField
      name={props.name}
      label={props.label}
      behind={i18n._("days")}
      defaultValue={props.of}
    />
  );
}

const ladderSteps = Object.keys(ladderWords) as Consequence[];

/** The clock of an order, and what follows while it is unpaid. */
export function OrderFields({ policy: { topUp } }: { readonly policy: DepositPolicy }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const dayOf = (ladder: Ladder, consequence: Consequence) =>
    ladder.find((step) => step.consequence === consequence)?.afterDays ?? null;
  const columns: Column<Consequence>[] = [
    {
      key: "what",
      header: i18n._("What follows"),
      cell: (step) => headOf(inWords(ladderWords[step])),
    },
    ...(["ladder", "ladderAfterDeferral"] as const).map((name): Column<Consequence> => {
      const header = {
        ladder: i18n._("After days unpaid"),
        ladderAfterDeferral: i18n._("After days unpaid, after a trial"),
      }[name];
      return {
        key: name,
        header,
        cell: (step) => (
          <NumberField
            name={`${name}.${step}`}
            label={`${inWords(ladderWords[step])}: ${header}`}
            labelHidden
            defaultValue={dayOf(topUp[name], step)}
          />
        ),
      };
    }),
  ];
  return (
    <Stack>
      <Days name="topUpDays" label={i18n._("Time to pay an order")} of={topUp.days} />
      <TextField
        name="remindAfterDays"
        label={i18n._("Reminders after days")}
        hint={i18n._("In figures, such as 0, 7, 12")}
        width="medium"
        defaultValue={topUp.remindAfterDays.join(", ")}
      />
      <DataTable
        caption={i18n._("What follows an unpaid order")}
        columns={columns}
        rows={ladderSteps}
        rowKey={(step) => step}
      />
    </Stack>
  );
}

type Window = { readonly at: number; readonly method: string; readonly days: number | null };

/** How long each way takes refunds. */
export function WindowFields({ policy }: { readonly policy: DepositPolicy }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const named = Object.entries(policy.refundDays);
  const lines: readonly Window[] = [
    ...named.map(([method, days], at) => ({ at, method, days })),
    ...Array.from({ length: 2 }, (_, more) => ({
      at: named.length + more,
      method: "",
      days: null,
    })),
  ];
  const columns: Column<Window>[] = [
    {
      key: "way",
      header: i18n._("Way"),
      cell: ({ method, at }) =>
        method === ""
          ? i18n._("New line {number}", { number: at + 1 })
          : headOf(inWords(methodWords(method))),
    },
    {
      key: "code",
      header: i18n._("Name at Stripe"),
      cell: ({ at, method }) => (
        <TextField
          name={`refundDays[${at}].method`}
          label={i18n._("Name of way {number}", { number: at + 1 })}
          labelHidden
          width="medium"
          defaultValue={method}
        />
      ),
    },
    {
      key: "days",
      header: i18n._("Number of days"),
      cell: ({ at, days }) => (
        <NumberField
          name={`refundDays[${at}].days`}
          label={i18n._("Days of way {number}", { number: at + 1 })}
          labelHidden
          defaultValue={days}
        />
      ),
    },
  ];
  return (
    <DataTable
      caption={i18n._("Days within which each way takes refunds")}
      columns={columns}
      rows={lines}
      rowKey={({ at }) => `way-${at}`}
    />
  );
}
