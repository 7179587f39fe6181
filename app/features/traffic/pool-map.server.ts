/** The pools of a plan on one surface: category by region. */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { newestPlan, type PlanRow } from "./plan-revisions.server";
import type { PoolName } from "./pools";

export type PoolPlan = PoolName & {
  readonly source: "forecast" | "estimated" | "dead";
  readonly forecast: number;
  readonly shareBps: number;
  readonly supply: number;
  readonly planned: number;
  readonly priceMicro: number;
};
export type PoolMap = {
  readonly plan: PlanRow;
  readonly surfaces: readonly string[];
  readonly surface: string | null;
  readonly pools: readonly PoolPlan[];
};

/** Null where no plan of the day was made. An unknown surface is the first one. */
export function readPoolMap(
  actor: Actor,
  { date, surface }: { readonly date: Day; readonly surface: string | null },
): Promise<PoolMap | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "traffic:read", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const plan = await newestPlan(sql, marketplaceId, date);
    if (plan === null) return null;
    const known = await sql<{ surface: string }[]>`
      SELECT DISTINCT surface FROM traffic_pool_plan
      WHERE marketplace_id = ${marketplaceId} AND plan_id = ${plan.planId} ORDER BY surface`;
    const surfaces = known.map((each) => each.surface);
    const shown = surfaces.find((each) => each === surface) ?? surfaces[0] ?? null;
    const pools = await sql<PoolPlan[]>`
      SELECT surface, category, region, source, forecast, share_bps AS "shareBps", supply, planned,
        price_micro AS "priceMicro"
      FROM traffic_pool_plan
      WHERE marketplace_id = ${marketplaceId} AND plan_id = ${plan.planId} AND surface = ${shown}
      ORDER BY category, region`;
    return { plan, surfaces, surface: shown, pools };
  });
}
