/** What requirements are worked out from: one question for many stores. */
import type { Sql } from "~/platform/database.server";
import { type Assessment, assess, businessTypeOf } from "./assessment";
import type { DepositTerms } from "./policy.server";
import type { Reduction } from "./relief";

export type InputRow = {
  readonly store_uid: string;
  readonly name: string;
  readonly categories: readonly string[];
  readonly business_type: string | null;
  readonly sales: number | null;
  readonly activity: number;
  readonly risk: number;
  readonly relief: Reduction | null;
  readonly deferred: boolean;
};

/** `which` is a condition on store `s`; the rows come in the order of stores. */
export function inputRows(
  sql: Sql,
  marketplaceId: string,
  { today }: Pick<DepositTerms, "today">,
  which: ReturnType<Sql>,
) {
  const running = sql`
    from_day <= ${today} AND (to_day IS NULL OR to_day >= ${today}) AND ended_on IS NULL`;
  return sql<InputRow[]>`
    SELECT s.store_uid, s.name, s.primary_category || s.categories AS categories,
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
    WHERE s.marketplace_id = ${marketplaceId} AND ${which}`;
}

/** By the terms given: those in force, or those that somebody tries out. */
export const assessed = (
  row: InputRow,
  { policy, currency }: Pick<DepositTerms, "policy" | "currency">,
): Assessment =>
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
