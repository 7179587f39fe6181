/**
 * Works requirements out for many stores at once: one question for their inputs, the rule for each, and a
 * handful of statements for all of what follows. A shortfall opens a top-up order, its end closes it.
 */
import type { Actor } from "~/features/people/actor";
import type { Sql } from "~/platform/database.server";
import { newId } from "~/values/public-id";
import { assessed, inputRows } from "./assessment-inputs.server";
import type { DepositTerms } from "./policy.server";
import { type Required, tellOfRequirements } from "./tell-of-requirements.server";
import { adjustTopUps } from "./top-up.server";

export type AssessedBecause = "monthly" | "policy" | "relief" | "deferral" | "addition" | "facts";

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
  return inputRows(
    sql,
    marketplaceId,
    { today },
    sql`s.store_uid = ANY(${[...storeUids]}::text[])`,
  );
}

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
  const now = await sql<Required[]>`
    UPDATE deposit_standing d SET required_minor = a.required_minor, updated_at = ${terms.at},
      deferred_minor = a.deferred_minor, assessment_id = a.id, assessed_on = a.as_of,
      short_since = CASE WHEN a.required_minor > d.available_minor
        THEN coalesce(d.short_since, a.as_of) END
    FROM deposit_assessment a, deposit_standing o
    WHERE a.marketplace_id = d.marketplace_id AND a.store_uid = d.store_uid
      AND o.marketplace_id = d.marketplace_id AND o.store_uid = d.store_uid
      AND d.marketplace_id = ${marketplaceId} AND a.id = ANY(${ids}::uuid[])
    RETURNING d.store_uid, d.required_minor, d.deferred_minor,
      o.required_minor AS before, o.deferred_minor AS deferred_before`;
  await tellOfRequirements(sql, marketplaceId, now, because, terms.currency);
  const stores = written.map(({ store_uid }) => store_uid);
  await adjustTopUps(sql, marketplaceId, stores, terms, because === "deferral");
  return rows.length;
}
