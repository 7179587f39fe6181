/** The money of all deposits, by SQL out of the ledger: flows from the entries, what is held from the balances. */
import { type AccountCode, chart } from "~/features/ledger/chart";
import type { StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import { type DepositTotals, totalsOf } from "./totals";

const own = ["deposit", "deposit-frozen", "surplus", "refund-in-transit"] as const;

/** The branches of the tree, as an accountant reads them. */
const branches = {
  has: ["stripe-balance", "stripe-clearing", "bank", "receivable", "suspense"],
  owes: [...own, "buyer-payable"],
  earns: ["deduction-income", "stripe-fees", "dispute-loss", "bad-debt"],
} as const satisfies Record<string, readonly AccountCode[]>;
export type Branch = keyof typeof branches;
export type AccountLine = {
  readonly branch: Branch;
  readonly code: AccountCode;
  readonly title: Words;
  readonly currency: Currency;
  readonly accounts: number;
  readonly balanceMinor: number;
};
export type DepositMoney = {
  readonly totals: readonly DepositTotals[];
  readonly tree: readonly AccountLine[];
};

type Flow = { readonly currency: Currency; readonly kind: string; readonly net: number };
type Balance = {
  readonly code: AccountCode;
  readonly currency: Currency;
  readonly accounts: number;
  readonly balance: number;
};

export function depositMoney(actor: StaffActor): Promise<DepositMoney> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposits:list", actor);
  return sqlInTenant(marketplaceId, async (sql) => {
    const flows = await sql<Flow[]>`
      SELECT e.currency, t.kind,
        sum(CASE e.side WHEN 'credit' THEN e.amount_minor ELSE -e.amount_minor END)::int8 AS net
      FROM ledger_account a
      JOIN ledger_entry e ON e.marketplace_id = a.marketplace_id AND e.account_id = a.id
      JOIN ledger_transfer t ON t.marketplace_id = e.marketplace_id AND t.id = e.transfer_id
        AND t.currency = e.currency
      WHERE a.marketplace_id = ${marketplaceId} AND a.code = ANY(${[...own]}::text[])
      GROUP BY e.currency, t.kind`;
    const codes = Object.values(branches).flat();
    const balances = await sql<Balance[]>`
      SELECT a.code, a.currency, count(*)::int4 AS accounts, sum(b.posted_minor)::int8 AS balance
      FROM ledger_account a
      JOIN ledger_balance b ON b.marketplace_id = a.marketplace_id AND b.account_id = a.id
      WHERE a.marketplace_id = ${marketplaceId} AND a.code = ANY(${codes}::text[])
      GROUP BY a.code, a.currency`;
    return { totals: inTotal(flows, balances), tree: treeOf(balances) };
  });
}

function inTotal(flows: readonly Flow[], balances: readonly Balance[]): DepositTotals[] {
  const currencies = [...new Set([...flows, ...balances].map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const of = (codes: readonly AccountCode[]) =>
      balances
        .filter((each) => each.currency === currency && codes.includes(each.code))
        .reduce((sum, { balance }) => sum + balance, 0);
    return totalsOf(
      currency,
      flows
        .filter((flow) => flow.currency === currency)
        .map(({ kind, net }) => ({ kind, netMinor: net })),
      {
        heldMinor: of(["deposit", "deposit-frozen", "surplus"]),
        returningMinor: of(["refund-in-transit"]),
      },
    );
  });
}

const treeOf = (balances: readonly Balance[]): AccountLine[] =>
  (Object.keys(branches) as Branch[]).flatMap((branch) =>
    branches[branch].flatMap((code) =>
      balances
        .filter((each) => each.code === code)
        .map(({ currency, accounts, balance }) => ({
          branch,
          code,
          title: chart[code].title,
          currency,
          accounts,
          balanceMinor: balance,
        })),
    ),
  );
