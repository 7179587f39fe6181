/** A change of how traffic is shared is a new version; plans made from then on follow it. */
import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { trafficSettingOf } from "./read-setting.server";
import type { TrafficShares } from "./setting";

/** `changed-meanwhile`: the version that was looked at is not the newest any more. */
export function decideSetting(
  actor: Actor,
  shares: TrafficShares,
  seenVersion: number,
): Promise<Outcome<{ readonly version: number }, "changed-meanwhile">> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "traffic:steer", actor);
  return sqlInTenant(marketplaceId, async (sql) => {
    const { version: newest, ...before } = await trafficSettingOf(sql, marketplaceId);
    if (newest !== seenVersion) return refuse("changed-meanwhile");
    const version = newest + 1;
    const written = await sql`INSERT INTO traffic_setting ${sql({
      marketplace_id: marketplaceId,
      version,
      support_share_bps: shares.supportShareBps,
      daily_cap_bps: shares.dailyCapBps,
      caution_milli: shares.cautionMilli,
      arrivals_bps: shares.arrivalsBps,
      outage_days: shares.outageDays,
      graduate_bps: shares.graduateBps,
      stop_bps: shares.stopBps,
      decided_at: now(),
      decided_by: actorId(actor),
    })} ON CONFLICT DO NOTHING`;
    if (written.count === 0) return refuse("changed-meanwhile");
    await recordIn(sql, actor, {
      verb: "traffic-setting-decided",
      thing: { kind: "traffic-setting", id: String(version) },
      before,
      after: { ...shares },
    });
    return { ok: true, version };
  });
}
