/** What another share of a pool would do, before it is saved: it is tried, looked at and taken back. */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { type Outcome, refuse } from "~/values/outcome";
import { planOfDay } from "./day-plan";
import { horizonDays } from "./plan-traffic.server";
import { isOverlap, type PoolShareRefusal, type PoolShareWish } from "./pool-share";
import { nameOf, type Pool } from "./pools";
import type { OpenPromise } from "./promises";
import { trafficSettingOf } from "./read-setting.server";
import { readPools } from "./reading/read-pools.server";
import { expectMany, openPromises } from "./reading/read-promises.server";
import { insertShare } from "./share-pool.server";

/** Guarantees a plan keeps, and that no plan could exceed. */
export type Keeps = { readonly covered: number; readonly bound: number };
export type ShareEffect = {
  /** The first day it counts. */
  readonly day: Day;
  /** Impressions for support on that day. */
  readonly before: number;
  readonly after: number;
  /** Null where there are more promises than can be planned while somebody waits. */
  readonly keeps: { readonly before: Keeps; readonly after: Keeps } | null;
};

const promisesMost = 20_000;

class TakenBack extends Error {
  constructor(readonly pools: readonly Pool[]) {
    super("tried and taken back");
  }
}

async function poolsWith(
  sql: Sql,
  actor: Actor,
  wish: PoolShareWish,
  read: (inner: Sql) => Promise<readonly Pool[]>,
): Promise<readonly Pool[]> {
  try {
    await sql.savepoint(async (inner) => {
      await insertShare(inner as Sql, actor, wish);
      throw new TakenBack(await read(inner as Sql));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.pools;
    throw error;
  }
  throw new Error("a trial was kept");
}

async function promisesOn(sql: Sql, marketplaceId: string, day: Day) {
  const all: OpenPromise[] = [];
  await expectMany(sql, marketplaceId, day);
  for await (const some of openPromises(sql, marketplaceId, day)) {
    all.push(...some);
    if (all.length > promisesMost) return null;
  }
  return all;
}

export async function previewPoolShare(
  actor: Actor,
  wish: PoolShareWish,
  today: Day,
): Promise<Outcome<{ readonly effect: ShareEffect }, PoolShareRefusal>> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "traffic:steer", actor);
  const { fromDay: day } = wish;
  if (day < today) return refuse("day-is-past");
  try {
    return await sqlInTenant(marketplaceId, async (sql) => {
      const setting = await trafficSettingOf(sql, marketplaceId);
      const read = (inner: Sql) =>
        readPools(inner, marketplaceId, setting, { day, days: horizonDays, hoursPassed: 0 });
      const before = await read(sql);
      const after = await poolsWith(sql, actor, wish, read);
      const supplyOf = (pools: readonly Pool[]) =>
        pools.find((pool) => nameOf(pool) === nameOf(wish))?.supply[0] ?? 0;
      const promises = await promisesOn(sql, marketplaceId, day);
      const keeps = (pools: readonly Pool[]): Keeps => {
        const { covered, bound } = planOfDay(promises ?? [], pools, {
          ...{ day, days: horizonDays, setting },
        });
        return { covered, bound };
      };
      return {
        ok: true,
        effect: {
          day,
          before: supplyOf(before),
          after: supplyOf(after),
          keeps: promises === null ? null : { before: keeps(before), after: keeps(after) },
        },
      };
    });
  } catch (error) {
    if (isOverlap(error)) return refuse("overlaps");
    throw error;
  }
}
