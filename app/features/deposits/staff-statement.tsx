import { useLingui } from "@lingui/react";
import { Money } from "~/ui/figure/amounts";
import { When } from "~/ui/figure/times";
import { Notice } from "~/ui/layout/notice";
import { Pagination } from "~/ui/layout/pagination";
import { Panel } from "~/ui/layout/panel";
import { Tabs } from "~/ui/layout/tabs";
import { useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { EntryLine, StaffDeposit } from "./staff-deposit-page";

/** What moved each of the shop's accounts, with what it held after every entry. */
export function StaffStatement({ of }: { readonly of: StaffDeposit }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { statement, currency } = of;
  const columns: Column<EntryLine>[] = [
    { key: "at", header: i18n._("When"), cell: ({ occurredAt }) => <When at={occurredAt} /> },
    { key: "kind", header: i18n._("Deed"), cell: ({ kind }) => <code>{kind}</code> },
    {
      key: "change",
      header: i18n._("Change"),
      align: "end",
      cell: ({ changeMinor }) => <Money amount={{ amountMinor: changeMinor, currency }} signed />,
    },
    {
      key: "balance",
      header: i18n._("Balance"),
      align: "end",
      cell: ({ balanceMinor }) => <Money amount={{ amountMinor: balanceMinor, currency }} />,
    },
    {
      key: "transfer",
      header: i18n._("Transfer"),
      cell: ({ transferId }) => <code>{transferId}</code>,
    },
    { key: "key", header: i18n._("Booking key"), cell: ({ key }) => <code>{key}</code> },
  ];
  return (
    <Panel
      title={i18n._("Ledger")}
      lead={i18n._("Entries are never changed or removed. A correction is a reversing entry.")}
      flush
    >
      <Tabs
        label={i18n._("Accounts of this shop")}
        param="account"
        tabs={[
          { value: "deposit", label: i18n._("Deposit") },
          { value: "deposit-frozen", label: i18n._("Frozen") },
          { value: "refund-in-transit", label: i18n._("On its way back") },
          { value: "receivable", label: i18n._("Owed by the shop") },
          { value: "surplus", label: i18n._("Paid too much") },
        ]}
      />
      <DataTable
        caption={i18n._("Entries of the account: {account}", { account: inWords(statement.title) })}
        columns={columns}
        rows={statement.lines}
        rowKey={({ version }) => String(version)}
        empty={<Notice>{i18n._("Nothing has moved this account.")}</Notice>}
      />
      {statement.next === null ? null : (
        <Pagination page={{ after: String(statement.next), shown: statement.lines.length }} />
      )}
    </Panel>
  );
}
