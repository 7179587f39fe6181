/** The simulated platform as it is before anything happens: pools, stores and what will go wrong. */
import type { Zone } from "~/values/day";
import { dice, hashOf } from "./dice";
import type { Calendar, DayNumber } from "./moments";
import { type Pool, poolsOf } from "./pools";
import { openStores, type Store } from "./stores";

export type Wishes = {
  readonly seed: number;
  /** Stores that open, besides those of the fraud ring. */
  readonly stores: number;
  readonly days: number;
  /** Days on which stores open, from the first on; all of them unless told. */
  readonly openingDays?: number;
  readonly from: string;
  readonly zone: Zone;
  readonly currency: string;
  readonly categories?: number;
  readonly regions?: number;
  /** Impressions promised to new stores in their first days, over what the platform can show them. */
  readonly load?: number;
};

export type World = Calendar & {
  readonly seed: number;
  /** Of this market and no other: what it sends twice is the same, what another one sends is something else. */
  readonly name: string;
  /** A later version of a forecast wins; those of two markets differ. */
  readonly firstVersion: number;
  readonly currency: string;
  readonly days: number;
  readonly categories: readonly string[];
  readonly regions: readonly string[];
  readonly pools: readonly Pool[];
  readonly stores: readonly Store[];
  /** Of a pool's traffic, what the platform gives to new stores at most. */
  readonly supportShare: number;
};

const categories = ["apparel", "food", "home", "beauty", "digital"] as const;
const regions = ["Zhejiang", "Guangdong", "Fujian", "Sichuan", "Hebei", "Shandong"] as const;
/** What a new store is promised in its first week (the cold-start template). */
export const promised = 1_000;
const supportShare = 0.2;
const usualLoad = 0.5;

export function worldOf(wishes: Wishes): World {
  const { seed, from, zone, currency, days, load = usualLoad } = wishes;
  const traded = categories.slice(0, wishes.categories ?? 3);
  const places = regions.slice(0, wishes.regions ?? 2);
  const openingDays = Math.min(days, wishes.openingDays ?? days);
  const openedADay = wishes.stores / openingDays / (traded.length * places.length);
  const forSupport = (openedADay * promised) / load;
  const calendar = { from, zone };
  const mark = hashOf(Object.entries(wishes).sort().flat());
  const name = `sim${seed}-${mark.toString(36)}`;
  const pools = poolsOf({
    seed,
    categories: traded,
    regions: places,
    days,
    usual: forSupport / supportShare,
  });
  const stores = openStores({
    seed,
    name,
    count: wishes.stores,
    openingDays,
    categories: traded,
    regions: places,
  });
  return {
    ...calendar,
    seed,
    name,
    firstVersion: mark * 10,
    currency,
    days,
    categories: traded,
    regions: places,
    pools,
    stores,
    supportShare,
  };
}

/** Whether a store is there for its buyers on a day: it may have an off-day, and closed is closed. */
export function isLive({ seed }: Pick<World, "seed">, store: Store, day: DayNumber): boolean {
  if (day < store.opens || store.listed === null || day < store.listed) return false;
  return !dice(seed, "off-day", store.number, day).chance(store.offDays);
}

export const storesOpening = ({ stores }: World, day: DayNumber): readonly Store[] =>
  stores.filter(({ opens }) => opens === day);
