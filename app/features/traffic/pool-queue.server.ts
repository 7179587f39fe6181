/**
 * Whom a pool may show now: the promises with a quota in it, the most urgent first. A window whose hours are
 * over stays open for what it did not deliver; what was reported since the plan was made is taken off.
 */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { newestPlan, type PlanRow } from "./plan-revisions.server";
import type { PoolName } from "./pools";

export type QueueWish = {
  readonly date: Day;
  /** Stores whose buyers can be served now; absent: all. */
  readonly live?: readonly string[];
  /** Windows that begin later are left out; 24 for none. */
  readonly hour: number;
  readonly after?: QueuePlace;
  readonly limit: number;
};
/** priority, spare days, last day, need, number: the order of the queue. */
export type QueuePlace = readonly [number, number, Day, number, number];
export type QueueEntry = {
  /** Of the promise's first quota in this pool. */
  readonly number: number;
  readonly storeUid: string;
  readonly grantId: string;
  readonly remaining: number;
  readonly quota: number;
  readonly priority: 1 | 2;
  readonly spare: number;
  readonly lastDay: Day;
  readonly need: number;
};

/** Null where no plan of the day was made. */
export function poolQueue(
  actor: Actor,
  { surface, category, region }: PoolName,
  { date, live, hour, after, limit }: QueueWish,
): Promise<{ readonly plan: PlanRow; readonly entries: readonly QueueEntry[] } | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "traffic:read", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const plan = await newestPlan(sql, marketplaceId, date);
    if (plan === null) return null;
    const place =
      after &&
      sql`
      AND (priority, spare, last_day, need, number) >
        (${after[0]}::int2, ${after[1]}::int4, ${after[2]}::date, ${after[3]}::int4, ${after[4]}::int4)`;
    const entries = await sql<QueueEntry[]>`
      WITH given AS (
        SELECT grant_id, store_uid, min(number) AS number, min(priority) AS priority,
          sum(impressions) AS quota
        FROM traffic_quota
        WHERE marketplace_id = ${marketplaceId} AND plan_id = ${plan.planId}
          AND surface = ${surface} AND category = ${category} AND region = ${region}
          AND left(hour_window, 2)::int <= ${hour}
          ${live === undefined ? sql`` : sql`AND store_uid = ANY(${[...live]})`}
        GROUP BY grant_id, store_uid
      ), queued AS (
        SELECT given.*, v.last_day, v.need,
          v.usable_days - coalesce(ceil(v.need::numeric / nullif(v.daily_cap, 0)), 0)::int AS spare,
          greatest(0, v.need - greatest(0, coalesce(seen.count, 0) - v.delivered)) AS remaining
        FROM given
        JOIN traffic_verdict v ON v.marketplace_id = ${marketplaceId}
          AND v.plan_id = ${plan.planId} AND v.grant_id = given.grant_id
        LEFT JOIN traffic_grant g ON g.marketplace_id = ${marketplaceId}
          AND g.grant_id = given.grant_id
        LEFT JOIN LATERAL (
          SELECT sum(coalesce(r.unique_users, r.impressions)) AS count FROM impression_report r
          WHERE r.marketplace_id = ${marketplaceId} AND r.store_uid = given.store_uid
            AND r.day BETWEEN g.from_day AND ${date} AND r.kind = 'SUPPORT'
        ) seen ON true
      )
      SELECT number, store_uid AS "storeUid", grant_id AS "grantId", remaining::int8 AS remaining,
        quota::int8 AS quota, priority, spare, last_day AS "lastDay", need
      FROM queued WHERE remaining > 0 ${place ?? sql``}
      ORDER BY priority, spare, last_day, need, number
      LIMIT ${limit}`;
    return { plan, entries: [...entries] };
  });
}
