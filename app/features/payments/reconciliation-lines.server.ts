/** The two sides of a day as the database has them: our transfers on the provider's accounts, Stripe's lines. */

import type { Sql } from "~/platform/database.server";
import { type Day, dayOf, endOf, startOf, type Zone } from "~/values/day";
import { accountId, ofMarketplace } from "../ledger/account";
import type { Actor } from "../people/actor";
import type { ByHand, OurLine, TheirLine } from "./reconciliation";
import { type ClearingEntry, clear } from "./reconciliation-clearing";

export type StatedLine = TheirLine & { readonly source: string; readonly availableAt: Date };
export type Sides = {
  readonly ours: readonly OurLine[];
  readonly theirs: readonly StatedLine[];
  readonly hands: readonly ByHand[];
};
type DayWanted = { readonly day: Day; readonly currency: string; readonly zone: Zone };
type ClearingRow = ClearingEntry & { readonly version: number; readonly recordedAt: Date };

/** A room's booking and the gateway's answer to it may be so far apart. */
const reachMs = 7 * 86_400_000;
const batch = 5_000;

const theirsOf = (sql: Sql, { marketplaceId }: Actor, { day, currency }: DayWanted) =>
  sql<StatedLine[]>`
    SELECT id, category, source_id AS source, payment_id AS "paymentId",
        payment_currency AS "paymentCurrency", currency, amount_minor AS "amountMinor",
        fee_minor AS "feeMinor", occurred_at AS at, available_at AS "availableAt"
      FROM stripe_statement_line
     WHERE marketplace_id = ${marketplaceId} AND day = ${day} AND currency = ${currency}
     ORDER BY occurred_at, id`;

const handsOf = (sql: Sql, { marketplaceId }: Actor, { day, currency }: DayWanted) =>
  sql<ByHand[]>`
    SELECT id, ours_id AS ours, theirs_id AS theirs FROM reconciliation_hand
     WHERE marketplace_id = ${marketplaceId} AND day = ${day} AND currency = ${currency}
       AND undone_at IS NULL`;

/**
 * Entries on clearing since a moment, read backwards from the newest: an account's entries are numbered in the
 * order in which they were posted, and a day that is reconciled lies near the end.
 */
async function clearingSince(
  sql: Sql,
  { marketplaceId }: Actor,
  currency: string,
  since: Date,
): Promise<readonly ClearingRow[]> {
  const account = accountId(ofMarketplace("stripe-clearing", currency));
  const found: ClearingRow[] = [];
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = await sql<ClearingRow[]>`
      SELECT e.version, t.id, t.key, t.kind, t.occurred_at AS at, t.recorded_at AS "recordedAt",
          CASE e.side WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END AS "changeMinor",
          CASE WHEN starts_with(t.key, 'stripe:') THEN jsonb_build_object('movementId', substr(t.key, 8),
            'paymentId', t.thing_id, 'sourceId', coalesce(m.source_id, substr(t.key, 8))) END AS posting
        FROM ledger_entry e
        JOIN ledger_transfer t ON t.marketplace_id = e.marketplace_id AND t.id = e.transfer_id
         AND t.currency = e.currency
        LEFT JOIN stripe_movement m ON m.marketplace_id = e.marketplace_id AND m.id = substr(t.key, 8)
       WHERE e.marketplace_id = ${marketplaceId} AND e.account_id = ${account} AND e.version < ${before}
       ORDER BY e.version DESC LIMIT ${batch}`;
    found.push(...rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < batch || last.recordedAt < since)
      return found.toReversed();
    before = last.version;
  }
}

type Posting = Omit<OurLine, "booked" | "reference"> & { readonly reference: string };

/** Transfers of the gateway, each posted for one balance transaction and keyed by its id. */
const postingsFor = (
  sql: Sql,
  { marketplaceId }: Actor,
  currency: string,
  ids: readonly string[],
) => {
  const balance = accountId(ofMarketplace("stripe-balance", currency));
  const fees = accountId(ofMarketplace("stripe-fees", currency));
  return sql<Posting[]>`
    SELECT t.id, substr(t.key, 8) AS reference, t.kind, t.thing_id AS "paymentId", t.occurred_at AS at,
        coalesce(sum(e.change), 0)::int8 AS "amountMinor",
        coalesce(sum(e.change) FILTER (WHERE e.account_id = ${fees}), 0)::int8 AS "feeMinor"
      FROM ledger_transfer t
      LEFT JOIN LATERAL (
        SELECT account_id, amount AS change
          FROM unnest(t.debit_accounts, t.debit_amounts) AS d(account_id, amount)
        UNION ALL
        SELECT account_id, -amount
          FROM unnest(t.credit_accounts, t.credit_amounts) AS c(account_id, amount)
      ) AS e ON e.account_id IN (${balance}, ${fees})
     WHERE t.marketplace_id = ${marketplaceId} AND t.currency = ${currency} AND t.status = 'posted'
       AND t.key IN (SELECT 'stripe:' || id FROM unnest(${[...ids]}::text[]) AS w(id))
     GROUP BY t.id, t.key, t.kind, t.thing_id, t.occurred_at`;
};

