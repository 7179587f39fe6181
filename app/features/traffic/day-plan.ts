/** A day's plan from promises and pools as they were read, in the terms in which it is kept. */
import { addDays, type Day, daysBetween } from "~/values/day";
import { type PlanReason, planReasons } from "./planning/plan-day";
import { type PromiseQuota, planPromises } from "./planning/plan-promises";
import { intoWindows } from "./planning/windows";
import type { Pool } from "./pools";
import { admits, arrivingShare, type OpenPromise } from "./promises";
import type { TrafficSetting } from "./setting";
import { usableDays } from "./usable-days";
import type { Verdict, VerdictReason } from "./verdict";

/** One promise, and what the plan decided for it. */
export type PromiseVerdict = Verdict & Pick<OpenPromise, "grantId" | "storeUid">;
export type PlannedQuota = {
  readonly grantId: string;
  readonly storeUid: string;
  readonly pool: Pool;
  readonly hourWindow: string;
  readonly impressions: number;
  readonly priority: 1 | 2;
};
export type PlannedPool = {
  readonly pool: Pool;
  readonly planned: number;
  readonly priceMicro: number;
};
export type DayPlanned = {
  readonly promises: number;
  readonly guarantees: number;
  readonly covered: number;
  readonly bound: number;
  readonly supply: number;
  readonly planned: number;
  readonly reasons: Readonly<Partial<Record<VerdictReason, number>>>;
  /** One per promise, made as they are asked for: a million need not stand in memory at once. */
  readonly verdicts: () => Iterable<PromiseVerdict>;
  readonly quotas: readonly PlannedQuota[];
  readonly pools: readonly PlannedPool[];
};

/** FNV-1a, 32 bits: orders promises that are alike in everything else, anew each day. */
function tieOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

type Judged = {
  readonly need: number;
  readonly cap: number;
  readonly usable: number;
  /** What decides before any supply is looked at. */
  readonly reason: VerdictReason | null;
};

function judge(promise: OpenPromise, day: Day, days: number, setting: TrafficSetting): Judged {
  const missing = Math.max(0, promise.promised - promise.delivered);
  const left = daysBetween(day, promise.toDay) + 1;
  const likely = usableDays(
    left,
    { live: promise.daysLive, seen: promise.daysSeen },
    setting.cautionMilli / 1_000,
  );
  const need = Math.ceil(missing / arrivingShare(promise));
  const wholeCap = Math.max(1, Math.ceil((promise.promised * setting.dailyCapBps) / 10_000));
  const cap = Math.max(0, wholeCap - promise.deliveredToday);
  // The last day stays in reserve where that is possible: what falls short on it cannot be caught up.
  const reserves = promise.kind !== "grant" && likely > 1 && need <= cap * (likely - 1);
  const usable = reserves ? likely - 1 : likely;
  // A promise that runs longer than the plan looks ahead has its share of the days in it.
  const inSight = usable > days ? Math.ceil((need * days) / usable) : need;
  if (missing === 0) return { need: 0, cap, usable, reason: "FULFILLED" };
  if (promise.blocked !== null) return { need, cap, usable, reason: promise.blocked };
  if (cap === 0) return { need, cap, usable, reason: "SELECTED_LATER" };
  return { need: inSight, cap, usable, reason: null };
}

/** Classes of stores that may be shown in the same pools. */
function classesOf(promises: readonly OpenPromise[], pools: readonly Pool[]) {
  const numbers = new Map<string, number>();
  const classOf = Int32Array.from(promises, ({ audience }) => {
    const known = numbers.get(audience) ?? numbers.size;
    numbers.set(audience, known);
    return known;
  });
  const classFrom = [0];
  const classPools: number[] = [];
  for (const audience of numbers.keys()) {
    pools.forEach((pool, index) => {
      if (admits(audience, pool)) classPools.push(index);
    });
    classFrom.push(classPools.length);
  }
  return {
    classOf,
    classFrom: Int32Array.from(classFrom),
    classPools: Int32Array.from(classPools),
  };
}

const numbered = (promises: readonly OpenPromise[]): Int32Array => {
  const numbers = new Map<string, number>();
  return Int32Array.from(promises, ({ storeUid }) => {
    const known = numbers.get(storeUid) ?? numbers.size;
    numbers.set(storeUid, known);
    return known;
  });
};

