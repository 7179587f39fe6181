import type { Actor } from "../people/actor";
import { type Account, accountId } from "./account";
import { ask, type Transaction } from "./ask.server";
import { kindOf, type Side } from "./chart";

export type StatementLine = {
  /** Counts the account's entries from 1; also the place to read on from. */
  readonly version: number;
  readonly transferId: string;
  readonly key: string;
  readonly kind: string;
  readonly thing: { readonly kind: string; readonly id: string };
  readonly occurredAt: Date;
  /** Minor units; negative where the account fell. */
  readonly changeMinor: number;
  readonly balanceMinor: number;
};
export type Statement = {
  /** Newest first. */
  readonly lines: readonly StatementLine[];
  /** Pass it as `before` for the next page; null on the last. */
  readonly next: number | null;
};
type Row = {
  readonly version: number;
  readonly transfer_id: string;
  readonly key: string;
  readonly kind: string;
  readonly thing_kind: string;
  readonly thing_id: string;
  readonly occurred_at: Date;
  readonly side: Side;
  readonly amount_minor: number;
  readonly balance_minor: number;
};

const line =
  (normalSide: Side) =>
  (row: Row): StatementLine => ({
    version: Number(row.version),
    transferId: row.transfer_id,
    key: row.key,
    kind: row.kind,
    thing: { kind: row.thing_kind, id: row.thing_id },
    occurredAt: row.occurred_at,
    changeMinor: Number(row.amount_minor) * (row.side === normalSide ? 1 : -1),
    balanceMinor: Number(row.balance_minor),
  });

/** A page of what moved an account, with what it held after each entry. */
export async function statement(
  tx: Transaction,
  actor: Actor,
  account: Account,
  { before = null, limit = 50 }: { readonly before?: number | null; readonly limit?: number } = {},
): Promise<Statement> {
  const rows = await ask<Row>(
    tx,
    `SELECT e.version, e.transfer_id::text, t.key, t.kind, t.thing_kind, t.thing_id, t.occurred_at,
            e.side, e.amount_minor, e.balance_minor
       FROM ledger_entry e
       JOIN ledger_transfer t ON t.marketplace_id = e.marketplace_id AND t.id = e.transfer_id
        AND t.currency = e.currency
      WHERE e.marketplace_id = $1::text::uuid AND e.account_id = $2::text::uuid
        AND e.version < coalesce($3::text::int8, 9223372036854775807)
      ORDER BY e.version DESC LIMIT $4::text::int8`,
    [
      actor.marketplaceId,
      accountId(account),
      before === null ? null : String(before),
      String(limit + 1),
    ],
  );
  const lines = rows.slice(0, limit).map(line(kindOf(account.code).normalSide));
  return { lines, next: rows.length > limit ? (lines.at(-1)?.version ?? null) : null };
}
