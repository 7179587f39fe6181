/**
 * Works requirements out for many stores at once: one question for their inputs, the rule for each, and a
 * handful of statements for all of what follows. A shortfall opens a top-up order, its end closes it.
 */
import type { Actor } from "~/features/people/actor";
import type { Sql } from "~/platform/database.server";
import { newId } from "~/values/public-id";
import { type Assessment, assess, businessTypeOf } from "./assessment";
import type { DepositTerms } from "./policy.server";
import type { Reduction } from "./relief";
import { adjustTopUps } from "./top-up.server";

export type AssessedBecause = "monthly" | "policy" | "relief" | "deferral" | "addition" | "facts";

type Row = {
  readonly store_uid: string;
  readonly categories: readonly string[];
  readonly business_type: string | null;
  readonly sales: number | null;
  readonly activity: number;
  readonly risk: number;
  readonly relief: Reduction | null;
  readonly deferred: boolean;
};

/** Closed stores keep what they must hold until they have left. Locked in one order: rounds may meet. */
async function inputsOf(
  sql: Sql,
  marketplaceId: string,
  storeUids: readonly string[],
  { today, currency, at }: DepositTerms,
) {
  await sql`
    INSERT INTO deposit_standing
      (marketplace_id, store_uid, required_minor, available_minor, currency, updated_at)
    SELECT marketplace_id, store_uid, 0, 0, ${currency}, ${at} FROM store
    WHERE marketplace_id = ${marketplaceId} AND store_uid = ANY(${[...storeUids]}::text[])
    ORDER BY store_uid
    ON CONFLICT DO NOTHING`;
  await sql`
    SELECT 1 FROM deposit_standing
    WHERE marketplace_id = ${marketplaceId} AND store_uid = ANY(${[...storeUids]}::text[])
    ORDER BY store_uid FOR UPDATE`;
  const running = sql`
    from_day <= ${today} AND (to_day IS NULL OR to_day >= ${today}) AND ended_on IS NULL`;
  return sql<Row[]>`
    SELECT s.store_uid, s.primary_category || s.categories AS categories,
      coalesce(f.business_type, e.kind) AS business_type, f.gmv_paid_prev_month AS sales,
      coalesce(a.activity, 0)::int8 AS activity, coalesce(a.risk, 0)::int8 AS risk, r.relief,
      d.store_uid IS NOT NULL AS deferred
    FROM store s
    LEFT JOIN store_fact f ON f.marketplace_id = s.marketplace_id AND f.store_uid = s.store_uid
    LEFT JOIN legal_entity e ON e.marketplace_id = s.marketplace_id AND e.entity_uid = s.entity_uid
    LEFT JOIN (
      SELECT store_uid, sum(amount_minor) FILTER (WHERE kind = 'ACTIVITY') AS activity,
        sum(amount_minor) FILTER (WHERE kind = 'RISK') AS risk
      FROM deposit_addition WHERE marketplace_id = ${marketplaceId} AND ${running}
      GROUP BY store_uid) a ON a.store_uid = s.store_uid
    LEFT JOIN (
      SELECT DISTINCT ON (store_uid) store_uid, jsonb_build_object('share', share_bps,
        'floorMinor', floor_minor, 'roundUpMinor', round_up_minor) AS relief
      FROM deposit_relief_grant WHERE marketplace_id = ${marketplaceId} AND ${running}
      ORDER BY store_uid, share_bps DESC, grant_id) r ON r.store_uid = s.store_uid
    LEFT JOIN (
      SELECT DISTINCT store_uid FROM deposit_deferral_grant
      WHERE marketplace_id = ${marketplaceId} AND ${running}) d ON d.store_uid = s.store_uid
    WHERE s.marketplace_id = ${marketplaceId} AND s.store_uid = ANY(${[...storeUids]}::text[])`;
}

const assessed = (row: Row, { policy, currency }: DepositTerms): Assessment =>
  assess(policy.schedule, {
    currency,
    categories: [...new Set(row.categories)],
    businessType: businessTypeOf(row.business_type),
    salesMinor: row.sales,
    activityMinor: row.activity,
    riskMinor: row.risk,
    relief: row.relief,
    deferred: row.deferred,
  });

/** At most a thousand stores. Returns how many there were. */
export async function assessStores(
  sql: Sql,
  { marketplaceId }: Actor,
  storeUids: readonly string[],
  because: AssessedBecause,
  terms: DepositTerms,
): Promise<number> {
  const rows = await inputsOf(sql, marketplaceId, storeUids, terms);
  if (rows.length === 0) return 0;
  const written = rows.map((row) => {
    const { inputs, closedCategories, ...found } = assessed(row, terms);
    return {
      marketplace_id: marketplaceId,
      id: newId(),
      store_uid: row.store_uid,
      as_of: terms.today,
      at: terms.at,
      because,
      policy_version: terms.version,
      inputs: sql.json({ ...inputs, combine: terms.policy.schedule.combine, closedCategories }),
      base_minor: found.baseMinor,
      float_minor: found.floatMinor,
      activity_minor: found.activityMinor,
      risk_minor: found.riskMinor,
      saved_minor: found.savedMinor,
      required_minor: found.requiredMinor,
      deferred_minor: found.deferredMinor,
    };
  });
  await sql`INSERT INTO deposit_assessment ${sql(written)}`;
  const ids = written.map(({ id }) => id);
  await sql`
    UPDATE deposit_standing d SET required_minor = a.required_minor, updated_at = ${terms.at},
      deferred_minor = a.deferred_minor, assessment_id = a.id, assessed_on = a.as_of,
      short_since = CASE WHEN a.required_minor > d.available_minor
        THEN coalesce(d.short_since, a.as_of) END
    FROM deposit_assessment a
    WHERE a.marketplace_id = d.marketplace_id AND a.store_uid = d.store_uid
      AND d.marketplace_id = ${marketplaceId} AND a.id = ANY(${ids}::uuid[])`;
  const stores = written.map(({ store_uid }) => store_uid);
  await adjustTopUps(sql, marketplaceId, stores, terms, because === "deferral");
  return rows.length;
}
