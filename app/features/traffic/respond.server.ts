/** The nightly look at how stores respond to support: who needs no more of it, and who is given no more. */
import { recordAllIn } from "~/features/history/record.server";
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { newId } from "~/values/public-id";
import { trafficSettingOf } from "./read-setting.server";
import { probeImpressions, type Response, type ResponseVerdict, responseVerdict } from "./response";
import { lockResponses } from "./response-lock.server";

const atOnce = 2_000;

type Seen = Response & { readonly storeUid: string };
type Decided = Seen & ResponseVerdict;

/**
 * What support led to, by store, since the first promise or since the day after it was reopened. Stores that were
 * decided about are left out, and so are reports that name no clicks: they say nothing about the response.
 */
const responses = (sql: Sql, marketplaceId: string, day: Day) => sql<Seen[]>`
  WITH newest AS (
    SELECT DISTINCT ON (store_uid) store_uid, verdict, day FROM traffic_response
    WHERE marketplace_id = ${marketplaceId} ORDER BY store_uid, decided_at DESC, id DESC
  ), supported AS (
    SELECT g.store_uid, greatest(min(g.from_day), max(n.day) + 1) AS since
    FROM traffic_grant g LEFT JOIN newest n ON n.store_uid = g.store_uid
    WHERE g.marketplace_id = ${marketplaceId} AND g.from_day <= ${day}
      AND (n.verdict IS NULL OR n.verdict = 'REOPENED')
    GROUP BY g.store_uid
  )
  SELECT i.store_uid AS "storeUid", sum(i.impressions)::int8 AS impressions,
    sum(least(i.clicks, i.impressions))::int8 AS clicks
  FROM supported s
  JOIN impression_report i ON i.marketplace_id = ${marketplaceId} AND i.store_uid = s.store_uid
    AND i.day BETWEEN s.since AND ${day}
  WHERE i.kind = 'SUPPORT' AND i.clicks IS NOT NULL
  GROUP BY i.store_uid HAVING sum(i.impressions) >= ${probeImpressions}
  ORDER BY i.store_uid`;

async function keep(sql: Sql, actor: Actor, day: Day, decided: readonly Decided[]) {
  const decidedAt = now();
  const rows = decided.map((one) => ({
    marketplace_id: actor.marketplaceId,
    id: newId(),
    store_uid: one.storeUid,
    verdict: one.verdict,
    day,
    impressions: one.impressions,
    clicks: one.clicks,
    probability_micro: one.probabilityMicro,
    threshold_bps: one.thresholdBps,
    decided_at: decidedAt,
    decided_by: actor.name,
  }));
  await sql`INSERT INTO traffic_response ${sql(rows)}`;
  await recordAllIn(
    sql,
    actor,
    decided.map(({ storeUid, verdict, probabilityMicro, ...figures }) => ({
      verb: verdict === "GRADUATED" ? "support-graduated" : "support-stopped",
      thing: { kind: "store", id: storeUid },
      after: { day, ...figures },
    })),
  );
}

/** Decides by what was reported up to `day`. Twice is once: a store is decided about until somebody reopens it. */
export async function respondToTraffic(
  actor: Actor,
  day: Day,
): Promise<{ readonly graduated: number; readonly stopped: number }> {
  mustBeAllowed(actor, "traffic:respond", actor);
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await lockResponses(sql, marketplaceId);
    const setting = await trafficSettingOf(sql, marketplaceId);
    const decided: Decided[] = [];
    for await (const seen of responses(sql, marketplaceId, day).cursor(atOnce))
      for (const one of seen) {
        const verdict = responseVerdict(one, setting);
        if (verdict !== null) decided.push({ ...one, ...verdict });
      }
    for (let from = 0; from < decided.length; from += atOnce)
      await keep(sql, actor, day, decided.slice(from, from + atOnce));
    const graduated = decided.filter(({ verdict }) => verdict === "GRADUATED").length;
    return { graduated, stopped: decided.length - graduated };
  });
}
