/** Adds everything up again, from the transfers to the balances, and names whatever does not agree. */
import { type Sql, sqlInTenant } from "~/platform/database.server";

/**
 * `balance`: not the sum or number of the account's entries. `running`: an entry does not follow from the
 * one before. `entries`: a posted transfer's entries are not its legs. `pending`: not what is reserved.
 * `settled`: not what was posted of a reservation. `currency`: debits and credits of a currency differ.
 */
export type LedgerFault = {
  readonly kind: "balance" | "running" | "entries" | "pending" | "settled" | "currency";
  /** The account, transfer or currency. */
  readonly subject: string;
  readonly found: string;
  readonly expected: string;
};
export type LedgerCheck = {
  readonly accounts: number;
  readonly transfers: number;
  readonly entries: number;
  /** At most `mostFaults` of them. */
  readonly faults: readonly LedgerFault[];
};
export const mostFaults = 100;

const faultsOf = (sql: Sql, id: string) => sql<LedgerFault[]>`
  WITH balance AS (SELECT * FROM ledger_balance WHERE marketplace_id = ${id}),
  transfer AS (SELECT * FROM ledger_transfer WHERE marketplace_id = ${id}),
  entry AS (
    SELECT e.*, CASE WHEN e.side = b.normal_side THEN e.amount_minor ELSE -e.amount_minor END AS change,
        row_number() OVER (PARTITION BY e.transfer_id, e.account_id ORDER BY e.version) AS nth
      FROM ledger_entry e JOIN balance b ON b.account_id = e.account_id
     WHERE e.marketplace_id = ${id}),
  summed AS (
    SELECT account_id, sum(change) AS posted, count(*) AS entries FROM entry GROUP BY account_id),
  running AS (
    SELECT account_id, version, balance_minor,
        sum(change) OVER w AS expected, row_number() OVER w AS place
      FROM entry WINDOW w AS (PARTITION BY account_id ORDER BY version)),
  leg AS (
    SELECT t.id AS transfer_id, 'debit' AS side, l.account_id, l.amount_minor, 1 AS nth
      FROM transfer t CROSS JOIN unnest(t.debit_accounts, t.debit_amounts) AS l(account_id, amount_minor)
     WHERE t.settled_minor IS NULL
    UNION ALL
    SELECT t.id, 'credit', l.account_id, l.amount_minor, 1
      FROM transfer t CROSS JOIN unnest(t.credit_accounts, t.credit_amounts) AS l(account_id, amount_minor)
     WHERE t.settled_minor IS NULL),
  reserved AS (
    SELECT b.account_id,
        sum(t.amount_minor - t.settled_minor) FILTER (WHERE l.side = b.normal_side) AS ins,
        sum(t.amount_minor - t.settled_minor) FILTER (WHERE l.side <> b.normal_side) AS outs
      FROM transfer t
     CROSS JOIN LATERAL (VALUES (t.debit_accounts[1], 'debit'), (t.credit_accounts[1], 'credit'))
        AS l(account_id, side)
      JOIN balance b ON b.account_id = l.account_id
     WHERE t.status = 'pending' GROUP BY b.account_id),
  settled AS (
    SELECT settles_id AS id, sum(amount_minor) AS amount FROM transfer
     WHERE settles_id IS NOT NULL GROUP BY settles_id)
  SELECT 'currency' AS kind, currency AS subject, sum(posted_minor)
        FILTER (WHERE normal_side = 'debit')::text AS found,
      sum(posted_minor) FILTER (WHERE normal_side = 'credit')::text AS expected
    FROM balance GROUP BY currency
  HAVING sum(CASE normal_side WHEN 'debit' THEN posted_minor ELSE -posted_minor END) <> 0
  UNION ALL
  SELECT 'balance', b.account_id::text, format('%s in %s entries', b.posted_minor, b.version),
      format('%s in %s entries', coalesce(s.posted, 0), coalesce(s.entries, 0))
    FROM balance b LEFT JOIN summed s USING (account_id)
   WHERE (b.posted_minor, b.version) <> (coalesce(s.posted, 0), coalesce(s.entries, 0))
  UNION ALL
  SELECT 'running', account_id::text, format('%s at entry %s', balance_minor, version),
      format('%s at entry %s', expected, place)
    FROM running WHERE balance_minor <> expected OR version <> place
  UNION ALL
  SELECT 'entries', transfer_id::text,
      coalesce(format('%s %s on %s', e.side, e.amount_minor, e.account_id), 'nothing'),
      coalesce(format('%s %s on %s', l.side, l.amount_minor, l.account_id), 'nothing')
    FROM leg l FULL JOIN entry e USING (transfer_id, account_id, side, amount_minor, nth)
   WHERE l.account_id IS NULL OR e.version IS NULL
  UNION ALL
  SELECT 'pending', b.account_id::text, format('%s in, %s out', b.pending_in_minor, b.pending_out_minor),
      format('%s in, %s out', coalesce(r.ins, 0), coalesce(r.outs, 0))
    FROM balance b LEFT JOIN reserved r USING (account_id)
   WHERE (b.pending_in_minor, b.pending_out_minor) <> (coalesce(r.ins, 0), coalesce(r.outs, 0))
  UNION ALL
  SELECT 'settled', t.id::text, t.settled_minor::text, coalesce(s.amount, 0)::text
    FROM transfer t LEFT JOIN settled s USING (id)
   WHERE coalesce(t.settled_minor, 0) <> coalesce(s.amount, 0)
  LIMIT ${mostFaults}`;

/** Reads one moment of the ledger while it goes on; nobody waits for it. */
export const checkLedger = (marketplaceId: string): Promise<LedgerCheck> =>
  sqlInTenant(marketplaceId, async (sql) => {
    await sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY`;
    const [counted] = await sql<{ accounts: number; transfers: number; entries: number }[]>`
      SELECT (SELECT count(*) FROM ledger_account WHERE marketplace_id = ${marketplaceId}) AS accounts,
             (SELECT count(*) FROM ledger_transfer WHERE marketplace_id = ${marketplaceId}) AS transfers,
             (SELECT count(*) FROM ledger_entry WHERE marketplace_id = ${marketplaceId}) AS entries`;
    if (counted === undefined) throw new Error("the database counted nothing");
    const faults = await faultsOf(sql, marketplaceId);
    return { ...counted, faults: [...faults] };
  });
