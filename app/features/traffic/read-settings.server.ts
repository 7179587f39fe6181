/** The setting that counts, and every version before it with who decided it. */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { namesOf } from "~/features/people/names.server";
import { sqlInTenant } from "~/platform/database.server";
import type { Words } from "~/values/words";
import { trafficSettingOf } from "./read-setting.server";
import type { TrafficSetting } from "./setting";

export type SettingVersion = TrafficSetting & {
  readonly decidedAt: Date;
  readonly decidedBy: Words;
};
export type SettingPage = {
  readonly current: TrafficSetting;
  /** Newest first. */
  readonly versions: readonly SettingVersion[];
};

const versionsMost = 200;

export function readSettingPage(actor: Actor): Promise<SettingPage> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "traffic:read", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const current = await trafficSettingOf(sql, marketplaceId);
    const rows = await sql<(TrafficSetting & { decidedAt: Date; by: string })[]>`
      SELECT version, support_share_bps AS "supportShareBps", daily_cap_bps AS "dailyCapBps",
        caution_milli AS "cautionMilli", arrivals_bps AS "arrivalsBps",
        outage_days AS "outageDays", graduate_bps AS "graduateBps", stop_bps AS "stopBps",
        decided_at AS "decidedAt", decided_by AS by
      FROM traffic_setting WHERE marketplace_id = ${marketplaceId}
      ORDER BY version DESC LIMIT ${versionsMost}`;
    const names = await namesOf(rows.map(({ by }) => by));
    const versions = rows.map(({ by, ...row }) => ({
      ...row,
      decidedBy: names.get(by) ?? { en: by, zh: by },
    }));
    return { current, versions };
  });
}
