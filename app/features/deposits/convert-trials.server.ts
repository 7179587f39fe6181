/** Deferrals whose counters or days are over end, and what was deferred falls due: by thousands. */
import type { JSONValue } from "postgres";
import type { AutomaticActor } from "~/features/people/actor";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { type Day, daysBetween } from "~/values/day";
import { assessStores } from "./assess.server";
import { type DepositDeferral, type DueBecause, dueBecause, type TrialCounters } from "./deferral";
import { type DepositTerms, termsIn } from "./policy.server";

const atOnce = 1_000;

type Trial = {
  readonly grant_id: string;
  readonly store_uid: string;
  readonly terms: DepositDeferral;
  readonly from_day: Day;
  readonly to_day: Day | null;
  readonly orders: number;
  readonly value: number;
};
type Over = Trial & { readonly because: DueBecause; readonly counters: TrialCounters };

/** A deferral that outlives its last day is due by its days, whatever its counters say. */
function overBy(trial: Trial, today: Day): readonly Over[] {
  const day = daysBetween(trial.from_day, today);
  const counters = { orders: trial.orders, valueMinor: trial.value, day };
  const late = trial.to_day !== null && today > trial.to_day;
  const because = dueBecause(trial.terms, counters) ?? (late ? "day" : null);
  return because === null ? [] : [{ ...trial, because, counters }];
}

/** Those after the cursor. What another round has in hand is being done. */
const running = (sql: Sql, marketplaceId: string, today: Day, after: string) => sql<Trial[]>`
  SELECT g.grant_id, g.store_uid, g.terms, g.from_day, g.to_day,
    coalesce(f.orders_paid_lifetime, 0) AS orders, coalesce(f.gmv_paid_lifetime, 0)::int8 AS value
  FROM deposit_deferral_grant g
  LEFT JOIN store_fact f ON f.marketplace_id = g.marketplace_id AND f.store_uid = g.store_uid
  WHERE g.marketplace_id = ${marketplaceId} AND g.ended_on IS NULL AND g.from_day <= ${today}
    AND g.grant_id > ${after}
  ORDER BY g.grant_id LIMIT ${atOnce} FOR UPDATE OF g SKIP LOCKED`;

async function end(sql: Sql, actor: AutomaticActor, over: readonly Over[], terms: DepositTerms) {
  if (over.length === 0) return;
  const { marketplaceId } = actor;
  const counters = over.map((trial) => JSON.stringify(trial.counters satisfies JSONValue));
  await sql`
    UPDATE deposit_deferral_grant g SET ended_on = ${terms.today}, ended_because = o.because,
      ended_counters = o.counters::jsonb
    FROM unnest(${over.map(({ grant_id }) => grant_id)}::uuid[],
      ${over.map(({ because }) => because)}::text[], ${counters}::text[])
      AS o (grant_id, because, counters)
    WHERE g.marketplace_id = ${marketplaceId} AND g.grant_id = o.grant_id`;
  const stores = [...new Set(over.map(({ store_uid }) => store_uid))].sort();
  await assessStores(sql, actor, stores, "deferral", terms);
}

/** Returns how many fell due; null where the marketplace takes no deposits. */
export async function convertTrials(actor: AutomaticActor): Promise<number | null> {
  const { marketplaceId } = actor;
  let after = "00000000-0000-0000-0000-000000000000";
  for (let converted = 0; ; ) {
    const done = await sqlInTenant(marketplaceId, async (sql) => {
      const terms = await termsIn(sql, marketplaceId);
      if (terms === null) return null;
      const trials = await running(sql, marketplaceId, terms.today, after);
      const over = trials.flatMap((trial) => overBy(trial, terms.today));
      await end(sql, actor, over, terms);
      return { last: trials.at(-1)?.grant_id ?? null, converted: over.length };
    });
    if (done === null) return null;
    converted += done.converted;
    if (done.last === null) return converted;
    after = done.last;
  }
}
