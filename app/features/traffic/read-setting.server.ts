/** The setting that counts: a marketplace's newest, or what everybody begins with. */
import type { Sql } from "~/platform/database.server";
import { defaultSetting, type TrafficSetting } from "./setting";

export async function trafficSettingOf(sql: Sql, marketplaceId: string): Promise<TrafficSetting> {
  const [newest] = await sql<TrafficSetting[]>`
    SELECT version, support_share_bps AS "supportShareBps", daily_cap_bps AS "dailyCapBps",
      caution_milli AS "cautionMilli", arrivals_bps AS "arrivalsBps", outage_days AS "outageDays",
      graduate_bps AS "graduateBps", stop_bps AS "stopBps"
    FROM traffic_setting WHERE marketplace_id = ${marketplaceId}
    ORDER BY version DESC LIMIT 1`;
  return newest ?? defaultSetting;
}
