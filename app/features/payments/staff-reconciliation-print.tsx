import { useLingui } from "@lingui/react";
import { Money } from "~/ui/figure/amounts";
import { DayText, When } from "~/ui/figure/times";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { SummaryList } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { DayPage, ItemLine } from "./reconciliation-list";
import { kindWords } from "./reconciliation-words";
import css from "./staff-reconciliation.module.css";
import { DayFlag, ItemFlag, useReason } from "./staff-reconciliation-words";

/** The sheet two people sign: the sums, everything a person said, and their names. */
export function StaffReconciliationPrint(props: {
  readonly of: DayPage;
  /** Matched by hand, explained or open: the lines that are not simply the same. */
  readonly told: readonly ItemLine[];
}) {
  const { i18n } = useLingui();
  const { day } = props.of;
  return (
    <Stack>
      <Panel>
        <Totals of={props.of} />
      </Panel>
      <Panel title={i18n._("Lines that are not simply the same")} flush>
        <Told rows={props.told} currency={day.currency} />
      </Panel>
      <Signatures of={props.of} />
    </Stack>
  );
}

function Totals({ of: { day, page } }: { readonly of: DayPage }) {
  const { i18n } = useLingui();
  const { number } = useFormats();
  const money = (amountMinor: number) => (
    <Money amount={{ amountMinor, currency: day.currency }} strong />
  );
  const rows = [
    ["day", i18n._("Day"), <DayText key="day" day={day.day} />],
    ["state", i18n._("State"), <DayFlag key="state" day={day} />],
    ["ours", i18n._("Our books, net of fees"), money(day.oursMinor)],
    ["theirs", i18n._("Stripe, net of fees"), money(day.theirsMinor)],
    ["difference", i18n._("Difference"), money(day.theirsMinor - day.oursMinor)],
    ["matched", i18n._("Matched"), number(page.counts.matched)],
    ["hand", i18n._("Of these by hand"), number(day.handCount)],
    ["explained", i18n._("Explained"), number(day.explainedCount)],
    ["open", i18n._("Still open"), number(day.openCount)],
    ["prepared", i18n._("Prepared"), <When key="prepared" at={day.preparedAt} as="deadline" />],
  ] as const;
  return <SummaryList rows={rows.map(([key, label, value]) => ({ key, label, value }))} />;
}

function Told({
  rows,
  currency,
}: {
  readonly rows: readonly ItemLine[];
  readonly currency: string;
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const reason = useReason();
  const columns: Column<ItemLine>[] = [
    { key: "state", header: i18n._("State"), cell: (item) => <ItemFlag item={item} /> },
    {
      key: "line",
      header: i18n._("What"),
      wrap: true,
      cell: ({ ours, theirs }) => (
        <span className={css.half}>
          {inWords(kindWords((theirs ?? ours)?.kind ?? ""))}
          <span className={css.what}>{[ours?.id, theirs?.id].filter(Boolean).join(" · ")}</span>
        </span>
      ),
    },
    {
      key: "difference",
      header: i18n._("Difference, net"),
      align: "end",
      cell: ({ differenceMinor: amountMinor }) => (
        <Money amount={{ amountMinor, currency }} signed />
      ),
    },
    {
      key: "said",
      header: i18n._("What was said of it"),
      wrap: true,
      cell: (item) => item.hand?.note ?? item.explained?.text ?? reason(item),
    },
    {
      key: "by",
      header: i18n._("By"),
      cell: ({ hand, explained }) => hand?.name ?? explained?.name ?? "–",
    },
  ];
  return (
    <DataTable
      caption={i18n._("Lines of this day")}
      columns={columns}
      rows={rows}
      rowKey={({ line }) => line}
      empty={<p>{i18n._("Every line is the same on both sides.")}</p>}
    />
  );
}

function Signatures({ of: { day, matchers } }: { readonly of: DayPage }) {
  const { i18n } = useLingui();
  const names = matchers.map(({ name }) => name).join(", ");
  return (
    <div className={css.signatures}>
      <div className={css.signature}>
        {i18n._("Checked by")}
        <br />
        <strong>{names}</strong>
      </div>
      <div className={css.signature}>
        {i18n._("Closed by")}
        <br />
        <strong>{day.closed?.name}</strong> {day.closed ? <When at={day.closed.at} /> : null}
      </div>
    </div>
  );
}
