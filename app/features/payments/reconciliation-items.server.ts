/** The items of a day, filtered, counted and added up in the database, page by page. */
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { listPage, placeOf, staffPageSize } from "~/values/keyset";
import type { StaffActor } from "../people/actor";
import { mustBeAllowed } from "../people/may";
import type { ItemReason, ItemState, SuggestedBy } from "./reconciliation";
import { type ItemLine, type ItemPage, type ItemView, itemViews } from "./reconciliation-list";
import type { DayName } from "./reconciliation-lock.server";
import type { ItemQuery } from "./reconciliation-query";

type Row = {
  readonly line: string;
  readonly at: string;
  readonly state: ItemState;
  readonly because: ItemReason;
  readonly payment_id: string | null;
  readonly ours_id: string | null;
  readonly ours_kind: string | null;
  readonly ours_minor: number;
  readonly ours_fee_minor: number;
  readonly ours_at: Date;
  readonly theirs_id: string | null;
  readonly theirs_category: string | null;
  readonly theirs_source: string | null;
  readonly theirs_minor: number;
  readonly theirs_fee_minor: number;
  readonly theirs_at: Date;
  readonly theirs_available_at: Date;
  readonly difference_minor: number;
  readonly suggested_line: string | null;
  readonly suggested_by: SuggestedBy;
  readonly explanation: string | null;
  readonly explained_by_name: string;
  readonly explained_at: Date;
  readonly note: string | null;
  readonly matched_by_name: string;
  readonly matched_at: Date;
};

const halves = (row: Row): Pick<ItemLine, "ours" | "theirs"> => ({
  ours:
    row.ours_id === null
      ? null
      : {
          id: row.ours_id,
          kind: row.ours_kind ?? "",
          amountMinor: row.ours_minor,
          feeMinor: row.ours_fee_minor,
          at: row.ours_at,
        },
  theirs:
    row.theirs_id === null
      ? null
      : {
          id: row.theirs_id,
          kind: row.theirs_category ?? "",
          amountMinor: row.theirs_minor,
          feeMinor: row.theirs_fee_minor,
          at: row.theirs_at,
          source: row.theirs_source ?? "",
          availableAt: row.theirs_available_at,
        },
});
const lineOf = (row: Row): ItemLine => ({
  line: row.line,
  state: row.state,
  because: row.because,
  paymentId: row.payment_id,
  ...halves(row),
  differenceMinor: row.difference_minor,
  suggestion:
    row.suggested_line === null ? null : { line: row.suggested_line, by: row.suggested_by },
  hand:
    row.note === null ? null : { name: row.matched_by_name, at: row.matched_at, note: row.note },
  explained:
    row.explanation === null
      ? null
      : { name: row.explained_by_name, at: row.explained_at, text: row.explanation },
});

const conditions = (sql: Sql): Readonly<Record<ItemView, ReturnType<Sql>>> => ({
  open: sql`i.state <> 'matched' AND i.explained_at IS NULL`,
  matched: sql`i.state = 'matched'`,
  "only-ours": sql`i.state = 'only-ours'`,
  "only-theirs": sql`i.state = 'only-theirs'`,
  differs: sql`i.state IN ('differs', 'fee')`,
  timing: sql`i.state = 'timing'`,
  all: sql`true`,
});

const ofDay = (sql: Sql, { marketplaceId }: StaffActor, { day, currency }: DayName) => sql`
  i.marketplace_id = ${marketplaceId} AND i.day = ${day} AND i.currency = ${currency}`;

/** A whole id of either side, of the payment or of what moved at Stripe; or a whole amount in minor units. */
const containing = (sql: Sql, q: string | undefined) =>
  q === undefined
    ? sql``
    : sql`AND ${q} IN (i.line, i.ours_id::text, i.theirs_id, i.theirs_source, i.payment_id::text,
        abs(i.ours_minor)::text, abs(i.theirs_minor)::text)`;

/** Counts of every view under the same search, and the sums of the view that is shown: one pass over the day. */
async function totals(sql: Sql, actor: StaffActor, name: DayName, query: ItemQuery) {
  const when = conditions(sql);
  const shown = when[query.view];
  const [row] = await sql<(Record<ItemView, number> & ItemPage["sums"])[]>`
    SELECT ${itemViews.map((view) => sql`count(*) FILTER (WHERE ${when[view]}) AS ${sql(view)},`)}
        coalesce(sum(i.ours_minor - i.ours_fee_minor) FILTER (WHERE ${shown}), 0)::int8 AS "oursMinor",
        coalesce(sum(i.theirs_minor - i.theirs_fee_minor) FILTER (WHERE ${shown}), 0)::int8 AS "theirsMinor",
        coalesce(sum(i.difference_minor) FILTER (WHERE ${shown}), 0)::int8 AS "differenceMinor"
      FROM reconciliation_item i WHERE ${ofDay(sql, actor, name)} ${containing(sql, query.q)}`;
  if (row === undefined) throw new Error("the database counted nothing");
  const { oursMinor, theirsMinor, differenceMinor, ...counts } = row;
  return { counts, sums: { oursMinor, theirsMinor, differenceMinor } };
}

