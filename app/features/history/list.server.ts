/** The entries that match a search, newest first, page by page. */
import { type Sql, sqlInTenant } from "~/platform/database.server";
import type { Zone } from "~/values/day";
import { type Outcome, refuse } from "~/values/outcome";
import { type EntryLine, type EntryRow, entryLine } from "./entry-line";
import type { HistoryQuery } from "./history-query";
import { actionsIn, conditions, matchingOf } from "./matching.server";
import type { Author } from "./record.server";

export const entriesOnPage = 50;
/** A search that looks at everything gives up after so long: its reader is asked to narrow it. */
const patience = "'5s'";
const tooLong = "57014";

export type EntryPage = {
  readonly rows: readonly EntryLine[];
  readonly before: string | null;
  readonly after: string | null;
  /** Every action there is, to choose from. */
  readonly actions: readonly string[];
};

const place = ({ exactAt, id }: EntryRow): string => `${exactAt}~${id}`;

async function zoneOf(sql: Sql, marketplaceId: string): Promise<Zone> {
  const [row] = await sql<
    { zone: Zone }[]
  >`SELECT zone FROM marketplace WHERE id = ${marketplaceId}`;
  return row?.zone ?? "UTC";
}

/** One page of rows, walked downwards from `after` or upwards from `before`; one more than asked tells of more. */
export async function readEntries(
  sql: Sql,
  marketplaceId: string,
  query: HistoryQuery,
  limit: number,
): Promise<readonly EntryRow[]> {
  const zone = await zoneOf(sql, marketplaceId);
  const matching = await matchingOf(sql, marketplaceId, query, zone);
  const upwards = query.before !== undefined;
  const [at, id] = (query.before ?? query.after ?? "").split("~");
  const behind =
    at === undefined || id === undefined
      ? sql``
      : upwards
        ? sql`AND (e.at, e.id) > (${at}::text::timestamptz, ${id}::uuid)`
        : sql`AND (e.at, e.id) < (${at}::text::timestamptz, ${id}::uuid)`;
  return sql<EntryRow[]>`
    SELECT e.id, e.at, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "exactAt",
        e.actor_kind AS "actorKind", e.actor_id AS "actorId", e.actor_name AS "actorName", e.verb,
        e.thing_kind AS "thingKind", e.thing_id AS "thingId", e.before, e.after,
        e.request_id AS "requestId"
      FROM audit_entry e WHERE e.marketplace_id = ${marketplaceId} ${conditions(sql, matching)} ${behind}
     ORDER BY e.at ${upwards ? sql`ASC` : sql`DESC`}, e.id ${upwards ? sql`ASC` : sql`DESC`}
     LIMIT ${limit}`;
}

export type Listed = Outcome<{ readonly page: EntryPage }, "takes-too-long">;

/** Personal data stays hidden unless `unmasked`; see `unmask`. Whether the reader may read is the door's question. */
export async function listEntries(
  reader: Author,
  query: HistoryQuery,
  { unmasked = false }: { readonly unmasked?: boolean } = {},
): Promise<Listed> {
  const { marketplaceId } = reader;
  try {
    return await sqlInTenant(marketplaceId, async (sql) => {
      await sql`SET LOCAL statement_timeout = ${sql.unsafe(patience)}`;
      const found = await readEntries(sql, marketplaceId, query, entriesOnPage + 1);
      const upwards = query.before !== undefined;
      const more = found.length > entriesOnPage;
      const kept = found.slice(0, entriesOnPage);
      const rows = upwards ? kept.toReversed() : kept;
      const [first, last] = [rows[0], rows.at(-1)];
      const hasBefore = upwards ? more : query.after !== undefined;
      const hasAfter = upwards ? query.before !== undefined : more;
      const page: EntryPage = {
        rows: rows.map((row) => entryLine(row, { unmasked })),
        before: hasBefore && first !== undefined ? place(first) : null,
        after: hasAfter && last !== undefined ? place(last) : null,
        actions: await actionsIn(sql, marketplaceId),
      };
      return { ok: true as const, page };
    });
  } catch (error) {
    if ((error as { code?: unknown }).code === tooLong) return refuse("takes-too-long");
    throw error;
  }
}
