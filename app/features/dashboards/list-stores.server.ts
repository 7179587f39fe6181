/** Staff's list of stores, page by page. */
import { statusesOf } from "~/features/applications/review-view";
import { runningStatuses } from "~/features/enrollments/enrollment";
import type { StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { programBySlug } from "~/features/programs/read.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { type ListPage, listPage, placeOf, staffPageSize } from "~/values/keyset";
import {
  countStores,
  matchingStores,
  type PopulationSql,
  productsOnSale,
} from "./matching-stores.server";
import { type Moment, momentOf } from "./moment.server";
import { answerSql, populationJoins } from "./population.server";
import type { StoreLine } from "./store-list";
import type { StoreQuery } from "./store-query";

/** The statement behind "its rules say"; null where nothing is asked, or of no program we know. */
async function populationOf(sql: Sql, query: StoreQuery): Promise<PopulationSql | null> {
  if (query.program === undefined || query.outcome === undefined) return null;
  const program = await programBySlug(sql, query.program);
  return program && { joins: populationJoins, answer: answerSql(program.version.rules) };
}

type Found = StoreLine & { readonly key: string | number };

const keyOf = (sql: Sql, sort: StoreQuery["sort"]) =>
  sort.endsWith("name")
    ? sql`lower(s.name)`
    : sql`(extract(epoch FROM s.opened_at) * 1000000)::int8`;

export type StorePage = ListPage<StoreLine> & { readonly moment: Moment };

export async function listStores(
  actor: StaffActor,
  query: StoreQuery,
  limit: number = staffPageSize,
): Promise<StorePage> {
  mustBeAllowed(actor, "stores:list", actor);
  const moment = await momentOf(actor.marketplaceId);
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const asked = await populationOf(sql, query);
    const total = await countStores(sql, actor, query, moment, asked);
    const backwards = query.before !== undefined;
    const from = placeOf(query.before ?? query.after);
    const down = query.sort.startsWith("-") !== backwards;
    const found = await sql<Found[]>`
      WITH page AS (
        SELECT * FROM (
          SELECT s.marketplace_id, s.store_uid, s.name, n.legal_name AS entity,
            s.primary_category AS category, s.region, s.opened_at AS "openedAt",
            s.closed_at IS NOT NULL AS closed, n.kyc_verified_at IS NOT NULL AS verified,
            ${keyOf(sql, query.sort)} AS key
          ${matchingStores(sql, actor, query, moment, asked)}
        ) AS row
        ${from ? sql`WHERE (key, store_uid) ${down ? sql`<` : sql`>`} (${from[0]}, ${from[1]})` : sql``}
        ORDER BY key ${down ? sql`DESC` : sql`ASC`}, store_uid ${down ? sql`DESC` : sql`ASC`}
        LIMIT ${limit + 1}
      )
      SELECT s.store_uid AS uid, s.name, s.entity, s.category, s.region, s."openedAt", s.closed,
        s.verified, s.key,
        (SELECT count(*)::int ${productsOnSale(sql, moment.now)}) AS "onSale",
        (SELECT count(*)::int FROM application a WHERE a.marketplace_id = s.marketplace_id
           AND a.store_uid = s.store_uid AND a.status = ANY(${[...statusesOf.open]})) AS "openApplications",
        (SELECT count(*)::int FROM enrollment e WHERE e.marketplace_id = s.marketplace_id
           AND e.store_uid = s.store_uid AND e.status = ANY(${[...runningStatuses]})) AS enrolled
      FROM page s
      ORDER BY s.key ${down ? sql`DESC` : sql`ASC`}, s.store_uid ${down ? sql`DESC` : sql`ASC`}`;
    const keys = new Map(found.map(({ uid, key }) => [uid, key]));
    const page = listPage<StoreLine>({
      found: found.map(({ key: _, ...line }) => line),
      total,
      limit,
      backwards,
      began: from !== null,
      place: ({ uid }) => [keys.get(uid) ?? "", uid],
    });
    return { ...page, moment };
  });
}
