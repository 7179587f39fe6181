import { useLingui } from "@lingui/react";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";
import { useFormats } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { PromiseState, StorePromise } from "./store-traffic";

const signals: Readonly<Record<PromiseState, Signal>> = {
  AHEAD: "not-started",
  RUNNING: "active",
  KEPT: "clear",
  MISSED: "hold",
  ENDED: "ended",
};

/** Each promise: how much, until when, what was delivered and what is left. */
export function MerchantPromises({ promises }: { readonly promises: readonly StorePromise[] }) {
  const { i18n } = useLingui();
  const f = useFormats();
  const states: Readonly<Record<PromiseState, string>> = {
    AHEAD: i18n._("To come"),
    RUNNING: i18n._("Running"),
    KEPT: i18n._("Kept in full"),
    MISSED: i18n._("Missed"),
    ENDED: i18n._("Ended early"),
  };
  const kinds: Readonly<Record<StorePromise["kind"], string>> = {
    guarantee: i18n._("Guaranteed"),
    grant: i18n._("As far as supply goes"),
    "make-good": i18n._("Made good for a missed guarantee"),
  };
  const left = ({ promised, delivered, state }: StorePromise) =>
    state === "RUNNING" || state === "AHEAD" ? f.number(Math.max(0, promised - delivered)) : "–";
  const columns: Column<StorePromise>[] = [
    {
      key: "days",
      header: i18n._("Days"),
      cell: ({ fromDay, toDay }) =>
        i18n._("{from} to {to}", { from: f.shortDay(fromDay), to: f.shortDay(toDay) }),
    },
    { key: "kind", header: i18n._("Promise"), cell: ({ kind }) => kinds[kind], wrap: true },
    {
      key: "promised",
      header: i18n._("Promised"),
      align: "end",
      cell: ({ promised }) => f.number(promised),
    },
    {
      key: "delivered",
      header: i18n._("Delivered"),
      align: "end",
      cell: ({ delivered }) => f.number(delivered),
    },
    { key: "left", header: i18n._("Left"), align: "end", cell: left },
    {
      key: "state",
      header: i18n._("State"),
      cell: ({ state }) => <SignalFlag signal={signals[state]} word={states[state]} />,
    },
  ];
  return (
    <DataTable
      caption={i18n._("What was promised to this shop")}
      columns={columns}
      rows={promises}
      rowKey={({ grantId }) => grantId}
      empty={<p>{i18n._("Nothing has been promised so far.")}</p>}
    />
  );
}