/** Balance transactions that we posted on this day and Stripe does not list on any. */
async function unlisted(
  sql: Sql,
  { marketplaceId }: Actor,
  { day, currency, zone }: DayWanted,
  clearing: readonly ClearingRow[],
): Promise<readonly string[]> {
  const [from, until] = [startOf(day, zone), endOf(day, zone)];
  const posted = clearing.flatMap(({ at, posting }) =>
    posting !== null && at >= from && at < until ? [posting.movementId] : [],
  );
  const rows = await sql<{ id: string }[]>`
    SELECT id FROM (
      SELECT id FROM stripe_movement WHERE marketplace_id = ${marketplaceId}
         AND occurred_at >= ${from} AND occurred_at < ${until} AND currency = ${currency}
      UNION SELECT unnest(${posted}::text[])) AS w
     WHERE NOT EXISTS (SELECT FROM stripe_statement_line s
       WHERE s.marketplace_id = ${marketplaceId} AND s.id = w.id)`;
  return rows.map(({ id }) => id);
}

/** A booking belongs to its own day; where that was closed before it was written, to the day of the writing. */
async function ofDay(
  sql: Sql,
  { marketplaceId }: Actor,
  { day, currency, zone }: DayWanted,
  waiting: readonly ClearingRow[],
): Promise<readonly ClearingRow[]> {
  const closed = await sql<{ day: Day; closedAt: Date }[]>`
    SELECT day, closed_at AS "closedAt" FROM reconciliation_day
     WHERE marketplace_id = ${marketplaceId} AND currency = ${currency} AND closed_at IS NOT NULL
       AND day >= ${day}::date - 40 AND day < ${day}::date`;
  const closings = new Map(closed.map((row) => [row.day, row.closedAt]));
  return waiting.filter(({ at, recordedAt }) => {
    const closing = closings.get(dayOf(at, zone));
    const late = closing !== undefined && closing < recordedAt;
    return dayOf(late ? recordedAt : at, zone) === day;
  });
}

/** A room's key often says which payment it is about; what Stripe's lines do not name is no payment of theirs. */
const bookingLine = (
  { id, key, kind, changeMinor, at }: ClearingEntry,
  payments: ReadonlySet<string | null>,
): OurLine => ({
  id,
  reference: null,
  kind,
  paymentId: key.split(":").find((word) => payments.has(word)) ?? null,
  amountMinor: changeMinor,
  feeMinor: 0,
  at,
  booked: true,
});

export async function sidesOf(sql: Sql, actor: Actor, wanted: DayWanted): Promise<Sides> {
  const since = new Date(startOf(wanted.day, wanted.zone).getTime() - reachMs);
  const theirs = await theirsOf(sql, actor, wanted);
  const clearing = await clearingSince(sql, actor, wanted.currency, since);
  const ids = [...theirs.map(({ id }) => id), ...(await unlisted(sql, actor, wanted, clearing))];
  const postings = await postingsFor(sql, actor, wanted.currency, ids);
  const until = endOf(wanted.day, wanted.zone).getTime() + reachMs;
  const { waiting, unbooked } = clear(
    clearing.filter(({ at }) => at >= since && at.getTime() < until),
  );
  const rows = new Map(clearing.map((row) => [row.id, row]));
  const payments = new Set(theirs.map(({ paymentId }) => paymentId));
  const left = waiting.flatMap(({ id }) => rows.get(id) ?? []);
  return {
    theirs,
    ours: [
      ...postings.map((line) => ({ ...line, booked: !unbooked.has(line.id) })),
      ...(await ofDay(sql, actor, wanted, left)).map((entry) => bookingLine(entry, payments)),
    ],
    hands: await handsOf(sql, actor, wanted),
  };
}

/** The currencies in which anything moved on this day, on either side, or that were prepared before. */
export async function currenciesOf(
  sql: Sql,
  { marketplaceId }: Actor,
  day: Day,
  zone: Zone,
): Promise<readonly string[]> {
  const [from, until] = [startOf(day, zone), endOf(day, zone)];
  const rows = await sql<{ currency: string }[]>`
    SELECT currency FROM stripe_statement_line WHERE marketplace_id = ${marketplaceId} AND day = ${day}
    UNION SELECT currency FROM stripe_movement WHERE marketplace_id = ${marketplaceId}
      AND occurred_at >= ${from} AND occurred_at < ${until}
    UNION SELECT currency FROM ledger_account WHERE marketplace_id = ${marketplaceId}
      AND code = 'stripe-clearing'
    UNION SELECT currency FROM reconciliation_day WHERE marketplace_id = ${marketplaceId} AND day = ${day}
    ORDER BY currency`;
  return rows.map(({ currency }) => currency);
}
