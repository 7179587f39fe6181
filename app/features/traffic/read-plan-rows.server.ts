/** The quotas of a plan in their order, piece by piece: memory does not grow with the plan. */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { newestPlan, type PlanRow } from "./plan-revisions.server";
import type { PoolName } from "./pools";
import type { Verdict } from "./verdict";

export type QuotaRow = PoolName &
  Verdict & {
    readonly number: number;
    readonly storeUid: string;
    readonly grantId: string;
    readonly hourWindow: string;
    readonly impressions: number;
    readonly priority: 1 | 2;
  };

/** Rows of one statement. */
const piece = 2_000;

export function findPlan(actor: Actor, date: Day, planId?: string): Promise<PlanRow | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "traffic:read", { marketplaceId });
  return sqlInTenant(marketplaceId, (sql) => newestPlan(sql, marketplaceId, date, planId));
}

/** What comes behind the quota `after`, at most `limit`; a plan never changes, so pieces need no snapshot. */
export async function* readPlanRows(
  { marketplaceId }: Actor,
  { planId }: Pick<PlanRow, "planId">,
  { after, limit }: { readonly after: number; readonly limit: number },
): AsyncGenerator<readonly QuotaRow[]> {
  let [from, left] = [after, limit];
  while (left > 0) {
    const size = Math.min(piece, left);
    const rows = await sqlInTenant(
      marketplaceId,
      (sql) => sql<QuotaRow[]>`
        SELECT q.number, q.store_uid AS "storeUid", q.grant_id AS "grantId", q.surface, q.category,
          q.region, q.hour_window AS "hourWindow", q.impressions, q.priority, v.reason, v.promised,
          v.delivered, v.need, v.daily_cap AS "dailyCap", v.last_day AS "lastDay",
          v.usable_days AS "usableDays", v.given, v.first_day AS "firstDay", v.cutoff
        FROM (
          SELECT * FROM traffic_quota
          WHERE marketplace_id = ${marketplaceId} AND plan_id = ${planId} AND number > ${from}
          ORDER BY number LIMIT ${size}
        ) q
        JOIN traffic_verdict v ON v.marketplace_id = q.marketplace_id AND v.plan_id = q.plan_id
          AND v.grant_id = q.grant_id
        ORDER BY q.number`,
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (rows.length < size) return;
    [from, left] = [last.number, left - rows.length];
  }
}
