/** One shop's traffic: shown by day, promised, planned for today, and what its response led to. */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { addDays, type Day } from "~/values/day";
import { newestPlan } from "./plan-revisions.server";
import {
  promiseState,
  type ShownDay,
  type Span,
  type StorePromise,
  type StoreResponse,
  type StoreTraffic,
  type TodaysQuota,
} from "./store-traffic";
import type { Verdict } from "./verdict";
import { verdictSentence } from "./verdict-words";

type Of = { readonly marketplaceId: string; readonly storeUid: string; readonly today: Day };

const shownByDay = (sql: Sql, { marketplaceId, storeUid, today }: Of, from: Day) => sql<ShownDay[]>`
  WITH shown AS (
    SELECT day, kind, sum(coalesce(unique_users, impressions))::int8 AS count FROM impression_report
    WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid}
      AND day BETWEEN ${from} AND ${today}
    GROUP BY day, kind
  )
  SELECT d::date AS day, coalesce(sum(s.count) FILTER (WHERE s.kind = 'SUPPORT'), 0)::int8 AS support,
    coalesce(sum(s.count) FILTER (WHERE s.kind = 'NATURAL'), 0)::int8 AS natural,
    coalesce(sum(s.count) FILTER (WHERE s.kind = 'PAID'), 0)::int8 AS paid
  FROM generate_series(${from}::date, ${today}::date, interval '1 day') AS d
  LEFT JOIN shown s ON s.day = d::date
  GROUP BY d ORDER BY d`;

type PromiseRow = Omit<StorePromise, "state" | "sentence"> & { readonly endedOn: Day | null };

/** Running and to come first, then the latest. */
const promisesOf = (sql: Sql, { marketplaceId, storeUid, today }: Of) => sql<PromiseRow[]>`
  SELECT g.grant_id AS "grantId", g.kind, g.impressions AS promised, g.from_day AS "fromDay",
    g.to_day AS "toDay", g.ended_on AS "endedOn", coalesce((
      SELECT sum(coalesce(i.unique_users, i.impressions)) FROM impression_report i
      WHERE i.marketplace_id = g.marketplace_id AND i.store_uid = g.store_uid
        AND i.kind = 'SUPPORT'
        AND i.day BETWEEN g.from_day AND least(g.to_day, g.ended_on)), 0)::int8 AS delivered
  FROM traffic_grant g
  WHERE g.marketplace_id = ${marketplaceId} AND g.store_uid = ${storeUid}
  ORDER BY (g.to_day >= ${today}) DESC, abs(g.from_day - ${today}::date), g.grant_id LIMIT 24`;

type PlannedVerdict = Verdict & { readonly grantId: string };
type PlannedQuota = TodaysQuota & { readonly grantId: string };

async function plannedFor(sql: Sql, { marketplaceId, storeUid, today }: Of) {
  const plan = await newestPlan(sql, marketplaceId, today);
  if (plan === null) return null;
  const mine = sql`marketplace_id = ${marketplaceId} AND plan_id = ${plan.planId}
    AND store_uid = ${storeUid} AND date = ${today}`;
  const verdicts = await sql<PlannedVerdict[]>`
    SELECT grant_id AS "grantId", reason, promised, delivered, need, daily_cap AS "dailyCap",
      last_day AS "lastDay", usable_days AS "usableDays", given, first_day AS "firstDay", cutoff
    FROM traffic_verdict WHERE ${mine}`;
  const quotas = await sql<PlannedQuota[]>`
    SELECT grant_id AS "grantId", surface, category, region, hour_window AS "hourWindow",
      sum(impressions)::int8 AS impressions
    FROM traffic_quota WHERE ${mine}
    GROUP BY 1, 2, 3, 4, 5 ORDER BY min(number)`;
  return { madeAt: plan.madeAt, verdicts, quotas };
}

async function responseOf(sql: Sql, { marketplaceId, storeUid }: Of) {
  const [newest] = await sql<StoreResponse[]>`
    SELECT verdict, day, impressions, clicks, threshold_bps AS "thresholdBps", note
    FROM traffic_response WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid}
    ORDER BY decided_at DESC, id DESC LIMIT 1`;
  return newest ?? null;
}

/** Merchants ask about their own shops alone: the caller has looked whose it is. */
export function storeTraffic(
  actor: Actor,
  store: { readonly uid: string; readonly entityUid: string },
  today: Day,
  span: Span,
): Promise<StoreTraffic> {
  const { marketplaceId } = actor;
  const merchant = actor.kind === "person" && actor.side === "merchant";
  const thing = { marketplaceId, entityUid: store.entityUid };
  mustBeAllowed(actor, merchant ? "traffic:read-own" : "traffic:read", thing);
  const of: Of = { marketplaceId, storeUid: store.uid, today };
  const from = addDays(today, 1 - span);
  return sqlInTenant(marketplaceId, async (sql) => {
    const days = await shownByDay(sql, of, from);
    const planned = await plannedFor(sql, of);
    const promises = (await promisesOf(sql, of)).map((promise): StorePromise => {
      const mine = planned?.quotas.filter(({ grantId }) => grantId === promise.grantId) ?? [];
      const verdict = planned?.verdicts.find(({ grantId }) => grantId === promise.grantId);
      const { endedOn, ...row } = promise;
      const state = promiseState(promise, today);
      return { ...row, state, sentence: verdict ? verdictSentence(verdict, mine) : null };
    });
    const plan = planned && { madeAt: planned.madeAt, quotas: planned.quotas };
    return { from, to: today, days, promises, plan, response: await responseOf(sql, of) };
  });
}
