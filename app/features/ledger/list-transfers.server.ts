/** Transfers page by page, newest first: all of them, or what moved one account. */
import { type Sql, sqlInTenant } from "~/platform/database.server";
import type { Currency } from "~/values/money";
import type { Actor } from "../people/actor";
import { mustBeAllowed } from "../people/may";
import { type Account, accountId } from "./account";
import type { AccountCode, Side } from "./chart";

export type TransferLeg = {
  readonly code: AccountCode;
  /** Empty where the marketplace is the owner. */
  readonly ownerId: string;
  readonly side: Side;
  readonly amountMinor: number;
};
export type TransferLine = {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly status: "posted" | "pending" | "voided" | "expired";
  readonly thing: { readonly kind: string; readonly id: string };
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly legs: readonly TransferLeg[];
  /** Of the account that was asked for, after this transfer. */
  readonly balanceMinor: number | null;
};
export type TransferQuery = {
  readonly account: Account | null;
  /** Bounds of when they were written down; `to` is not inside. */
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
};
type Row = {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly status: TransferLine["status"];
  readonly thing_kind: string;
  readonly thing_id: string;
  readonly currency: string;
  readonly amount_minor: number;
  readonly debit_accounts: readonly string[];
  readonly debit_amounts: readonly (number | string)[];
  readonly credit_accounts: readonly string[];
  readonly credit_amounts: readonly (number | string)[];
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly version: number | null;
  readonly balance_minor: number | null;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A place in an account is the number of its entry, a place in the whole ledger is a transfer's id. */
const isPlace = (cursor: string, account: Account | null): boolean =>
  account === null ? uuid.test(cursor) : /^\d{1,15}$/.test(cursor);

/** Null where the cursor is none of this list. */
export function listTransfers(
  actor: Actor,
  query: TransferQuery,
): Promise<{ readonly lines: readonly TransferLine[]; readonly next: string | null } | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "ledger:read", { marketplaceId });
  const { account, limit, cursor } = query;
  if (cursor !== undefined && !isPlace(cursor, account)) return Promise.resolve(null);
  return sqlInTenant(marketplaceId, async (sql) => {
    const rows = await found(sql, marketplaceId, query);
    const page = rows.slice(0, limit);
    const legs = await legsOf(sql, marketplaceId, page);
    const last = page.at(-1);
    return {
      lines: page.map((row) => lineOf(row, legs)),
      next:
        rows.length > limit && last !== undefined
          ? String(account === null ? last.id : last.version)
          : null,
    };
  });
}

function found(
  sql: Sql,
  marketplaceId: string,
  { account, from, to, limit, cursor }: TransferQuery,
): Promise<readonly Row[]> {
  const columns = sql`t.id, t.key, t.kind, t.status, t.thing_kind, t.thing_id, t.currency,
    t.amount_minor, t.debit_accounts, t.debit_amounts, t.credit_accounts, t.credit_amounts,
    t.occurred_at, t.recorded_at`;
  const when = sql`${from === undefined ? sql`` : sql`AND t.recorded_at >= ${from}`}
    ${to === undefined ? sql`` : sql`AND t.recorded_at < ${to}`}`;
  if (account === null)
    return sql<Row[]>`
      SELECT ${columns}, NULL AS version, NULL AS balance_minor FROM ledger_transfer t
      WHERE t.marketplace_id = ${marketplaceId} ${when}
        ${cursor === undefined ? sql`` : sql`AND t.id < ${cursor}`}
      ORDER BY t.id DESC LIMIT ${limit + 1}`;
  return sql<Row[]>`
    SELECT ${columns}, e.version, e.balance_minor
    FROM ledger_entry e
    JOIN ledger_transfer t ON t.marketplace_id = e.marketplace_id AND t.id = e.transfer_id
      AND t.currency = e.currency
    WHERE e.marketplace_id = ${marketplaceId} AND e.account_id = ${accountId(account)} ${when}
      ${cursor === undefined ? sql`` : sql`AND e.version < ${Number(cursor)}`}
    ORDER BY e.version DESC LIMIT ${limit + 1}`;
}

type Named = { readonly id: string; readonly code: AccountCode; readonly owner_id: string };

/** Whose accounts the page speaks of, in one question. */
async function legsOf(sql: Sql, marketplaceId: string, rows: readonly Row[]) {
  const ids = new Set(rows.flatMap((row) => [...row.debit_accounts, ...row.credit_accounts]));
  const accounts = await sql<Named[]>`
    SELECT id, code, owner_id FROM ledger_account
    WHERE marketplace_id = ${marketplaceId} AND id = ANY(${[...ids]}::uuid[])`;
  return new Map(accounts.map((account) => [account.id, account]));
}

function lineOf(row: Row, accounts: ReadonlyMap<string, Named>): TransferLine {
  const side = (side: Side, ids: readonly string[], amounts: readonly (number | string)[]) =>
    ids.flatMap((id, at): TransferLeg[] => {
      const account = accounts.get(id);
      if (account === undefined) throw new Error(`no account ${id}`);
      const { code, owner_id: ownerId } = account;
      return [{ code, ownerId, side, amountMinor: Number(amounts[at]) }];
    });
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    status: row.status,
    thing: { kind: row.thing_kind, id: row.thing_id },
    currency: row.currency,
    amountMinor: row.amount_minor,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    legs: [
      ...side("debit", row.debit_accounts, row.debit_amounts),
      ...side("credit", row.credit_accounts, row.credit_amounts),
    ],
    balanceMinor: row.balance_minor,
  };
}
