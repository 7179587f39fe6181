/** What an hour asks for: a plan of today, a new one where something was reported since, tomorrow's in the evening. */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { addDays, type Day, dayOf, startOf, type Zone } from "~/values/day";
import { newestPlan } from "./plan-revisions.server";
import { planTraffic } from "./plan-traffic.server";

/** From this local hour on the plan of the next day is made. */
const eveningHour = 21;

type Standing = {
  readonly zone: Zone;
  readonly date: Day;
  /** When the newest plan of that date was made; null: there is none. */
  readonly madeAt: Date | null;
  /** Something that matters to a plan came in since: reports, supply, a decision, a promise it does not know. */
  readonly outdated: boolean;
};

async function standingOf({ marketplaceId }: Actor, ahead: number): Promise<Standing> {
  return sqlInTenant(marketplaceId, async (sql) => {
    const [marketplace] = await sql<{ zone: Zone }[]>`
      SELECT zone FROM marketplace WHERE id = ${marketplaceId}`;
    if (marketplace === undefined) throw new Error(`no marketplace ${marketplaceId}`);
    const date = addDays(dayOf(now(), marketplace.zone), ahead);
    const plan = await newestPlan(sql, marketplaceId, date);
    const madeAt = plan?.madeAt ?? null;
    const [changed] = await sql<{ outdated: boolean }[]>`
      SELECT EXISTS (
        SELECT FROM import WHERE marketplace_id = ${marketplaceId}
          AND dataset IN ('impressions', 'supply') AND finished_at > ${madeAt}
      ) OR EXISTS (
        SELECT FROM traffic_pool_share WHERE marketplace_id = ${marketplaceId}
          AND greatest(decided_at, ended_at) > ${madeAt}
      ) OR EXISTS (
        SELECT FROM traffic_grant g
        WHERE g.marketplace_id = ${marketplaceId} AND g.ended_on IS NULL AND g.impressions > 0
          AND g.from_day <= ${date} AND g.to_day >= ${date} AND NOT EXISTS (
            SELECT FROM traffic_verdict v WHERE v.marketplace_id = g.marketplace_id
              AND v.plan_id = ${plan?.planId ?? null} AND v.grant_id = g.grant_id)
      ) OR EXISTS (
        SELECT FROM traffic_setting WHERE marketplace_id = ${marketplaceId}
          AND decided_at > ${madeAt}
      ) AS outdated`;
    return { zone: marketplace.zone, date, madeAt, outdated: changed?.outdated ?? false };
  });
}

/** Where nothing is to be planned nothing happens. Twice in an hour is once. */
export async function keepPlansReady(actor: Actor): Promise<void> {
  mustBeAllowed(actor, "traffic:plan", actor);
  const today = await standingOf(actor, 0);
  const occasion = today.madeAt === null ? "nightly" : "repaced";
  if (today.madeAt === null || today.outdated)
    await planTraffic(actor, { date: today.date, occasion });
  const hour = (now().getTime() - startOf(today.date, today.zone).getTime()) / 3_600_000;
  if (hour < eveningHour) return;
  const tomorrow = await standingOf(actor, 1);
  if (tomorrow.madeAt === null || tomorrow.outdated)
    await planTraffic(actor, { date: tomorrow.date, occasion: "nightly" });
}
