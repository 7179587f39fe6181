import { useLingui } from "@lingui/react";
import { Money } from "~/ui/figure/amounts";
import { When } from "~/ui/figure/times";
import { EmptyState } from "~/ui/layout/empty-state";
import { Panel } from "~/ui/layout/panel";
import { Tabs } from "~/ui/layout/tabs";
import { useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { OutsideRefundLine } from "./outside-refund";
import { StaffOutsideFlag } from "./staff-deposit-flags";

/** Refunds that somebody made at Stripe itself, those that wait first. */
export function StaffOutsideRefunds(props: {
  readonly lines: readonly OutsideRefundLine[];
  readonly view: "open" | "all";
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const columns: Column<OutsideRefundLine>[] = [
    { key: "shop", header: i18n._("Shop"), cell: ({ store }) => store.name },
    {
      key: "state",
      header: i18n._("State"),
      cell: ({ status }) => <StaffOutsideFlag status={status} />,
    },
    {
      key: "amount",
      header: i18n._("Amount"),
      align: "end",
      cell: (line) => <Money amount={line} />,
    },
    { key: "found", header: i18n._("Found"), cell: ({ foundAt }) => <When at={foundAt} /> },
    {
      key: "checked",
      header: i18n._("Checked by"),
      cell: ({ checked }) => (checked ? inWords(checked.by) : "–"),
    },
    {
      key: "booked",
      header: i18n._("Booked by"),
      cell: ({ booked }) => (booked ? inWords(booked.by) : "–"),
    },
    {
      key: "stripe",
      header: i18n._("At Stripe"),
      cell: ({ stripeId }) => (stripeId ? <code>{stripeId}</code> : "–"),
    },
  ];
  return (
    <>
      <Tabs
        label={i18n._("Which refunds are shown")}
        param="view"
        tabs={[
          { value: "open", label: i18n._("Waiting") },
          { value: "all", label: i18n._("All") },
        ]}
      />
      <Panel lead={i18n._("While one waits, nothing else goes back to its shop.")} flush>
        <DataTable
          caption={i18n._("Refunds made at Stripe")}
          columns={columns}
          rows={props.lines}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/ops/deposits/outside/${id}`}
          empty={
            <EmptyState
              kind="nothing-yet"
              title={
                props.view === "open"
                  ? i18n._("No refund made at Stripe waits")
                  : i18n._("Nobody has made a refund at Stripe itself")
              }
            >
              {i18n._("One that is made there shows up here, and two people look at it.")}
            </EmptyState>
          }
        />
      </Panel>
    </>
  );
}
