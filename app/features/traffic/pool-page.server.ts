/** One pool: its day by windows, its last weeks, and the shares it was given. */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { namesOf } from "~/features/people/names.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { addDays, type Day } from "~/values/day";
import type { Words } from "~/values/words";
import { newestPlan } from "./plan-revisions.server";
import type { PoolPlan } from "./pool-map.server";
import type { PoolName } from "./pools";

export type PoolWindow = {
  readonly hourWindow: string;
  readonly forecast: number | null;
  readonly planned: number;
};
export type PoolDay = {
  readonly day: Day;
  /** Null where none was sent. */
  readonly forecast: number | null;
  readonly planned: number | null;
  /** Support impressions, distinct users where they were told. */
  readonly delivered: number;
};
export type OwnShare = {
  readonly id: string;
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly shareBps: number;
  readonly reason: string;
  readonly decidedAt: Date;
  readonly decidedBy: Words;
  readonly ended: boolean;
};
export type PoolPage = {
  readonly pool: PoolName;
  /** In the newest plan of the day; null where there is none. */
  readonly plan: PoolPlan | null;
  readonly windows: readonly PoolWindow[];
  readonly days: readonly PoolDay[];
  readonly shares: readonly OwnShare[];
};

const lookBack = 14;

const windowsOf = (sql: Sql, marketplaceId: string, pool: PoolName, date: Day, planId: string) =>
  sql<PoolWindow[]>`
    WITH sent AS (
      SELECT hour_window, forecast_impressions AS forecast FROM supply_forecast
      WHERE marketplace_id = ${marketplaceId} AND date = ${date} AND surface = ${pool.surface}
        AND category = ${pool.category} AND region = ${pool.region}
    ), given AS (
      SELECT hour_window, sum(impressions)::int8 AS planned FROM traffic_quota
      WHERE marketplace_id = ${marketplaceId} AND plan_id = ${planId} AND surface = ${pool.surface}
        AND category = ${pool.category} AND region = ${pool.region}
      GROUP BY hour_window
    )
    SELECT hour_window AS "hourWindow", forecast, coalesce(planned, 0) AS planned
    FROM sent FULL JOIN given USING (hour_window) ORDER BY hour_window`;

const daysOf = (sql: Sql, marketplaceId: string, pool: PoolName, date: Day) => sql<PoolDay[]>`
  WITH day AS (
    SELECT generate_series(${addDays(date, -lookBack)}::date, ${addDays(date, -1)}::date,
      '1 day')::date AS day
  ), sent AS (
    SELECT date AS day, sum(forecast_impressions)::int8 AS forecast FROM supply_forecast
    WHERE marketplace_id = ${marketplaceId} AND date >= ${addDays(date, -lookBack)}
      AND date < ${date} AND surface = ${pool.surface} AND category = ${pool.category}
      AND region = ${pool.region} GROUP BY date
  ), newest AS (
    SELECT DISTINCT ON (date) plan_id, date FROM traffic_plan
    WHERE marketplace_id = ${marketplaceId} AND date >= ${addDays(date, -lookBack)}
      AND date < ${date} ORDER BY date, revision
  ), given AS (
    SELECT n.date AS day, p.planned FROM newest n
    JOIN traffic_pool_plan p ON p.marketplace_id = ${marketplaceId} AND p.plan_id = n.plan_id
    WHERE p.surface = ${pool.surface} AND p.category = ${pool.category}
      AND p.region = ${pool.region}
  ), shown AS (
    SELECT day, sum(coalesce(unique_users, impressions))::int8 AS delivered FROM impression_report
    WHERE marketplace_id = ${marketplaceId} AND day >= ${addDays(date, -lookBack)}
      AND day < ${date} AND kind = 'SUPPORT' AND surface = ${pool.surface}
      AND category = ${pool.category} AND region = ${pool.region} GROUP BY day
  )
  SELECT day.day, sent.forecast, given.planned, coalesce(shown.delivered, 0) AS delivered
  FROM day LEFT JOIN sent USING (day) LEFT JOIN given USING (day) LEFT JOIN shown USING (day)
  ORDER BY day.day`;

type ShareRow = Omit<OwnShare, "decidedBy"> & { readonly decidedBy: string };

async function sharesOf(sql: Sql, marketplaceId: string, pool: PoolName): Promise<OwnShare[]> {
  const rows = await sql<ShareRow[]>`
    SELECT id, from_day AS "fromDay", to_day AS "toDay", share_bps AS "shareBps", reason,
      decided_at AS "decidedAt", decided_by AS "decidedBy", ended_at IS NOT NULL AS ended
    FROM traffic_pool_share
    WHERE marketplace_id = ${marketplaceId} AND surface = ${pool.surface}
      AND category = ${pool.category} AND region = ${pool.region}
    ORDER BY decided_at DESC LIMIT 50`;
  const names = await namesOf(rows.map(({ decidedBy }) => decidedBy));
  return rows.map(({ decidedBy, ...row }) => ({
    ...row,
    decidedBy: names.get(decidedBy) ?? { en: decidedBy, zh: decidedBy },
  }));
}

/** Null where the pool is neither in the plan of the day nor known from a forecast, a report or a share. */
export function readPoolPage(actor: Actor, pool: PoolName, date: Day): Promise<PoolPage | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "traffic:read", { marketplaceId });
  const { surface, category, region } = pool;
  return sqlInTenant(marketplaceId, async (sql) => {
    const plan = await newestPlan(sql, marketplaceId, date);
    const [planned] =
      plan === null
        ? []
        : await sql<PoolPlan[]>`
          SELECT surface, category, region, source, forecast, share_bps AS "shareBps", supply,
            planned, price_micro AS "priceMicro"
          FROM traffic_pool_plan
          WHERE marketplace_id = ${marketplaceId} AND plan_id = ${plan.planId}
            AND surface = ${surface} AND category = ${category} AND region = ${region}`;
    const windows =
      plan === null ? [] : await windowsOf(sql, marketplaceId, pool, date, plan.planId);
    const days = await daysOf(sql, marketplaceId, pool, date);
    const shares = await sharesOf(sql, marketplaceId, pool);
    const [coming] = await sql`
      SELECT 1 FROM supply_forecast
      WHERE marketplace_id = ${marketplaceId} AND date >= ${date} AND surface = ${surface}
        AND category = ${category} AND region = ${region} LIMIT 1`;
    const seen = days.some((day) => day.forecast !== null || day.delivered > 0);
    const known = planned ?? windows[0] ?? shares[0] ?? coming;
    if (known === undefined && !seen) return null;
    return { pool, plan: planned ?? null, windows: [...windows], days: [...days], shares };
  });
}
