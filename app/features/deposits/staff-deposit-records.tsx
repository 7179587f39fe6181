import { useLingui } from "@lingui/react";
import { Money } from "~/ui/figure/amounts";
import { When } from "~/ui/figure/times";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";
import { Notice } from "~/ui/layout/notice";
import { useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import { headOf, methodWords } from "./deposit-words";
import type { DisputeState } from "./dispute";
import {
  deductionKindWords,
  refundKindWords,
  StaffDeductionFlag,
  StaffRefundFlag,
} from "./staff-deposit-flags";
import type { DeductionRef, DisputeLine, LotLine, StaffDeposit } from "./staff-deposit-page";
import type { RefundView } from "./wallet-page";

type Of = { readonly of: StaffDeposit };

const useMoney =
  ({ currency }: StaffDeposit) =>
  (amountMinor: number) => <Money amount={{ amountMinor, currency }} />;

export function StaffLots({ of }: Of) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const money = useMoney(of);
  const windows: Readonly<Record<LotLine["window"], readonly [Signal, string]>> = {
    open: ["clear", i18n._("Can go back")],
    closing: ["needs", i18n._("Closes soon")],
    closed: ["ended", i18n._("By hand only")],
  };
  const columns: Column<LotLine>[] = [
    { key: "paid", header: i18n._("Paid"), cell: ({ paidAt }) => <When at={paidAt} /> },
    {
      key: "method",
      header: i18n._("Way"),
      cell: ({ method }) => headOf(inWords(methodWords(method))),
    },
    {
      key: "amount",
      header: i18n._("Amount"),
      align: "end",
      cell: (lot) => money(lot.amountMinor),
    },
    {
      key: "refunded",
      header: i18n._("Refunded"),
      align: "end",
      cell: (lot) => money(lot.refundedMinor),
    },
    {
      key: "disputed",
      header: i18n._("Disputed"),
      align: "end",
      cell: (lot) => money(lot.disputedMinor),
    },
    { key: "left", header: i18n._("Left"), align: "end", cell: (lot) => money(lot.leftMinor) },
    {
      key: "until",
      header: i18n._("Goes back until"),
      cell: ({ refundableUntil }) =>
        refundableUntil ? <When at={refundableUntil} as="deadline" /> : i18n._("No end"),
    },
    {
      key: "window",
      header: i18n._("Way back"),
      cell: ({ window }) => <SignalFlag signal={windows[window][0]} word={windows[window][1]} />,
    },
    { key: "id", header: i18n._("Payment"), cell: ({ id }) => <code>{id}</code> },
  ];
  return (
    <DataTable
      caption={i18n._("Payments of this shop, the next to be refunded first")}
      columns={columns}
      rows={of.lots}
      rowKey={({ id }) => id}
      empty={<Notice>{i18n._("Nothing has been paid in yet.")}</Notice>}
    />
  );
}

export function StaffDeductionRefs({ of }: Of) {
  const { i18n } = useLingui();
  const kinds = deductionKindWords(i18n);
  const money = useMoney(of);
  const columns: Column<DeductionRef>[] = [
    { key: "reason", header: i18n._("Reason"), wrap: true, cell: ({ reason }) => reason },
    { key: "kind", header: i18n._("Kind"), cell: ({ kind }) => kinds[kind] },
    { key: "state", header: i18n._("State"), cell: (row) => <StaffDeductionFlag {...row} /> },
    {
      key: "amount",
      header: i18n._("Amount"),
      align: "end",
      cell: (row) => money(row.amountMinor),
    },
    { key: "at", header: i18n._("Proposed"), cell: ({ proposedAt }) => <When at={proposedAt} /> },
  ];
  return (
    <DataTable
      caption={i18n._("Deductions of this shop")}
      columns={columns}
      rows={of.deductions}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/ops/deposits/deductions/${id}`}
      empty={<Notice>{i18n._("Nothing was ever taken from this deposit.")}</Notice>}
    />
  );
}

export function StaffDisputes({ of }: Of) {
  const { i18n } = useLingui();
  const money = useMoney(of);
  const states: Readonly<Record<DisputeState, readonly [Signal, string]>> = {
    INQUIRY: ["needs", i18n._("The bank asks")],
    OPEN: ["hold", i18n._("Still open")],
    WON: ["clear", i18n._("Won")],
    LOST: ["declined", i18n._("Lost")],
    CLOSED: ["ended", i18n._("Closed")],
  };
  const columns: Column<DisputeLine>[] = [
    { key: "id", header: i18n._("Dispute"), cell: ({ id }) => <code>{id}</code> },
    {
      key: "state",
      header: i18n._("State"),
      cell: ({ status }) => <SignalFlag signal={states[status][0]} word={states[status][1]} />,
    },
    {
      key: "amount",
      header: i18n._("Amount"),
      align: "end",
      cell: (row) => money(row.amountMinor),
    },
    {
      key: "frozen",
      header: i18n._("Frozen"),
      align: "end",
      cell: (row) => money(row.frozenMinor),
    },
    { key: "told", header: i18n._("Heard of"), cell: ({ toldAt }) => <When at={toldAt} /> },
    {
      key: "ended",
      header: i18n._("Ended"),
      cell: ({ endedAt }) => (endedAt ? <When at={endedAt} /> : "–"),
    },
    { key: "lot", header: i18n._("Payment"), cell: ({ lotId }) => <code>{lotId}</code> },
  ];
  return (
    <DataTable
      caption={i18n._("Disputes about payments of this shop")}
      columns={columns}
      rows={of.disputes}
      rowKey={({ id }) => id}
      empty={<Notice>{i18n._("No bank has asked for a payment back.")}</Notice>}
    />
  );
}

export function StaffRefundRefs({ of }: Of) {
  const { i18n } = useLingui();
  const kinds = refundKindWords(i18n);
  const money = useMoney(of);
  const columns: Column<RefundView>[] = [
    { key: "kind", header: i18n._("Why"), cell: ({ kind }) => kinds[kind] },
    {
      key: "state",
      header: i18n._("State"),
      cell: ({ status }) => <StaffRefundFlag status={status} />,
    },
    {
      key: "amount",
      header: i18n._("Amount"),
      align: "end",
      cell: (row) => money(row.amountMinor),
    },
    {
      key: "at",
      header: i18n._("Asked for on"),
      cell: ({ requestedAt }) => <When at={requestedAt} />,
    },
    {
      key: "ended",
      header: i18n._("Ended"),
      cell: ({ endedAt }) => (endedAt ? <When at={endedAt} /> : "–"),
    },
  ];
  return (
    <DataTable
      caption={i18n._("Refunds of this shop")}
      columns={columns}
      rows={of.refunds}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/ops/deposits/refunds/${id}`}
      empty={<Notice>{i18n._("Nothing was asked back.")}</Notice>}
    />
  );
}
