/** Plans of traffic to test with, written as the daily plan writes them. */
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { newId } from "~/values/public-id";

export type QuotaWish = {
  readonly storeUid: string;
  readonly impressions: number;
  readonly grantId?: string;
  readonly priority?: 1 | 2;
  readonly surface?: string;
  readonly category?: string;
  readonly region?: string;
  readonly hourWindow?: string;
};
export type VerdictWish = {
  readonly storeUid: string;
  readonly grantId?: string;
  readonly reason?: string;
  readonly promised?: number;
  readonly delivered?: number;
  readonly need?: number;
  readonly dailyCap?: number;
  readonly lastDay?: string;
  readonly usableDays?: number;
  readonly given?: number;
  readonly firstDay?: string | null;
  readonly cutoff?: number | null;
};
export type PoolWish = {
  readonly surface?: string;
  readonly category?: string;
  readonly region?: string;
  readonly source?: string;
  readonly forecast?: number;
  readonly shareBps?: number;
  readonly supply?: number;
  readonly planned?: number;
  readonly priceMicro?: number;
};
export type PlanWish = {
  readonly date: string;
  readonly revision?: number;
  readonly occasion?: string;
  readonly covered?: number;
  readonly bound?: number;
  readonly verdicts?: readonly VerdictWish[];
  readonly quotas?: readonly QuotaWish[];
  readonly pools?: readonly PoolWish[];
};

export const aPool = { surface: "feed", category: "food", region: "Zhejiang" };

/** Every store has one promise: without a grant's id, its quotas are those of its verdict. */
export function aPlan(marketplaceId: string, wish: PlanWish): Promise<string> {
  const planId = newId();
  const grants = new Map<string, string>();
  const grantOf = (storeUid: string) => {
    const grantId = grants.get(storeUid) ?? newId();
    grants.set(storeUid, grantId);
    return grantId;
  };
  const ids = { marketplace_id: marketplaceId, plan_id: planId };
  const verdicts = (wish.verdicts ?? []).map((verdict) => ({
    ...ids,
    date: wish.date,
    grant_id: verdict.grantId ?? grantOf(verdict.storeUid),
    store_uid: verdict.storeUid,
    reason: verdict.reason ?? "SELECTED_NOW",
    promised: verdict.promised ?? 1_000,
    delivered: verdict.delivered ?? 0,
    need: verdict.need ?? 500,
    daily_cap: verdict.dailyCap ?? 350,
    last_day: verdict.lastDay ?? wish.date,
    usable_days: verdict.usableDays ?? 2,
    given: verdict.given ?? 0,
    first_day: verdict.firstDay ?? null,
    cutoff: verdict.cutoff ?? null,
  }));
  const quotas = (wish.quotas ?? []).map((quota, number) => ({
    ...ids,
    number,
    date: wish.date,
    impressions: quota.impressions,
    priority: quota.priority ?? 1,
    grant_id: quota.grantId ?? grantOf(quota.storeUid),
    store_uid: quota.storeUid,
    surface: quota.surface ?? aPool.surface,
    category: quota.category ?? aPool.category,
    region: quota.region ?? aPool.region,
    hour_window: quota.hourWindow ?? "00-24",
  }));
  const pools = (wish.pools ?? []).map((pool) => ({
    ...ids,
    ...aPool,
    source: "forecast",
    forecast: 10_000,
    share_bps: 2_000,
    supply: 2_000,
    planned: 1_000,
    ...Object.fromEntries(
      Object.entries(pool).map(([name, value]) => [
        name === "shareBps" ? "share_bps" : name === "priceMicro" ? "price_micro" : name,
        value,
      ]),
    ),
    price_micro: pool.priceMicro ?? 0,
  }));
  const reasons: Record<string, number> = {};
  for (const { reason } of verdicts) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return sqlInTenant(marketplaceId, async (sql) => {
    await sql`INSERT INTO traffic_plan ${sql({
      ...ids,
      date: wish.date,
      revision: wish.revision ?? 1,
      occasion: wish.occasion ?? "nightly",
      made_at: new Date(`${wish.date}T00:00:00Z`),
      inputs_hash: "0".repeat(64),
      setting_version: 0,
      horizon_days: 14,
      promises: verdicts.length,
      guarantees: verdicts.length,
      covered: wish.covered ?? 0,
      bound: wish.bound ?? verdicts.length,
      supply: pools.reduce((sum, { supply }) => sum + supply, 0),
      planned: pools.reduce((sum, { planned }) => sum + planned, 0),
      quotas: quotas.length,
      reasons: sql.json(reasons),
    })}`;
    const insert = async (table: string, rows: readonly Record<string, unknown>[]) => {
      if (rows.length > 0) await sql`INSERT INTO ${sql(table)} ${sql(rows as never)}`;
    };
    await insert("traffic_verdict", verdicts);
    await insert("traffic_quota", quotas);
    await insert("traffic_pool_plan", pools);
    return planId;
  });
}

/** A plan of so many quotas, each of a store of its own, made inside the database. */
export async function aLongPlan(
  marketplaceId: string,
  date: string,
  rows: number,
): Promise<string> {
  const planId = newId();
  await sqlInTenant(marketplaceId, async (sql: Sql) => {
    await sql`
      INSERT INTO traffic_plan VALUES (${marketplaceId}, ${planId}, ${date}, 1, 'nightly', now(),
        'x', 0, 14, ${rows}, ${rows}, ${rows}, ${rows}, ${rows * 10}, ${rows * 10}, ${rows}, '{}')`;
    await sql`
      INSERT INTO traffic_verdict
      SELECT ${marketplaceId}::uuid, ${planId}::uuid, md5(n::text)::uuid, ${date}::date, 'store-' || n,
        'SELECTED_NOW', 1000, 0, 10, 10, ${date}::date, 1, 10, ${date}::date, NULL
      FROM generate_series(0, ${rows - 1}::int) n`;
    await sql`
      INSERT INTO traffic_quota
      SELECT ${marketplaceId}::uuid, ${planId}::uuid, n, ${date}::date, 10, 1, md5(n::text)::uuid,
        'store-' || n, 'feed', 'food', 'Zhejiang', '00-24'
      FROM generate_series(0, ${rows - 1}::int) n`;
    await sql`SELECT 1`;
  });
  return planId;
}
