/** What pools are expected to have: forecasts as sent, else what was sent or delivered in the last weeks. */
import type { Sql } from "~/platform/database.server";
import { addDays, type Day } from "~/values/day";
import {
  type Expected,
  nameOf,
  type Pool,
  type PoolName,
  type PoolShare,
  poolsFrom,
} from "../pools";
import type { TrafficSetting } from "../setting";

const lookBackDays = 14;

/**
 * Forecasts of the days ahead by date, and the mean of all that were sent for days near by, times the platform's
 * confidence: most platforms send no more than tomorrow's.
 */
const forecasts = (sql: Sql, marketplaceId: string, day: Day, days: number) => sql<Expected[]>`
  WITH forecast AS (
    SELECT surface, category, region, hour_window, date,
      forecast_impressions * coalesce(confidence_bps, 10000) / 10000 AS expected
    FROM supply_forecast
    WHERE marketplace_id = ${marketplaceId}
      AND date BETWEEN ${addDays(day, -lookBackDays)} AND ${addDays(day, days - 1)}
  ), seen AS (
    SELECT surface, category, region, count(DISTINCT date) AS days FROM forecast
    GROUP BY 1, 2, 3
  )
  SELECT surface, category, region, date, hour_window AS "hourWindow", expected::int8 AS impressions
  FROM forecast WHERE date >= ${day}
  UNION ALL
  SELECT f.surface, f.category, f.region, NULL, f.hour_window, (sum(f.expected) / s.days)::int8
  FROM forecast f JOIN seen s USING (surface, category, region)
  GROUP BY f.surface, f.category, f.region, f.hour_window, s.days`;

/** Where no forecast was ever sent: a day's mean of everything that was shown there in four weeks. */
const deliveries = (sql: Sql, marketplaceId: string, day: Day) => sql<Expected[]>`
  WITH shown AS (
    SELECT surface, category, region, day, impressions FROM impression_report
    WHERE marketplace_id = ${marketplaceId} AND day BETWEEN ${addDays(day, -28)} AND ${addDays(day, -1)}
  )
  SELECT surface, category, region, NULL AS date, '00-24' AS "hourWindow",
    (sum(impressions) / (SELECT count(DISTINCT day) FROM shown))::int8 AS impressions
  FROM shown GROUP BY surface, category, region`;

/**
 * Pools of which nothing came on their last `outageDays` days with quotas, while others delivered. After as many
 * days without quotas one is tried again.
 */
const deadPools = (sql: Sql, marketplaceId: string, day: Day, outageDays: number) => sql<
  PoolName[]
>`
  WITH plan AS (
    SELECT DISTINCT ON (date) plan_id, date FROM traffic_plan
    WHERE marketplace_id = ${marketplaceId}
      AND date BETWEEN ${addDays(day, -lookBackDays)} AND ${addDays(day, -1)}
    ORDER BY date, revision
  ), shown AS (
    SELECT surface, category, region, day FROM impression_report
    WHERE marketplace_id = ${marketplaceId} AND kind = 'SUPPORT' AND impressions > 0
      AND day BETWEEN ${addDays(day, -lookBackDays)} AND ${addDays(day, -1)}
    GROUP BY 1, 2, 3, 4
  ), tried AS (
    SELECT p.surface, p.category, p.region, plan.date, s.day IS NULL AS nothing,
      row_number() OVER (PARTITION BY p.surface, p.category, p.region ORDER BY plan.date DESC) AS back
    FROM plan JOIN traffic_pool_plan p ON p.marketplace_id = ${marketplaceId} AND p.plan_id = plan.plan_id
    LEFT JOIN shown s ON s.surface = p.surface AND s.category = p.category AND s.region = p.region
      AND s.day = plan.date
    WHERE p.planned > 0 AND plan.date IN (SELECT day FROM shown)
  )
  SELECT surface, category, region FROM tried WHERE back <= ${outageDays}
  GROUP BY surface, category, region
  HAVING count(*) = ${outageDays} AND bool_and(nothing) AND max(date) >= ${addDays(day, -outageDays)}`;

export async function readPools(
  sql: Sql,
  marketplaceId: string,
  setting: TrafficSetting,
  when: { readonly day: Day; readonly days: number; readonly hoursPassed: number },
): Promise<Pool[]> {
  const { day, days, hoursPassed } = when;
  const sent = await forecasts(sql, marketplaceId, day, days);
  const expected = sent.length > 0 ? sent : await deliveries(sql, marketplaceId, day);
  const shares = await sql<PoolShare[]>`
    SELECT surface, category, region, from_day AS "fromDay", to_day AS "toDay",
      share_bps AS "shareBps"
    FROM traffic_pool_share
    WHERE marketplace_id = ${marketplaceId} AND ended_at IS NULL
      AND to_day >= ${day} AND from_day <= ${addDays(day, days - 1)}`;
  const dead = await deadPools(sql, marketplaceId, day, setting.outageDays);
  return poolsFrom(expected, {
    day,
    days,
    hoursPassed,
    shares,
    shareBps: setting.supportShareBps,
    arrivalsBps: setting.arrivalsBps,
    dead: new Set(dead.map(nameOf)),
  });
}
