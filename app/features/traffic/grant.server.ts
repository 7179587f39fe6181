/** Impressions are granted to stores; the daily plan delivers them. */
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import type { TrafficGuarantee } from "./guarantee";

export type TrafficGranted = {
  readonly grantId: string;
  readonly storeUid: string;
  readonly gives: TrafficGuarantee;
  readonly fromDay: Day;
  readonly toDay: Day;
};

export async function grantTraffic(
  sql: Sql,
  marketplaceId: string,
  granted: readonly TrafficGranted[],
): Promise<void> {
  const rows = granted.map(({ grantId, storeUid, gives, fromDay, toDay }) => ({
    marketplace_id: marketplaceId,
    grant_id: grantId,
    store_uid: storeUid,
    impressions: gives.impressions,
    kind: gives.kind,
    make_good_bps: gives.makeGoodShare,
    make_good_days: gives.makeGoodDays,
    from_day: fromDay,
    to_day: toDay,
  }));
  await sql`INSERT INTO traffic_grant ${sql(rows)} ON CONFLICT DO NOTHING`;
}

/** Nothing is delivered from `on` on, and nothing is made good. */
export async function endTraffic(
  sql: Sql,
  marketplaceId: string,
  grantIds: readonly string[],
  on: Day,
): Promise<void> {
  await sql`
    UPDATE traffic_grant SET ended_on = ${on}
    WHERE marketplace_id = ${marketplaceId} AND ended_on IS NULL
      AND (grant_id = ANY(${[...grantIds]}::uuid[]) OR makes_good = ANY(${[...grantIds]}::uuid[]))`;
}
