/** Alerts about running cohorts, newest first. */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { countUpTo } from "~/platform/count-up-to.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { type ListPage, listPage, placeOf, staffPageSize } from "~/values/keyset";
import type { AlertView, CoverageAlert } from "./coverage-alert";
import type { AlertQuery } from "./coverage-query";

const columns = (sql: Sql) => sql`
  id, cohort, raised_at AS "raisedAt", resolved_at AS "resolvedAt", size, covered, expected, lever`;
const matching = (sql: Sql, { marketplaceId }: Actor, view: AlertView) => sql`
  FROM coverage_alert WHERE marketplace_id = ${marketplaceId}
    ${view === "open" ? sql`AND resolved_at IS NULL` : sql``}`;

export const openAlerts = (sql: Sql, actor: Actor): Promise<CoverageAlert[]> =>
  sql<CoverageAlert[]>`
    SELECT ${columns(sql)} ${matching(sql, actor, "open")} ORDER BY cohort DESC`.then((rows) => [
    ...rows,
  ]);

export async function countOpenAlerts(
  sql: Sql,
  actor: Actor,
): Promise<{ readonly count: number; readonly oldest: Date | null }> {
  const [row] = await sql<{ count: number; oldest: Date | null }[]>`
    SELECT count(*) AS count, min(raised_at) AS oldest ${matching(sql, actor, "open")}`;
  return { count: row?.count ?? 0, oldest: row?.oldest ?? null };
}

export function listCoverageAlerts(
  actor: Actor,
  { view, after, before }: AlertQuery,
  limit: number = staffPageSize,
): Promise<ListPage<CoverageAlert>> {
  mustBeAllowed(actor, "coverage:read", actor);
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const backwards = before !== undefined;
    const from = placeOf(before ?? after);
    const found = await sql<CoverageAlert[]>`
      SELECT ${columns(sql)} ${matching(sql, actor, view)}
        ${from ? sql`AND id ${backwards ? sql`>` : sql`<`} ${from[1]}::uuid` : sql``}
      ORDER BY id ${backwards ? sql`ASC` : sql`DESC`} LIMIT ${limit + 1}`;
    return listPage({
      found: [...found],
      total: await countUpTo(sql, matching(sql, actor, view)),
      limit,
      backwards,
      began: from !== null,
      place: ({ id }) => [id, id],
    });
  });
}
