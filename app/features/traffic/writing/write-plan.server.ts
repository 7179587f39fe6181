/** A plan is written once, as a whole, in batches of columns. */
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import type { DayPlanned, PlannedPool, PlannedQuota, PromiseVerdict } from "../day-plan";

const atOnce = 5_000;

function* batches<Row>(rows: Iterable<Row>): Iterable<Row[]> {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length === atOnce) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

type Where = { readonly marketplaceId: string; readonly planId: string; readonly date: Day };

async function writeVerdicts(
  sql: Sql,
  where: Where,
  verdicts: Iterable<PromiseVerdict>,
): Promise<void> {
  const { marketplaceId, planId, date } = where;
  for (const rows of batches(verdicts)) {
    const of = <Key extends keyof PromiseVerdict>(key: Key) => rows.map((row) => row[key]);
    await sql`
      INSERT INTO traffic_verdict (marketplace_id, plan_id, date, grant_id, store_uid, reason, promised,
        delivered, need, daily_cap, last_day, usable_days, given, first_day, cutoff)
      SELECT ${marketplaceId}::uuid, ${planId}::uuid, ${date}::date, v.*
      FROM unnest(${of("grantId")}::uuid[], ${of("storeUid")}::text[], ${of("reason")}::text[],
        ${of("promised")}::int4[], ${of("delivered")}::int4[], ${of("need")}::int4[],
        ${of("dailyCap")}::int4[], ${of("lastDay")}::date[], ${of("usableDays")}::int4[],
        ${of("given")}::int4[], ${of("firstDay")}::date[], ${of("cutoff")}::int4[]) AS v`;
  }
}

async function writeQuotas(sql: Sql, where: Where, quotas: readonly PlannedQuota[]): Promise<void> {
  const { marketplaceId, planId, date } = where;
  for (let from = 0; from < quotas.length; from += atOnce) {
    const rows = quotas.slice(from, from + atOnce);
    await sql`
      INSERT INTO traffic_quota (marketplace_id, plan_id, date, number, grant_id, store_uid, surface,
        category, region, hour_window, impressions, priority)
      SELECT ${marketplaceId}::uuid, ${planId}::uuid, ${date}::date, ${from}::int4 + q.number - 1,
        q.grant_id, q.store_uid, q.surface, q.category, q.region, q.hour_window, q.impressions, q.priority
      FROM unnest(${rows.map(({ grantId }) => grantId)}::uuid[],
        ${rows.map(({ storeUid }) => storeUid)}::text[],
        ${rows.map(({ pool }) => pool.surface)}::text[], ${rows.map(({ pool }) => pool.category)}::text[],
        ${rows.map(({ pool }) => pool.region)}::text[],
        ${rows.map(({ hourWindow }) => hourWindow)}::text[],
        ${rows.map(({ impressions }) => impressions)}::int4[],
        ${rows.map(({ priority }) => priority)}::int2[]) WITH ORDINALITY AS q (grant_id, store_uid,
        surface, category, region, hour_window, impressions, priority, number)`;
  }
}

async function writePools(sql: Sql, where: Where, pools: readonly PlannedPool[]): Promise<void> {
  const { marketplaceId, planId } = where;
  for (const rows of batches(pools))
    await sql`INSERT INTO traffic_pool_plan ${sql(
      rows.map(({ pool, planned, priceMicro }) => ({
        marketplace_id: marketplaceId,
        plan_id: planId,
        surface: pool.surface,
        category: pool.category,
        region: pool.region,
        source: pool.source,
        forecast: pool.forecast,
        share_bps: pool.shareBps,
        supply: pool.supply[0] ?? 0,
        planned,
        price_micro: priceMicro,
      })),
    )}`;
}

export type PlanHead = Where & {
  readonly revision: number;
  readonly occasion: "nightly" | "repaced" | "asked";
  readonly madeAt: Date;
  readonly inputsHash: string;
  readonly settingVersion: number;
  readonly horizonDays: number;
};

export async function writePlan(sql: Sql, head: PlanHead, plan: DayPlanned): Promise<void> {
  await sql`INSERT INTO traffic_plan ${sql({
    marketplace_id: head.marketplaceId,
    plan_id: head.planId,
    date: head.date,
    revision: head.revision,
    occasion: head.occasion,
    made_at: head.madeAt,
    inputs_hash: head.inputsHash,
    setting_version: head.settingVersion,
    horizon_days: head.horizonDays,
    promises: plan.promises,
    guarantees: plan.guarantees,
    covered: plan.covered,
    bound: plan.bound,
    supply: plan.supply,
    planned: plan.planned,
    quotas: plan.quotas.length,
    reasons: sql.json(plan.reasons),
  })}`;
  await writePools(sql, head, plan.pools);
  await writeVerdicts(sql, head, plan.verdicts());
  await writeQuotas(sql, head, plan.quotas);
}
