/** Makes the plan of a day, or a further revision of it, from what is known now. */
import { createHash } from "node:crypto";
import { recordIn } from "~/features/history/record.server";
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { type Day, dayOf, startOf, type Zone } from "~/values/day";
import type { Outcome } from "~/values/outcome";
import { newId } from "~/values/public-id";
import { planOfDay } from "./day-plan";
import type { Pool } from "./pools";
import type { OpenPromise } from "./promises";
import { trafficSettingOf } from "./read-setting.server";
import { readPools } from "./reading/read-pools.server";
import { expectMany, openPromises } from "./reading/read-promises.server";
import type { TrafficSetting } from "./setting";
import { settleGuarantees } from "./settle-guarantees.server";
import { type PlanHead, writePlan } from "./writing/write-plan.server";

/** Days a plan looks ahead, its own included. */
export const horizonDays = 14;

export type PlanTrafficWish = { readonly date: Day; readonly occasion: PlanHead["occasion"] };
export type PlanMade = {
  readonly planId: string;
  readonly revision: number;
  readonly promises: number;
  readonly guarantees: number;
  readonly covered: number;
  readonly bound: number;
  readonly quotas: number;
};
/** `nothing-to-plan`: no open promise and no pool. `past-day`: it is over where the marketplace is. */
export type PlanRefusal = "nothing-to-plan" | "past-day";

/** Hours of `day` that are over, in whole quarters. */
function hoursPassed(day: Day, zone: Zone): number {
  const passed = (now().getTime() - startOf(day, zone).getTime()) / 3_600_000;
  return Math.min(24, Math.max(0, Math.floor(passed * 4) / 4));
}

type Inputs = {
  readonly promises: OpenPromise[];
  readonly pools: Pool[];
  readonly hash: string;
};

async function read(
  sql: Sql,
  marketplaceId: string,
  setting: TrafficSetting,
  day: Day,
  hours: number,
): Promise<Inputs> {
  const hash = createHash("sha256");
  const pools = await readPools(sql, marketplaceId, setting, {
    day,
    days: horizonDays,
    hoursPassed: hours,
  });
  hash.update(JSON.stringify({ day, horizonDays, setting, pools }));
  const promises: OpenPromise[] = [];
  await expectMany(sql, marketplaceId, day);
  for await (const rows of openPromises(sql, marketplaceId, day))
    for (const row of rows) {
      hash.update(JSON.stringify(row));
      promises.push(row);
    }
  return { promises, pools, hash: hash.digest("hex") };
}

/** One plan of a marketplace is made at a time. A plan of today is made for the hours that are left. */
export async function planTraffic(
  actor: Actor,
  { date, occasion }: PlanTrafficWish,
): Promise<Outcome<PlanMade, PlanRefusal>> {
  mustBeAllowed(actor, "traffic:plan", actor);
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`plan ${marketplaceId}`}, 0))`;
    const [marketplace] = await sql<{ zone: Zone }[]>`
      SELECT zone FROM marketplace WHERE id = ${marketplaceId}`;
    if (marketplace === undefined) throw new Error(`no marketplace ${marketplaceId}`);
    if (date < dayOf(now(), marketplace.zone)) return { ok: false, because: "past-day" };
    await settleGuarantees(sql, marketplaceId, date);
    const setting = await trafficSettingOf(sql, marketplaceId);
    const hours = hoursPassed(date, marketplace.zone);
    const inputs = await read(sql, marketplaceId, setting, date, hours);
    if (inputs.promises.length === 0 && inputs.pools.length === 0)
      return { ok: false, because: "nothing-to-plan" };
    const plan = planOfDay(inputs.promises, inputs.pools, {
      day: date,
      days: horizonDays,
      setting,
    });
    const [last] = await sql<{ revision: number }[]>`
      SELECT max(revision) AS revision FROM traffic_plan
      WHERE marketplace_id = ${marketplaceId} AND date = ${date}`;
    const head: PlanHead = {
      marketplaceId,
      planId: newId(),
      date,
      revision: (last?.revision ?? 0) + 1,
      occasion,
      madeAt: now(),
      inputsHash: inputs.hash,
      settingVersion: setting.version,
      horizonDays,
    };
    await writePlan(sql, head, plan);
    const { promises, guarantees, covered, bound } = plan;
    const made = { promises, guarantees, covered, bound, quotas: plan.quotas.length };
    await recordIn(sql, actor, {
      verb: "traffic-planned",
      thing: { kind: "traffic-plan", id: head.planId },
      after: { date, revision: head.revision, ...made },
    });
    return { ok: true, planId: head.planId, revision: head.revision, ...made };
  });
}
