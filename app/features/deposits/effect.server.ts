/** What the deposit grants of one enrollment come to today. */
import type { Actor } from "~/features/people/actor";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { type Day, daysBetween } from "~/values/day";
import type { DepositDeferral, DueBecause, TrialCounters } from "./deferral";
import { type DepositEffect, type EffectFound, effectOf } from "./effect";
import { depositOf } from "./read.server";

type TrialRow = {
  readonly terms: DepositDeferral;
  readonly from_day: Day;
  readonly ended_on: Day | null;
  readonly ended_because: DueBecause | "ended" | null;
  readonly ended_counters: TrialCounters | null;
  readonly orders: number;
  readonly value: number;
};

async function found(
  sql: Sql,
  marketplaceId: string,
  storeUid: string,
  grantIds: readonly string[],
  today: Day,
): Promise<EffectFound> {
  const ours = sql`marketplace_id = ${marketplaceId} AND grant_id = ANY(${[...grantIds]}::uuid[])`;
  const reductions = await sql`
    SELECT 1 FROM deposit_relief_grant
    WHERE ${ours} AND ended_on IS NULL AND from_day <= ${today}`;
  const [standing] = await sql<{ saved: number }[]>`
    SELECT a.saved_minor AS saved FROM deposit_standing d
    JOIN deposit_assessment a ON a.marketplace_id = d.marketplace_id AND a.id = d.assessment_id
    WHERE d.marketplace_id = ${marketplaceId} AND d.store_uid = ${storeUid}`;
  const [trial] = await sql<TrialRow[]>`
    SELECT t.terms, t.from_day, t.ended_on, t.ended_because, t.ended_counters,
      coalesce(f.orders_paid_lifetime, 0) AS orders, coalesce(f.gmv_paid_lifetime, 0)::int8 AS value
    FROM (SELECT * FROM deposit_deferral_grant WHERE ${ours}) t
    LEFT JOIN store_fact f ON f.marketplace_id = t.marketplace_id AND f.store_uid = t.store_uid
    ORDER BY t.grant_id LIMIT 1`;
  return {
    savedMinor: standing?.saved ?? 0,
    reduces: reductions.length > 0,
    trial:
      trial === undefined
        ? null
        : {
            terms: trial.terms,
            fromDay: trial.from_day,
            because: trial.ended_because,
            overOn: trial.ended_on,
            counters: trial.ended_counters ?? {
              orders: trial.orders,
              valueMinor: trial.value,
              day: Math.max(0, daysBetween(trial.from_day, trial.ended_on ?? today)),
            },
          },
  };
}

/** Null where there is nothing of the deposit in them, or the marketplace takes none. */
export async function depositEffect(
  actor: Actor,
  storeUid: string,
  grantIds: readonly string[],
  today: Day,
): Promise<DepositEffect | null> {
  if (grantIds.length === 0) return null;
  const view = await depositOf(actor, storeUid);
  if (view === null) return null;
  const { marketplaceId } = actor;
  const own = await sqlInTenant(marketplaceId, (sql) =>
    found(sql, marketplaceId, storeUid, grantIds, today),
  );
  return own.reduces || own.trial !== null ? effectOf(view, own) : null;
}
