import { useLingui } from "@lingui/react";
import { categoryWords } from "~/features/metrics/category";
import { MoneyField, TextField } from "~/ui/form/text-fields";
import { useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import { businessTypeWords, headOf, inOrder } from "./deposit-words";
import type { DepositPolicy } from "./policy";
import { type BaseRow, businessTypes } from "./schedule";

type Props = { readonly policy: DepositPolicy; readonly currency: string };
/** Empty lines below each table, for what is new. */
const spare = 3;

type BaseLine = { readonly at: number; readonly category: string; readonly base: BaseRow | null };

/** Base by category and business type, a field for each. */
export function BaseFields({ policy: { schedule }, currency }: Props) {
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
      caption={i18n._("Base amounts")}
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

/** The steps of the float. */
export function FloatFields({ policy: { schedule }, currency }: Props) {
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
      caption={i18n._("Steps of the float")}
      columns={columns}
      rows={lines}
      rowKey={({ at }) => `step-${at}`}
    />
  );
}