export function listItems(
  actor: StaffActor,
  name: DayName,
  query: ItemQuery,
  limit: number = staffPageSize,
): Promise<ItemPage> {
  mustBeAllowed(actor, "reconciliation:read", actor);
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const { counts, sums } = await totals(sql, actor, name, query);
    const backwards = query.before !== undefined;
    const from = placeOf(query.before ?? query.after);
    const order = backwards ? sql`DESC` : sql`ASC`;
    const beyond = backwards ? sql`<` : sql`>`;
    const found = await sql<(Row & { at: string })[]>`
      SELECT i.*, to_char(i.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, h.note,
          h.matched_by_name, h.matched_at
        FROM reconciliation_item i
        LEFT JOIN reconciliation_hand h ON h.marketplace_id = i.marketplace_id AND h.id = i.hand_id
       WHERE ${ofDay(sql, actor, name)} AND ${conditions(sql)[query.view]} ${containing(sql, query.q)}
         ${from === null ? sql`` : sql`AND (i.at, i.line) ${beyond} (${String(from[0])}::timestamptz, ${from[1]})`}
       ORDER BY i.at ${order}, i.line ${order} LIMIT ${limit + 1}`;
    const places = new Map(found.map(({ line, at }) => [line, at]));
    const page = listPage({
      found: found.map(lineOf),
      total: counts[query.view],
      limit,
      backwards,
      began: from !== null,
      place: ({ line }) => [places.get(line) ?? "", line],
    });
    return { ...page, counts, sums };
  });
}

/** One item, whatever view it is in; null where the day has none of this name. */
export function readItem(actor: StaffActor, name: DayName, line: string): Promise<ItemLine | null> {
  mustBeAllowed(actor, "reconciliation:read", actor);
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const [row] = await sql<Row[]>`
      SELECT i.*, h.note, h.matched_by_name, h.matched_at FROM reconciliation_item i
        LEFT JOIN reconciliation_hand h ON h.marketplace_id = i.marketplace_id AND h.id = i.hand_id
       WHERE ${ofDay(sql, actor, name)} AND ${line} IN (i.line, i.ours_id::text)`;
    return row === undefined ? null : lineOf(row);
  });
}

/** What may be the other half of a line: of the other side, alone and of the same amount; the nearest first. */
export function halvesFor(
  actor: StaffActor,
  name: DayName,
  { ours, theirs }: Pick<ItemLine, "ours" | "theirs">,
): Promise<readonly ItemLine[]> {
  mustBeAllowed(actor, "reconciliation:read", actor);
  const one = ours ?? theirs;
  if (one === null || (ours !== null && theirs !== null)) return Promise.resolve([]);
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const rows = await sql<Row[]>`
      SELECT i.*, null AS note FROM reconciliation_item i
       WHERE ${ofDay(sql, actor, name)} AND i.state <> 'matched'
         AND ${ours === null ? sql`i.theirs_id IS NULL AND i.ours_minor` : sql`i.ours_id IS NULL AND i.theirs_minor`}
           = ${one.amountMinor}
       ORDER BY abs(extract(epoch FROM i.at - ${one.at}::timestamptz)), i.line LIMIT 20`;
    return rows.map(lineOf);
  });
}

/** For the sheet that is signed: every line of which somebody said something, or still should. */
export function toldItems(actor: StaffActor, name: DayName): Promise<readonly ItemLine[]> {
  mustBeAllowed(actor, "reconciliation:read", actor);
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const rows = await sql<Row[]>`
      SELECT i.*, h.note, h.matched_by_name, h.matched_at FROM reconciliation_item i
        LEFT JOIN reconciliation_hand h ON h.marketplace_id = i.marketplace_id AND h.id = i.hand_id
       WHERE ${ofDay(sql, actor, name)} AND (i.state <> 'matched' OR i.hand_id IS NOT NULL)
       ORDER BY i.at, i.line LIMIT 1000`;
    return rows.map(lineOf);
  });
}
