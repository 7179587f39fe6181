/** What a plan gives to one store, and what it decided for each of its promises. */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { newestPlan, type PlanRow } from "./plan-revisions.server";
import type { PoolName } from "./pools";
import type { Verdict } from "./verdict";

export type StoreQuota = PoolName & {
  readonly number: number;
  readonly grantId: string;
  readonly hourWindow: string;
  readonly impressions: number;
  readonly priority: 1 | 2;
};
export type StoreVerdict = Verdict & { readonly grantId: string; readonly kind: string | null };
export type StorePlan = {
  readonly plan: PlanRow;
  readonly quotas: readonly StoreQuota[];
  readonly verdicts: readonly StoreVerdict[];
};

/** Null where no plan of the day was made. */
export function storeQuotas(actor: Actor, storeUid: string, date: Day): Promise<StorePlan | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "traffic:read", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const plan = await newestPlan(sql, marketplaceId, date);
    if (plan === null) return null;
    const quotas = await sql<StoreQuota[]>`
      SELECT number, grant_id AS "grantId", surface, category, region, hour_window AS "hourWindow",
        impressions, priority
      FROM traffic_quota
      WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid} AND date = ${date}
        AND plan_id = ${plan.planId}
      ORDER BY number`;
    const verdicts = await sql<StoreVerdict[]>`
      SELECT v.grant_id AS "grantId", g.kind, v.reason, v.promised, v.delivered, v.need,
        v.daily_cap AS "dailyCap", v.last_day AS "lastDay", v.usable_days AS "usableDays", v.given,
        v.first_day AS "firstDay", v.cutoff
      FROM traffic_verdict v
      LEFT JOIN traffic_grant g ON g.marketplace_id = v.marketplace_id AND g.grant_id = v.grant_id
      WHERE v.marketplace_id = ${marketplaceId} AND v.store_uid = ${storeUid} AND v.date = ${date}
        AND v.plan_id = ${plan.planId}
      ORDER BY v.last_day, v.grant_id`;
    return { plan, quotas, verdicts };
  });
}
