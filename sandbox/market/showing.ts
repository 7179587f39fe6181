/** Who is shown to how many people on a day: by the plan, by itself, and for money. */
import { dice } from "./dice";
import { ringSeenOn } from "./fraud";
import type { DayNumber, HourWindow } from "./moments";
import { heldIn, type Pool } from "./pools";
import { type Store, viralAfter } from "./stores";
import { isLive, promised, type World } from "./world";

/** A row of `GET /traffic/plans/{date}`, as far as the platform's recommender needs it. */
export type Quota = {
  readonly storeUid: string;
  readonly surface: string;
  readonly category: string;
  readonly region: string;
  readonly hourWindow: string;
  readonly quotaImpressions: number;
};

export type Showing = {
  readonly store: Store;
  readonly kind: "SUPPORT" | "NATURAL" | "PAID";
  readonly surface: string;
  readonly category: string;
  readonly region: string;
  readonly window: HourWindow;
  readonly impressions: number;
  /** Different people among them. */
  readonly users: number;
  readonly clicks: number;
};

type Place = Pick<Showing, "store" | "kind" | "surface" | "category" | "region" | "window">;

function shown(world: World, day: DayNumber, place: Place, impressions: number): Showing {
  const { store, kind, surface, region, window } = place;
  const roll = dice(world.seed, "shown", store.number, day, kind, surface, region, window);
  const users = Math.round(impressions * roll.between(0.95, 1));
  return { ...place, impressions, users, clicks: roll.successes(impressions, store.clicks) };
}

type PoolName = Pick<Quota, "surface" | "category" | "region">;
const keyOf = ({ surface, category, region }: PoolName) => `${surface} ${category} ${region}`;
/** What is left of each pool and window for new stores, as it is used up. */
function room(world: World, day: DayNumber) {
  const pools = new Map(world.pools.map((pool) => [keyOf(pool), pool]));
  const left = new Map<string, number>();
  return {
    take: (place: PoolName, window: HourWindow, wanted: number): number => {
      const pool = pools.get(keyOf(place));
      if (pool === undefined) return 0;
      const key = `${pool.number} ${window}`;
      const held =
        left.get(key) ?? Math.floor(heldIn(world.seed, pool, day, window) * world.supportShare);
      const given = Math.min(held, wanted);
      left.set(key, held - given);
      return given;
    },
  };
}

/** A store's promises in one place are one report; the place stands where its most urgent one stood. */
function inPlaces(plan: readonly Quota[]): Quota[] {
  const places = new Map<string, Quota>();
  for (const quota of plan) {
    const key = `${quota.storeUid} ${keyOf(quota)} ${quota.hourWindow}`;
    const before = places.get(key)?.quotaImpressions ?? 0;
    places.set(key, { ...quota, quotaImpressions: before + quota.quotaImpressions });
  }
  return [...places.values()];
}

export type Part = { readonly day: DayNumber; readonly windows: readonly HourWindow[] };

/** Quotas in the plan's order of urgency, as far as stores are there and pools hold what was forecast. */
export function showByPlan(
  world: World,
  { day, windows }: Part,
  plan: readonly Quota[],
): Showing[] {
  const stores = new Map(world.stores.map((store) => [store.storeUid, store]));
  const { take } = room(world, day);
  return inPlaces(plan).flatMap((quota): Showing[] => {
    const store = stores.get(quota.storeUid);
    const window = windows.find((each) => each === quota.hourWindow);
    if (store === undefined || window === undefined || !isLive(world, store, day)) return [];
    const { surface, category, region } = quota;
    const roll = dice(world.seed, "delivery", store.number, day, surface, region, window);
    const success = Math.min(1.05, Math.max(0.8, 0.95 + 0.04 * roll.normal()));
    const impressions = take(quota, window, Math.round(quota.quotaImpressions * success));
    const place: Place = { store, kind: "SUPPORT", surface, category, region, window };
    return impressions === 0 ? [] : [shown(world, day, place, impressions)];
  });
}

const newFor = 30;

/** Where there is no plan, the platform does what it did before: every new store gets an equal share. */
export function showEqually(world: World, { day, windows }: Part): Showing[] {
  const { take } = room(world, day);
  const known = ringSeenOn(world) <= day;
  const fresh = world.stores.filter(
    (store) =>
      isLive(world, store, day) && day - store.opens < newFor && !(known && store.part === "ring"),
  );
  const inPool = ({ category, region }: Pool) =>
    fresh.filter(
      (store) => store.category === category && (region === "*" || store.region === region),
    );
  return world.pools.flatMap((pool) => {
    const { surface, category, region } = pool;
    const sharing = inPool(pool);
    return windows.flatMap((window) => {
      const held = Math.floor(heldIn(world.seed, pool, day, window) * world.supportShare);
      const each = Math.min(promised, Math.floor(held / Math.max(1, sharing.length)));
      return each === 0
        ? []
        : sharing.map((store) =>
            shown(
              world,
              day,
              { store, kind: "SUPPORT", surface, category, region, window },
              take(pool, window, each),
            ),
          );
    });
  });
}

const otherwiseIn = "12-18";

/** What comes by itself, and what a store pays for: no support, and never added to it. */
export function showOtherwise(world: World, { day, windows }: Part): Showing[] {
  if (!windows.includes(otherwiseIn)) return [];
  return world.stores.flatMap((store): Showing[] => {
    if (!isLive(world, store, day)) return [];
    const age = day - store.opens;
    const roll = dice(world.seed, "natural", store.number, day);
    const viral = store.part === "viral" && age === viralAfter;
    const natural = Math.round(
      store.natural * Math.min(3, 1 + age / 20) * roll.between(0.6, 1.4) * (viral ? 40 : 1),
    );
    const { category, region } = store;
    const place = { store, surface: "feed", category, region, window: otherwiseIn } as const;
    const paid = store.boosts.includes(age)
      ? [shown(world, day, { ...place, kind: "PAID" }, roll.whole(300, 900))]
      : [];
    return [shown(world, day, { ...place, kind: "NATURAL" }, natural), ...paid];
  });
}
