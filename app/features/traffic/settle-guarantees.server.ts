/** Guarantees whose days are over are judged by what was reported; a gap is made good in the days that follow. */
import type { Sql } from "~/platform/database.server";
import { addDays, type Day } from "~/values/day";
import { newId } from "~/values/public-id";

/** How long a late report may still change what is made good. */
const reportsMayComeLate = 8;

/**
 * Twice is once: a guarantee has one make-good, whose size follows late reports until its own last day. The days
 * are those of `guarantee.ts`: `makeGoodDays` from the day after the promise ended.
 */
export async function settleGuarantees(sql: Sql, marketplaceId: string, day: Day): Promise<void> {
  const over = await sql<{ grantId: string; gap: number }[]>`
    WITH judged AS (
      SELECT g.grant_id, g.make_good_bps, g.impressions,
        coalesce(sum(coalesce(r.unique_users, r.impressions)), 0)::int8 AS delivered
      FROM traffic_grant g
      LEFT JOIN impression_report r ON r.marketplace_id = g.marketplace_id
        AND r.store_uid = g.store_uid AND r.kind = 'SUPPORT'
        AND r.day BETWEEN g.from_day AND g.to_day
      WHERE g.marketplace_id = ${marketplaceId} AND g.kind = 'guarantee' AND g.ended_on IS NULL
        AND g.to_day < ${day} AND (g.settled_on IS NULL
          OR g.to_day >= ${addDays(day, -reportsMayComeLate)})
      GROUP BY g.grant_id, g.make_good_bps, g.impressions
    )
    UPDATE traffic_grant g
    SET settled_on = coalesce(g.settled_on, ${day}::date), delivered_then = judged.delivered
    FROM judged WHERE g.marketplace_id = ${marketplaceId} AND g.grant_id = judged.grant_id
      AND (g.settled_on IS NULL OR g.delivered_then <> judged.delivered)
    RETURNING g.grant_id AS "grantId", greatest(0, g.impressions - judged.delivered)::int8 AS gap`;
  if (over.length === 0) return;
  await sql`
    INSERT INTO traffic_grant (marketplace_id, grant_id, store_uid, impressions, kind, make_good_bps,
      make_good_days, from_day, to_day, makes_good)
    SELECT g.marketplace_id, missed.id, g.store_uid,
      ceil(missed.gap * g.make_good_bps / 10000.0)::int8, 'make-good', 0, 0,
      g.to_day + 1, g.to_day + greatest(1, g.make_good_days), g.grant_id
    FROM unnest(${over.map(({ grantId }) => grantId)}::uuid[], ${over.map(() => newId())}::uuid[],
      ${over.map(({ gap }) => gap)}::int8[]) AS missed (grant_id, id, gap)
    JOIN traffic_grant g ON g.marketplace_id = ${marketplaceId} AND g.grant_id = missed.grant_id
    WHERE g.make_good_days > 0 AND (missed.gap > 0 OR EXISTS (
      SELECT 1 FROM traffic_grant m
      WHERE m.marketplace_id = g.marketplace_id AND m.makes_good = g.grant_id))
    ON CONFLICT (marketplace_id, makes_good) DO UPDATE SET impressions = excluded.impressions`;
}
