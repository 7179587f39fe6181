/** The days of a marketplace, newest first, and how many of them wait for somebody. */
import { countUpTo } from "~/platform/count-up-to.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { type ListPage, listPage, placeOf, staffPageSize } from "~/values/keyset";
import type { StaffActor } from "../people/actor";
import { mustBeAllowed } from "../people/may";
import type { DayLine, DayView } from "./reconciliation-list";
import type { DayQuery } from "./reconciliation-query";

type Row = Omit<DayLine, "closed"> & {
  readonly closedAt: Date | null;
  readonly closedByName: string | null;
};

const columns = (sql: Sql) => sql`
  day, currency, revision, prepared_at AS "preparedAt", ours_count AS "oursCount",
  theirs_count AS "theirsCount", ours_minor AS "oursMinor", theirs_minor AS "theirsMinor",
  open_count AS "openCount", explained_count AS "explainedCount", hand_count AS "handCount",
  closed_at AS "closedAt", closed_by_name AS "closedByName", remark`;

const line = ({ closedAt, closedByName, ...row }: Row): DayLine => ({
  ...row,
  closed: closedAt === null ? null : { at: closedAt, name: closedByName ?? "" },
});

const viewed = (sql: Sql, view: DayView) => {
  if (view === "closed") return sql`AND closed_at IS NOT NULL`;
  if (view === "open") return sql`AND closed_at IS NULL AND open_count > 0`;
  return view === "ready" ? sql`AND closed_at IS NULL AND open_count = 0` : sql``;
};
const matching = (sql: Sql, { marketplaceId }: StaffActor, query: Partial<DayQuery>) => sql`
  FROM reconciliation_day WHERE marketplace_id = ${marketplaceId} ${viewed(sql, query.view ?? "all")}
   ${query.currency === undefined ? sql`` : sql`AND currency = ${query.currency}`}`;

export function listDays(
  actor: StaffActor,
  query: DayQuery,
  limit: number = staffPageSize,
): Promise<ListPage<DayLine>> {
  mustBeAllowed(actor, "reconciliation:read", actor);
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const total = await countUpTo(sql, matching(sql, actor, query));
    const backwards = query.before !== undefined;
    const from = placeOf(query.before ?? query.after);
    const beyond = backwards ? sql`>` : sql`<`;
    const order = backwards ? sql`ASC` : sql`DESC`;
    const found = await sql<Row[]>`
      SELECT ${columns(sql)} ${matching(sql, actor, query)}
       ${from === null ? sql`` : sql`AND (day, currency) ${beyond} (${String(from[0])}::date, ${from[1]})`}
       ORDER BY day ${order}, currency ${order} LIMIT ${limit + 1}`;
    return listPage({
      found: found.map(line),
      total,
      limit,
      backwards,
      began: from !== null,
      place: ({ day, currency }) => [day, currency],
    });
  });
}

/** Days with a difference that nobody has explained, and the oldest of them. */
export async function countOpenDays(
  sql: Sql,
  actor: StaffActor,
): Promise<{ readonly count: number; readonly oldest: Date | null }> {
  const [row] = await sql<{ count: number; oldest: Date | null }[]>`
    SELECT count(*) AS count, min(day)::timestamptz AS oldest ${matching(sql, actor, { view: "open" })}`;
  return { count: row?.count ?? 0, oldest: row?.oldest ?? null };
}

/** Null where nothing of this day and currency was ever prepared. */
export function readDay(actor: StaffActor, day: Day, currency: string): Promise<DayLine | null> {
  mustBeAllowed(actor, "reconciliation:read", actor);
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const [row] = await sql<Row[]>`
      SELECT ${columns(sql)} ${matching(sql, actor, { currency })} AND day = ${day}`;
    return row === undefined ? null : line(row);
  });
}

/** The currencies of a day; the first is the one that opens where none is named. */
export const currenciesOfDay = (actor: StaffActor, day: Day): Promise<readonly string[]> =>
  sqlInTenant(actor.marketplaceId, async (sql) => {
    const rows = await sql<{ currency: string }[]>`
      SELECT d.currency FROM reconciliation_day d JOIN marketplace m ON m.id = d.marketplace_id
       WHERE d.marketplace_id = ${actor.marketplaceId} AND d.day = ${day}
       ORDER BY d.currency <> m.currency, d.currency`;
    return rows.map(({ currency }) => currency);
  });
