/** Seeded traffic markets of any size: categories and regions of uneven size, supply that does not quite follow them. */
import type { TrafficMarket } from "~/features/traffic/planning/market";
import { dice } from "./dice";

export type MarketSize = {
  readonly stores: number;
  readonly surfaces: number;
  readonly categories: number;
  readonly regions: number;
};
export type Instance = {
  readonly market: TrafficMarket;
  /** Days since each store was first promised anything. */
  readonly waited: Int32Array;
};

export const horizonDays = 14;
const dailyCap = 0.35;
const everywhereShare = 0.25;
const promised = [200, 300, 500, 800];

export const poolCount = ({ surfaces, categories, regions }: MarketSize) =>
  surfaces * categories * (regions + 1);

/** Some have many, most have few. */
const weights = (count: number) => Array.from({ length: count }, (_, rank) => 1 / (rank + 2));

function drawnFrom(shares: readonly number[]): (roll: number) => number {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const until: number[] = [];
  for (const share of shares) until.push((until.at(-1) ?? 0) + share / total);
  return (roll) =>
    Math.max(
      0,
      until.findIndex((end) => roll < end),
    );
}

/** Three kinds of stores: shown on every surface, on the first half of them, on the last half. */
function profilesOf(surfaces: number): readonly (readonly number[])[] {
  const all = Array.from({ length: surfaces }, (_, surface) => surface);
  const half = Math.ceil(surfaces / 2);
  return [all, all.slice(0, half), all.slice(-half)];
}

function classesOf({ surfaces, categories, regions }: MarketSize) {
  const profiles = profilesOf(surfaces);
  const from = [0];
  const pools: number[] = [];
  const poolOf = (surface: number, category: number, region: number) =>
    (surface * categories + category) * (regions + 1) + region;
  for (let category = 0; category < categories; category += 1)
    for (let region = 0; region < regions; region += 1)
      for (const profile of profiles) {
        for (const surface of profile)
          pools.push(poolOf(surface, category, region), poolOf(surface, category, regions));
        from.push(pools.length);
      }
  return { from, pools, profiles: profiles.length };
}

function storesOf(size: MarketSize, profiles: number, roll: () => number) {
  const { stores, categories, regions } = size;
  const category = drawnFrom(weights(categories));
  const region = drawnFrom(weights(regions));
  const filled = () => new Int32Array(stores);
  const made = { classOf: filled(), need: filled(), cap: filled(), lastDay: filled() };
  const waited = filled();
  for (let store = 0; store < stores; store += 1) {
    const place = category(roll()) * regions + region(roll());
    const impressions = promised[Math.floor(roll() * promised.length)] ?? 0;
    const length = roll() < 0.5 ? 7 : horizonDays;
    const gone = Math.floor(roll() * length);
    // What was delivered so far lags behind the days that are gone.
    const delivered = Math.floor(impressions * (gone / length) * roll());
    const efficiency = 0.85 + 0.15 * roll();
    made.classOf[store] = place * profiles + Math.floor(roll() * profiles);
    made.need[store] = Math.ceil((impressions - delivered) / efficiency);
    made.cap[store] = Math.ceil((impressions * dailyCap) / efficiency);
    made.lastDay[store] = length - 1 - gone;
    waited[store] = gone;
  }
  return { stores: made, waited };
}

/** The stores' needs together are `load` of the supply of all days on which they can still be shown. */
export function instanceOf(size: MarketSize, load: number, seed: number): Instance {
  const roll = dice(seed);
  const { surfaces, categories, regions } = size;
  const { from, pools, profiles } = classesOf(size);
  const { stores, waited } = storesOf(size, profiles, roll);
  const byCategory = weights(categories);
  const byRegion = weights(regions);
  const allRegions = byRegion.reduce((sum, one) => sum + one, 0);
  const shape: number[] = [];
  for (let surface = 0; surface < surfaces; surface += 1)
    for (let category = 0; category < categories; category += 1)
      for (let region = 0; region <= regions; region += 1) {
        const local = ((byRegion[region] ?? 0) / allRegions) * (1 - everywhereShare);
        const luck = 0.6 + 0.8 * roll();
        const size = (byCategory[category] ?? 0) * (region < regions ? local : everywhereShare);
        for (let day = 0; day < horizonDays; day += 1)
          shape.push(size * luck * (0.85 + 0.3 * roll()) * (day % 7 >= 5 ? 1.2 : 1));
      }
  // Fewer and fewer of today's stores are still open on later days; the rest is for those to come.
  const open = Array.from({ length: horizonDays }, (_, day) =>
    stores.lastDay.reduce((sum, last) => sum + (last >= day ? 1 : 0), 0),
  );
  const scaled = shape.map((one, place) => one * (open[place % horizonDays] ?? 0));
  const total = scaled.reduce((sum, one) => sum + one, 0);
  const needed = stores.need.reduce((sum, need) => sum + need, 0);
  const supply = Int32Array.from(scaled, (one) => Math.round((one / total) * (needed / load)));
  const market: TrafficMarket = {
    days: horizonDays,
    supply,
    classFrom: Int32Array.from(from),
    classPools: Int32Array.from(pools),
    stores: {
      ...stores,
      weight: new Float64Array(size.stores).fill(1),
      tie: Uint32Array.from(stores.need, () => Math.floor(roll() * 2 ** 32)),
    },
  };
  return { market, waited };
}
