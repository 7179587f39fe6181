/** Every promise that is open on a day, with what was delivered for it and what stands in its way. */
import type { Sql } from "~/platform/database.server";
import { addDays, type Day } from "~/values/day";
import { storeAudience } from "../audience.server";
import type { OpenPromise } from "../promises";

const atOnce = 10_000;
/** How far back it is looked how much of what was assigned arrived. */
const trackRecordDays = 14;

/** Of each date the plan as it was first made: what was assigned for the whole day. */
const firstPlans = (sql: Sql, marketplaceId: string, day: Day) => sql`
  SELECT DISTINCT ON (date) plan_id, date FROM traffic_plan
  WHERE marketplace_id = ${marketplaceId} AND date BETWEEN ${addDays(day, -trackRecordDays)} AND ${addDays(day, -1)}
  ORDER BY date, revision`;

/** From so many open promises on, everything is read once and put together by hash. */
const many = 2_000;

/**
 * Right after a large import PostgreSQL has counted nothing yet, takes each part below for one row and compares
 * every promise with every store. To be called in the transaction that reads.
 */
export async function expectMany(sql: Sql, marketplaceId: string, day: Day): Promise<void> {
  const [open] = await sql<{ count: number }[]>`
    SELECT count(*) FROM (
      SELECT FROM traffic_grant WHERE marketplace_id = ${marketplaceId} AND ended_on IS NULL
        AND from_day <= ${day} AND to_day >= ${day} LIMIT ${many}) AS o`;
  if ((open?.count ?? 0) >= many) await sql`SET LOCAL enable_nestloop = off`;
}

/** In the order of grant ids, so that the same facts make the same plan. */
export const openPromises = (
  sql: Sql,
  marketplaceId: string,
  day: Day,
): AsyncIterable<OpenPromise[]> =>
  sql<OpenPromise[]>`
    WITH promise AS (
      SELECT * FROM traffic_grant
      WHERE marketplace_id = ${marketplaceId} AND ended_on IS NULL AND impressions > 0
        AND from_day <= ${day} AND to_day >= ${day}
    ), delivered AS MATERIALIZED (
      SELECT g.grant_id, sum(coalesce(r.unique_users, r.impressions))::int8 AS total,
        sum(coalesce(r.unique_users, r.impressions)) FILTER (WHERE r.day = ${day})::int8 AS today
      FROM promise g JOIN impression_report r ON r.marketplace_id = g.marketplace_id
        AND r.store_uid = g.store_uid AND r.kind = 'SUPPORT' AND r.day BETWEEN g.from_day AND g.to_day
      GROUP BY g.grant_id
    ), assigned AS (
      SELECT q.store_uid, q.date, sum(q.impressions)::int8 AS count
      FROM (${firstPlans(sql, marketplaceId, day)}) p
      JOIN traffic_quota q ON q.marketplace_id = ${marketplaceId} AND q.plan_id = p.plan_id
      GROUP BY q.store_uid, q.date
    ), arrived AS MATERIALIZED (
      SELECT r.store_uid, r.day, sum(coalesce(r.unique_users, r.impressions))::int8 AS count
      FROM impression_report r
      WHERE r.marketplace_id = ${marketplaceId} AND r.kind = 'SUPPORT'
        AND r.day BETWEEN ${addDays(day, -trackRecordDays)} AND ${addDays(day, -1)}
        AND r.store_uid IN (SELECT store_uid FROM assigned)
      GROUP BY r.store_uid, r.day
    ), record AS MATERIALIZED (
      SELECT a.store_uid, count(*)::int4 AS seen, count(*) FILTER (WHERE b.count > 0)::int4 AS live,
        sum(a.count) FILTER (WHERE b.count > 0)::int8 AS assigned,
        sum(least(a.count, b.count))::int8 AS arrived
      FROM assigned a LEFT JOIN arrived b ON b.store_uid = a.store_uid AND b.day = a.date
      GROUP BY a.store_uid
    ), response AS MATERIALIZED (
      SELECT DISTINCT ON (store_uid) store_uid, verdict FROM traffic_response
      WHERE marketplace_id = ${marketplaceId} ORDER BY store_uid, decided_at DESC, id DESC
    ), stock AS MATERIALIZED (
      SELECT p.store_uid, bool_and(p.stock = 0) AS none
      FROM product p WHERE p.marketplace_id = ${marketplaceId} AND p.delisted_at IS NULL
        AND p.store_uid IN (SELECT store_uid FROM promise)
      GROUP BY p.store_uid
    )
    SELECT g.grant_id AS "grantId", g.store_uid AS "storeUid", g.kind, g.impressions AS promised,
      coalesce(d.total, 0) AS delivered, coalesce(d.today, 0) AS "deliveredToday", g.to_day AS "toDay",
      ${storeAudience(sql)} AS audience,
      CASE WHEN s.store_uid IS NULL OR s.closed_at IS NOT NULL THEN 'CLOSED'
        WHEN f.brushing_risk >= 90 THEN 'FRAUD'
        WHEN f.has_open_serious_violation THEN 'IN_VIOLATION'
        WHEN f.live_sku_count = 0 THEN 'NO_PRODUCT'
        WHEN k.none THEN 'NO_STOCK'
        WHEN g.kind = 'grant' AND v.verdict IN ('STOPPED', 'GRADUATED') THEN v.verdict END AS blocked,
      coalesce(t.assigned, 0) AS assigned, coalesce(t.arrived, 0) AS arrived,
      coalesce(t.seen, 0) AS "daysSeen", coalesce(t.live, 0) AS "daysLive"
    FROM promise g
    LEFT JOIN delivered d ON d.grant_id = g.grant_id
    LEFT JOIN store s ON s.marketplace_id = g.marketplace_id AND s.store_uid = g.store_uid
    LEFT JOIN store_fact f ON f.marketplace_id = g.marketplace_id AND f.store_uid = g.store_uid
    LEFT JOIN record t ON t.store_uid = g.store_uid
    LEFT JOIN response v ON v.store_uid = g.store_uid
    LEFT JOIN stock k ON k.store_uid = g.store_uid
    ORDER BY g.grant_id`.cursor(atOnce);
