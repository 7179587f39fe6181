import { accountId, ofStore } from "~/features/ledger/account";
import type { Sql } from "~/platform/database.server";
import type { Currency } from "~/values/money";
import type { Movement } from "./account-statement";

type Row = {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly at: Date;
  readonly held: number;
  readonly returning: number;
};

/** Everything that the books have on a shop's deposit, oldest first. */
export async function movementsOf(
  sql: Sql,
  marketplaceId: string,
  storeUid: string,
  currency: Currency,
): Promise<readonly Movement[]> {
  const held = (["deposit", "deposit-frozen", "surplus"] as const).map((code) =>
    accountId(ofStore(code, storeUid, currency)),
  );
  const returning = accountId(ofStore("refund-in-transit", storeUid, currency));
  const rows = await sql<Row[]>`
    SELECT t.id, t.kind, t.key, t.occurred_at AS at,
      coalesce(sum(e.change) FILTER (WHERE e.account_id <> ${returning}), 0)::int8 AS held,
      coalesce(sum(e.change) FILTER (WHERE e.account_id = ${returning}), 0)::int8 AS returning
    FROM (
      SELECT transfer_id, account_id,
        CASE WHEN side = 'credit' THEN amount_minor ELSE -amount_minor END AS change
      FROM ledger_entry
      WHERE marketplace_id = ${marketplaceId} AND account_id = ANY(${[...held, returning]}::uuid[])) e
    JOIN ledger_transfer t
      ON t.marketplace_id = ${marketplaceId} AND t.id = e.transfer_id AND t.currency = ${currency}
    GROUP BY t.id, t.kind, t.key, t.occurred_at
    ORDER BY t.occurred_at, t.id`;
  return rows.map(({ held, returning, ...row }) => ({
    ...row,
    heldMinor: held,
    returningMinor: returning,
  }));
}
