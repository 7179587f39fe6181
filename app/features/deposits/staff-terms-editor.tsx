import { useLingui } from "@lingui/react";
import { categoryWords } from "~/features/metrics/category";
import { Radios } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { DayField, MoneyField, NumberField, TextField } from "~/ui/form/text-fields";
import { BottomBar } from "~/ui/layout/page";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import { businessTypeWords, headOf, inOrder, ladderWords, methodWords } from "./deposit-words";
import type { Consequence, DepositPolicy, Ladder } from "./policy";
import { type BaseRow, businessTypes } from "./schedule";

type Props = {
  readonly policy: DepositPolicy;
  readonly currency: string;
  readonly fromDay: string;
  readonly failed: unknown;
};
/** Empty lines below each table, for what is new. */
const spare = 3;

/** The whole terms as one form: tables of fields, nothing hidden, nothing that needs scripts. */
export function StaffTermsEditor(props: Props) {
  const { i18n } = useLingui();
  const { policy, currency } = props;
  return (
    <Form failed={props.failed}>
      <Panel title={i18n._("When")}>
        <DayField
          name="fromDay"
          label={i18n._("In force from")}
          hint={i18n._("The earliest is today. A change should be announced seven days before.")}
          defaultValue={props.fromDay}
        />
      </Panel>
      <Panel
        title={i18n._("Base by category and business type")}
        lead={i18n._(
          "An empty field: the category is not open to that type. A line without a category is left out.",
        )}
        flush
      >
        <BaseFields {...props} />
      </Panel>
      <Panel
        title={i18n._("Float by sales of the month before")}
        lead={i18n._("Each step begins at its figure and ends before the next one.")}
        flush
      >
        <FloatFields {...props} />
      </Panel>
      <Panel title={i18n._("How the parts come together")}>
        <Radios
          name="combine"
          label={i18n._("Base, float and activity")}
          defaultValue={policy.schedule.combine}
          options={[
            { value: "MAX", label: i18n._("The highest of them, plus risk") },
            { value: "SUM", label: i18n._("Their sum, plus risk") },
          ]}
        />
      </Panel>
      <Panel title={i18n._("Top-up orders")}>
        <OrderFields policy={policy} />
      </Panel>
      <Panel
        title={i18n._("How long a payment can go back the way it came")}
        lead={i18n._("A way that is not named here has no end.")}
        flush
      >
        <WindowFields policy={policy} />
      </Panel>
      <Panel title={i18n._("Refunds and deductions")}>
        <Stack>
          <TextField
            name="warnDaysLeft"
            label={i18n._("Warnings before a way back closes, days left")}
            width="medium"
            defaultValue={policy.warnDaysLeft.join(", ")}
          />
          <Days
            name="coolOffDays"
            label={i18n._("Waiting period of a refund")}
            of={policy.coolOffDays}
          />
          <Days
            name="replyDays"
            label={i18n._("Time to answer a deduction")}
            of={policy.deduction.replyDays}
          />
          <MoneyField
            name="secondPersonAbove"
            label={i18n._("A second person confirms a deduction above")}
            currency={currency}
            defaultValue={{ amountMinor: policy.deduction.secondPersonAboveMinor, currency }}
          />
        </Stack>
      </Panel>
      <Panel title={i18n._("A shop that leaves")}>
        <Stack>
          <Days name="noticeDays" label={i18n._("Notice to buyers")} of={policy.exit.noticeDays} />
          <Days
            name="quietDays"
            label={i18n._("Wait after its last order")}
            of={policy.exit.quietDays}
          />
          <Days
            name="reviewWorkingDays"
            label={i18n._("Review, in working days")}
            of={policy.exit.reviewWorkingDays}
          />
          <Days name="payOutDays" label={i18n._("Paid back within")} of={policy.exit.payOutDays} />
        </Stack>
      </Panel>
      <BottomBar>
        <SubmitButton name="intent" value="preview">
          {i18n._("See what changes")}
        </SubmitButton>
      </BottomBar>
    </Form>
  );
}

