/** What does not agree with Stripe, of this marketplace and of none, newest first, page by page. */
import { mustBeAllowed } from "~/features/people/may";
import { namesOf } from "~/features/people/names.server";
import { sql } from "~/platform/database.server";
import { exactUpTo, type ListPage, listPage, placeOf, staffPageSize } from "~/values/keyset";
import type { StaffActor } from "../people/actor";
import type { ExceptionKind, ExceptionLine, ExceptionView } from "./exception";

export type ExceptionQuery = {
  readonly view: ExceptionView;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
};
type Found = {
  readonly id: string;
  readonly kind: ExceptionKind;
  readonly subject: string;
  readonly marketplace_id: string | null;
  readonly details: ExceptionLine["details"];
  readonly found_at: Date;
  readonly explained_at: Date | null;
  readonly explained_by: string | null;
  readonly explanation: string | null;
  readonly key: string;
};

const matching = (marketplaceId: string, view: ExceptionView) => {
  const db = sql();
  const explained = { open: db`IS NULL`, explained: db`IS NOT NULL`, all: null }[view];
  return db`
    FROM stripe_exception
    WHERE (marketplace_id = ${marketplaceId} OR marketplace_id IS NULL)
      ${explained === null ? db`` : db`AND explained_at ${explained}`}`;
};

export async function countOpenExceptions({ marketplaceId }: StaffActor) {
  const [row] = await sql()<{ count: number; oldest: Date | null }[]>`
    SELECT count(*) AS count, min(found_at) AS oldest ${matching(marketplaceId, "open")}`;
  return { count: row?.count ?? 0, oldest: row?.oldest ?? null };
}

export async function listExceptions(
  actor: StaffActor,
  query: ExceptionQuery,
  limit: number = staffPageSize,
): Promise<ListPage<ExceptionLine>> {
  mustBeAllowed(actor, "deposits:list", actor);
  const db = sql();
  const where = matching(actor.marketplaceId, query.view);
  const [counted] = await db<{ count: number }[]>`
    SELECT count(*) AS count FROM (SELECT 1 ${where} LIMIT ${exactUpTo + 1}) AS counted`;
  const backwards = query.before !== undefined;
  const from = placeOf(query.before ?? query.after);
  const found = await db<Found[]>`
    SELECT id, kind, subject, marketplace_id, details, found_at, explained_at, explained_by,
      explanation, to_char(found_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key
    ${where}
    ${
      from
        ? db`AND (found_at, id) ${backwards ? db`>` : db`<`} (${from[0]}::text::timestamptz, ${from[1]})`
        : db``
    }
    ORDER BY found_at ${backwards ? db`ASC` : db`DESC`}, id ${backwards ? db`ASC` : db`DESC`}
    LIMIT ${limit + 1}`;
  const names = await namesOf(found.map(({ explained_by }) => explained_by));
  const keys = new Map(found.map(({ id, key }) => [id, key]));
  return listPage({
    found: found.map((row) => lineOf(row, names)),
    total: counted?.count ?? 0,
    limit,
    backwards,
    began: from !== null,
    place: ({ id }) => [keys.get(id) ?? "", id],
  });
}

const lineOf = (row: Found, names: Awaited<ReturnType<typeof namesOf>>): ExceptionLine => ({
  id: row.id,
  kind: row.kind,
  subject: row.subject,
  ours: row.marketplace_id !== null,
  details: row.details,
  foundAt: row.found_at,
  explained:
    row.explained_by === null || row.explained_at === null
      ? null
      : {
          by: names.get(row.explained_by) ?? { en: row.explained_by, zh: row.explained_by },
          at: row.explained_at,
          note: row.explanation ?? "",
        },
});
