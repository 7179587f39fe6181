/** What would bring a cohort back above the line: one pool, and how many more impressions for support. */
import type { BasisPoints } from "~/values/share";
import { nameOf, type PoolName } from "./pools";
import { admits } from "./promises";

/** A store of the cohort that the plan does not cover, though supply alone would. */
export type UncoveredShop = {
  /** Impressions to be assigned until its promise is kept. */
  readonly need: number;
  /** Days left on which they count. */
  readonly days: number;
  readonly audience: string;
};
export type LeverPool = PoolName & {
  /** Of the plan's day: what is expected, and what is already planned of it for support. */
  readonly forecast: number;
  readonly planned: number;
  readonly shareBps: BasisPoints;
  readonly dead: boolean;
};

export const noLeverReasons = ["too-late", "no-promise", "not-by-supply", "no-free-pool"] as const;
/**
 * `too-late`: the days of all that are missing are over; `no-promise`: nobody promised them anything;
 * `not-by-supply`: something else than supply is in the way; `no-free-pool`: every pool is used up.
 */
export type NoLeverReason = (typeof noLeverReasons)[number];

export type Lever =
  | {
      readonly pool: PoolName;
      readonly impressions: number;
      readonly days: number;
      /** Stores that it covers, of those that are missing. */
      readonly shops: number;
      readonly missing: number;
      readonly shareBps: BasisPoints;
      /** The pool's share for support that gives so many impressions in the days left. */
      readonly neededBps: BasisPoints;
    }
  | { readonly pool: null; readonly because: NoLeverReason };

export type OffCourse = {
  /** How many more stores the cohort needs to be above the line. */
  readonly missing: number;
  readonly shops: readonly UncoveredShop[];
  readonly pools: readonly LeverPool[];
  /** Why there is no such store, where there is none. */
  readonly otherwise: NoLeverReason;
};

type Bought = { readonly impressions: number; readonly shops: number; readonly days: number };

/** The cheapest stores first, as long as the pool's free impressions suffice in the days each of them has. */
function buy(pool: LeverPool, shops: readonly UncoveredShop[], missing: number): Bought {
  const free = Math.max(0, pool.forecast - pool.planned);
  let bought: Bought = { impressions: 0, shops: 0, days: 0 };
  for (const { need, days, audience } of shops) {
    if (bought.shops === missing) break;
    if (!admits(audience, pool) || bought.impressions + need > free * days) continue;
    bought = {
      impressions: bought.impressions + need,
      shops: bought.shops + 1,
      days: bought.shops === 0 ? days : Math.min(bought.days, days),
    };
  }
  return bought;
}

/** The pool that covers most of the missing stores, with the fewest impressions. */
export function cheapestLever({ missing, shops, pools, otherwise }: OffCourse): Lever {
  if (shops.length === 0) return { pool: null, because: otherwise };
  const cheapest = [...shops].sort((a, b) => a.need - b.need || b.days - a.days);
  const [best] = pools
    .filter(({ dead }) => !dead)
    .map((pool) => ({ pool, bought: buy(pool, cheapest, missing) }))
    .filter(({ bought }) => bought.shops > 0)
    .sort(
      (a, b) =>
        b.bought.shops - a.bought.shops ||
        a.bought.impressions - b.bought.impressions ||
        (nameOf(a.pool) < nameOf(b.pool) ? -1 : 1),
    );
  if (best === undefined) return { pool: null, because: "no-free-pool" };
  const { pool, bought } = best;
  const { surface, category, region, forecast, planned, shareBps } = pool;
  const daily = Math.ceil(bought.impressions / bought.days);
  const needed = Math.ceil(((planned + daily) * 10_000) / forecast);
  return {
    pool: { surface, category, region },
    ...bought,
    missing,
    shareBps,
    neededBps: Math.min(10_000, Math.max(shareBps, needed)),
  };
}