function Days(props: {
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

type BaseLine = { readonly at: number; readonly category: string; readonly base: BaseRow | null };

function BaseFields({ policy: { schedule }, currency }: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const named = inOrder(schedule.base);
  const lines: readonly BaseLine[] = [
    ...named.map(([category, base], at) => ({ at, category, base })),
    ...Array.from({ length: spare }, (_, more) => ({
      at: named.length + more,
      category: "",
      base: null,
    })),
    { at: -1, category: "", base: schedule.otherBase },
  ];
  const nameOf = ({ at, category }: BaseLine) =>
    at === -1
      ? i18n._("Other categories")
      : category === ""
        ? i18n._("New line {number}", { number: at + 1 })
        : inWords(categoryWords(category));
  const columns: Column<BaseLine>[] = [
    { key: "name", header: i18n._("Category"), cell: nameOf },
    {
      key: "code",
      header: i18n._("Code of the platform"),
      cell: (line) =>
        line.at === -1 ? (
          "–"
        ) : (
          <TextField
            name={`base[${line.at}].category`}
            label={i18n._("Code of {name}", { name: nameOf(line) })}
            labelHidden
            width="medium"
            defaultValue={line.category}
          />
        ),
    },
    ...businessTypes.map(
      (type): Column<BaseLine> => ({
        key: type,
        header: headOf(inWords(businessTypeWords[type])),
        cell: (line) => {
          const amountMinor = line.base?.[type] ?? null;
          return (
            <MoneyField
              name={line.at === -1 ? `otherBase.${type}` : `base[${line.at}].${type}`}
              label={i18n._("{category}, {type}", {
                category: nameOf(line),
                type: inWords(businessTypeWords[type]),
              })}
              labelHidden
              currency={currency}
              defaultValue={amountMinor === null ? null : { amountMinor, currency }}
            />
          );
        },
      }),
    ),
  ];
  return (
    <DataTable
      caption={i18n._("Base by category and business type")}
      columns={columns}
      rows={lines}
      rowKey={({ at }) => `base-${at}`}
    />
  );
}

type Step = {
  readonly at: number;
  readonly fromMinor: number | null;
  readonly floatMinor: number | null;
};

function FloatFields({ policy: { schedule }, currency }: Props) {
  const { i18n } = useLingui();
  const lines: readonly Step[] = [
    ...schedule.float.map((step, at) => ({ ...step, at })),
    ...Array.from({ length: spare }, (_, more) => ({
      at: schedule.float.length + more,
      fromMinor: null,
      floatMinor: null,
    })),
  ];
  const field = (name: string, label: string, amountMinor: number | null) => (
    <MoneyField
      name={name}
      label={label}
      labelHidden
      currency={currency}
      defaultValue={amountMinor === null ? null : { amountMinor, currency }}
    />
  );
  const columns: Column<Step>[] = [
    { key: "step", header: i18n._("Step"), cell: ({ at }) => String(at + 1) },
    {
      key: "from",
      header: i18n._("Paid sales of the month before, from"),
      cell: ({ at, fromMinor }) =>
        field(
          `float[${at}].from`,
          i18n._("Step {number}: sales from", { number: at + 1 }),
          fromMinor,
        ),
    },
    {
      key: "float",
      header: i18n._("Float"),
      cell: ({ at, floatMinor }) =>
        field(`float[${at}].float`, i18n._("Step {number}: float", { number: at + 1 }), floatMinor),
    },
  ];
  return (
    <DataTable
      caption={i18n._("Float by sales of the month before")}
      columns={columns}
      rows={lines}
      rowKey={({ at }) => `step-${at}`}
    />
  );
}

const ladderSteps = Object.keys(ladderWords) as Consequence[];

function OrderFields({ policy: { topUp } }: { readonly policy: DepositPolicy }) {
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

function WindowFields({ policy }: { readonly policy: DepositPolicy }) {
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
      header: i18n._("Days"),
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
