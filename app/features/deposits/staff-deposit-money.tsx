import { useLingui } from "@lingui/react";
import { Money } from "~/ui/figure/amounts";
import { Stats } from "~/ui/figure/stats";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { useFormats, useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { DepositTotals } from "./totals";
import type { AccountLine } from "./totals.server";

/** Held + on its way back + kept + paid out = received, for each currency, with the proof or the difference. */
export function StaffDepositTotals({ totals }: { readonly totals: readonly DepositTotals[] }) {
  return totals.map((each) => <Strip key={each.currency} of={each} />);
}

function Strip({ of }: { readonly of: DepositTotals }) {
  const { i18n } = useLingui();
  const { money } = useFormats();
  const { currency, differenceMinor } = of;
  const figure = (amountMinor: number) => <Money amount={{ amountMinor, currency }} />;
  const agrees = differenceMinor === 0;
  const difference = money({ amountMinor: differenceMinor, currency }, { signed: true });
  return (
    <>
      <Stats
        stats={[
          { key: "held", label: i18n._("Held"), value: figure(of.heldMinor) },
          {
            key: "returning",
            label: i18n._("+ On its way back"),
            value: figure(of.returningMinor),
          },
          { key: "kept", label: i18n._("+ Kept"), value: figure(of.keptMinor) },
          { key: "paid-out", label: i18n._("+ Paid out"), value: figure(of.paidOutMinor) },
          {
            key: "received",
            label: i18n._("= Received"),
            value: figure(of.receivedMinor),
            note: agrees
              ? i18n._("✓ The sum agrees")
              : i18n._("Difference {amount}", { amount: difference }),
          },
        ]}
      />
      {agrees ? null : (
        <Notice
          tone="error"
          title={i18n._("{amount} of what was received has no place", { amount: difference })}
        >
          {i18n._("No deed is known that moved it. Nothing is corrected by itself.")}
        </Notice>
      )}
    </>
  );
}

/** The accounts behind deposits, with what each kind holds. */
export function StaffAccountTree({ tree }: { readonly tree: readonly AccountLine[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { number } = useFormats();
  const branches: Readonly<Record<AccountLine["branch"], string>> = {
    has: i18n._("What the marketplace has"),
    owes: i18n._("What it owes"),
    earns: i18n._("What it earned and spent"),
  };
  const columns: Column<AccountLine>[] = [
    { key: "account", header: i18n._("Account"), cell: ({ title }) => inWords(title) },
    { key: "branch", header: i18n._("Part"), cell: ({ branch }) => branches[branch] },
    { key: "code", header: i18n._("Account code"), cell: ({ code }) => <code>{code}</code> },
    {
      key: "accounts",
      header: i18n._("Accounts"),
      align: "end",
      cell: ({ accounts }) => number(accounts),
    },
    {
      key: "balance",
      header: i18n._("Balance"),
      align: "end",
      cell: ({ balanceMinor, currency }) => (
        <Money amount={{ amountMinor: balanceMinor, currency }} />
      ),
    },
  ];
  return (
    <Panel
      title={i18n._("Accounts")}
      lead={i18n._(
        "From the ledger, as it stands now. Entries are never changed; what was wrong is answered by another entry.",
      )}
      flush
    >
      <DataTable
        caption={i18n._("Accounts of deposits with their balances")}
        columns={columns}
        rows={tree}
        rowKey={({ code, currency }) => `${code}-${currency}`}
        empty={<Notice>{i18n._("Nothing has been paid in yet.")}</Notice>}
      />
    </Panel>
  );
}
