/** The stores of a cohort, or of a stretch of them, page by page; and what is counted of them. */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { countUpTo } from "~/platform/count-up-to.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import type { Day, DayRange } from "~/values/day";
import { type ListPage, listPage, placeOf, staffPageSize } from "~/values/keyset";
import { coverageDays } from "./coverage";
import { type CoverageCounts, noCounts } from "./coverage-counts";
import type { CoverageLine, LeftOutReason } from "./coverage-list";
import type { CoverageStoresQuery } from "./coverage-query";
import {
  type CoverageFilter,
  countColumns,
  countsIn,
  matchingCoverage,
} from "./coverage-rows.server";

type Found = Omit<CoverageLine, "store"> & {
  readonly id: string;
  readonly name: string | null;
  readonly key: string | number;
};

const keyOf = (sql: Sql, sort: CoverageStoresQuery["sort"]) => {
  if (sort.endsWith("shop")) return sql`lower(coalesce(s.name, c.store_uid))`;
  return sort.endsWith("support") ? sql`c.support_impressions` : sql`c.opened_day::text`;
};

export function listCoverageStores(
  actor: Actor,
  opened: DayRange,
  query: CoverageStoresQuery,
  limit: number = staffPageSize,
): Promise<ListPage<CoverageLine>> {
  mustBeAllowed(actor, "coverage:read", actor);
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const matching = matchingCoverage(sql, actor, { ...query, opened });
    const backwards = query.before !== undefined;
    const from = placeOf(query.before ?? query.after);
    const down = query.sort.startsWith("-") !== backwards;
    const found = await sql<Found[]>`
      SELECT * FROM (
        SELECT c.store_uid AS id, s.name, c.opened_day AS "openedDay", c.live_day AS "liveDay",
          c.category, c.region, c.left_out AS "leftOut", c.support_impressions AS support,
          c.main_surface AS "mainSurface", c.covered_on AS "coveredOn", c.effective, c.success,
          coalesce(c.live_day + ${coverageDays}::int4 > c.as_of, false) AS waiting,
          ${keyOf(sql, query.sort)} AS key
        ${matching}) AS row
      ${from ? sql`WHERE (key, id) ${down ? sql`<` : sql`>`} (${from[0]}, ${from[1]})` : sql``}
      ORDER BY key ${down ? sql`DESC` : sql`ASC`}, id ${down ? sql`DESC` : sql`ASC`}
      LIMIT ${limit + 1}`;
    const keys = new Map(found.map(({ id, key }) => [id, key]));
    return listPage({
      found: found.map(({ id, name, key: _, ...line }) => ({
        store: { uid: id, name: name ?? id },
        ...line,
      })),
      total: await countUpTo(sql, matching),
      limit,
      backwards,
      began: from !== null,
      place: ({ store }) => [keys.get(store.uid) ?? "", store.uid],
    });
  });
}

export type CohortCount = {
  readonly counts: CoverageCounts;
  readonly leftOut: Readonly<Partial<Record<LeftOutReason, number>>>;
  readonly asOf: Day | null;
};

/** What the tabs and figures above a list say, each of them a view of the same filter. */
export function countCohort(
  actor: Actor,
  opened: DayRange,
  filter: Omit<CoverageFilter, "opened" | "view" | "reason">,
): Promise<CohortCount> {
  mustBeAllowed(actor, "coverage:read", actor);
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const matching = matchingCoverage(sql, actor, { ...filter, opened });
    const [row] = await sql<(CoverageCounts & { asOf: Day | null })[]>`
      SELECT max(c.as_of) AS "asOf", ${countColumns(sql)} ${matching}`;
    const reasons = await sql<{ reason: LeftOutReason; count: number }[]>`
      SELECT c.left_out AS reason, count(*) AS count ${matching} AND c.left_out IS NOT NULL
      GROUP BY c.left_out`;
    return {
      counts: row === undefined ? noCounts : countsIn(row),
      leftOut: Object.fromEntries(reasons.map(({ reason, count }) => [reason, count])),
      asOf: row?.asOf ?? null,
    };
  });
}