export type DayWish = {
  readonly day: Day;
  /** Days looked ahead, the day itself included. */
  readonly days: number;
  readonly setting: TrafficSetting;
};

/** No pool is oversold, no promise is above its cap or need; the same input makes the same plan. */
export function planOfDay(
  promises: readonly OpenPromise[],
  pools: readonly Pool[],
  { day, days, setting }: DayWish,
): DayPlanned {
  const judged = promises.map((promise) => judge(promise, day, days, setting));
  const { classOf, classFrom, classPools } = classesOf(promises, pools);
  const lastDay = Int32Array.from(judged, ({ usable }) => Math.min(days, usable) - 1);
  const tie = Uint32Array.from(promises, ({ storeUid }) => tieOf(storeUid + day));
  const plan = planPromises(
    { days, supply: Int32Array.from(pools.flatMap(({ supply }) => supply)), classFrom, classPools },
    {
      guarantee: Uint8Array.from(promises, ({ kind }) => (kind === "grant" ? 0 : 1)),
      storeOf: numbered(promises),
      classOf,
      need: Int32Array.from(judged, ({ need, reason }) => (reason === null ? need : 0)),
      cap: Int32Array.from(judged, ({ cap }) => Math.max(1, cap)),
      lastDay,
      tie,
    },
  );
  const urgency = (a: PromiseQuota, b: PromiseQuota) =>
    a.priority - b.priority ||
    (lastDay[a.promise] ?? 0) - (lastDay[b.promise] ?? 0) ||
    (tie[a.promise] ?? 0) - (tie[b.promise] ?? 0) ||
    a.promise - b.promise;
  const room = pools.map(({ windows }) => windows.map(({ supply }) => supply));
  const quotas = intoWindows(plan.quotas, room, urgency).map((quota): PlannedQuota => {
    const promise = promises[quota.promise] as OpenPromise;
    const pool = pools[quota.pool] as Pool;
    const hourWindow = pool.windows[quota.window]?.hourWindow ?? "";
    const { grantId, storeUid } = promise;
    return {
      grantId,
      storeUid,
      pool,
      hourWindow,
      impressions: quota.count,
      priority: quota.priority,
    };
  });
  const plannedOf = pools.map(() => 0);
  for (const { pool, count } of plan.quotas) plannedOf[pool] = (plannedOf[pool] ?? 0) + count;

  const reasonOf = (index: number): VerdictReason =>
    judged[index]?.reason ?? (planReasons[plan.reason[index] ?? 0] as PlanReason);
  const reasons: Partial<Record<VerdictReason, number>> = {};
  let guarantees = 0;
  let fulfilled = 0;
  promises.forEach(({ kind }, index) => {
    const reason = reasonOf(index);
    reasons[reason] = (reasons[reason] ?? 0) + 1;
    if (kind === "grant") return;
    guarantees += 1;
    if (reason === "FULFILLED") fulfilled += 1;
  });
  function* verdicts(): Iterable<PromiseVerdict> {
    for (const [index, { grantId, storeUid, promised, delivered, toDay }] of promises.entries()) {
      const { need, cap, usable } = judged[index] as Judged;
      const first = plan.firstDay[index] ?? -1;
      yield {
        grantId,
        storeUid,
        promised,
        delivered,
        reason: reasonOf(index),
        need,
        dailyCap: cap,
        lastDay: toDay,
        usableDays: usable,
        given: plan.given[index] ?? 0,
        firstDay: first < 0 ? null : addDays(day, first),
        cutoff: plan.cutoff[index] || null,
      };
    }
  }
  return {
    promises: promises.length,
    guarantees,
    covered: fulfilled + plan.kept,
    bound: fulfilled + plan.bound,
    supply: pools.reduce((sum, { supply: [today = 0] }) => sum + today, 0),
    planned: plannedOf.reduce((sum, one) => sum + one, 0),
    reasons,
    verdicts,
    quotas,
    pools: pools.map((pool, index) => ({
      pool,
      planned: plannedOf[index] ?? 0,
      priceMicro: Math.round((plan.prices[index] ?? 0) * 1_000_000),
    })),
  };
}
