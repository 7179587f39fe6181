/** Carries a policy out day by day to the end and counts who was covered; refuses what a market does not allow. */
import { at, type TrafficMarket } from "~/features/traffic/planning/market";
import { type PlanWish, planDay } from "~/features/traffic/planning/plan-day";
import type { Instance } from "./traffic-markets";

/** A day of a market that runs: what each store still needs, what each pool has. */
export type Morning = Instance & {
  readonly day: number;
  readonly need: Int32Array;
  /** Stores that can still be covered today, in the order of their ties. */
  readonly open: readonly number[];
  /** What pools have left today. */
  readonly left: Int32Array;
};
export type Give = (store: number, pool: number, count: number) => void;
export type Policy = (morning: Morning, give: Give) => void;

export type CarriedOut = {
  readonly covered: number;
  readonly given: number;
  /** Given to stores that were not covered in the end. */
  readonly wasted: number;
};

export const mayHave = ({ market, need }: Morning, store: number): number =>
  Math.min(at(need, store), at(market.stores.cap, store));

export function poolsOfStore({ classFrom, classPools, stores }: TrafficMarket, store: number) {
  const type = at(stores.classOf, store);
  return classPools.subarray(at(classFrom, type), at(classFrom, type + 1));
}

export function carriedOut(instance: Instance, policy: Policy): CarriedOut {
  const { market } = instance;
  const { days, stores, supply } = market;
  const need = stores.need.slice();
  const byTie = [...need.keys()].sort((a, b) => at(stores.tie, a) - at(stores.tie, b));
  for (let day = 0; day < days; day += 1) {
    const left = Int32Array.from({ length: supply.length / days }, (_, pool) =>
      at(supply, pool * days + day),
    );
    const today = new Int32Array(need.length);
    const reachable = (store: number) =>
      at(need, store) <= at(stores.cap, store) * (at(stores.lastDay, store) + 1 - day);
    const open = byTie.filter(
      (store) => at(need, store) > 0 && at(stores.lastDay, store) >= day && reachable(store),
    );
    policy({ ...instance, day, need, open, left }, (store, pool, count) => {
      left[pool] = at(left, pool) - count;
      need[store] = at(need, store) - count;
      today[store] = at(today, store) + count;
      if (at(left, pool) < 0 || at(need, store) < 0 || at(today, store) > at(stores.cap, store))
        throw new Error(`day ${day}: more than pool ${pool} has or store ${store} may have`);
      if (!poolsOfStore(market, store).includes(pool))
        throw new Error(`store ${store} is not shown in pool ${pool}`);
    });
  }
  let [covered, given, wasted] = [0, 0, 0];
  need.forEach((missing, store) => {
    const had = at(stores.need, store) - missing;
    given += had;
    if (missing === 0) covered += 1;
    else wasted += had;
  });
  return { covered, given, wasted };
}

/** Ours: planned anew every morning. */
export const planned =
  (wish: PlanWish): Policy =>
  ({ market, day, need, open }, give) => {
    if (open.length === 0) return;
    const { days, stores } = market;
    const pick = (of: ArrayLike<number>) => Int32Array.from(open, (store) => at(of, store));
    const plan = planDay(
      {
        ...market,
        days: days - day,
        supply: market.supply.filter((_, place) => place % days >= day),
        stores: {
          classOf: pick(stores.classOf),
          need: pick(need),
          cap: pick(stores.cap),
          lastDay: pick(stores.lastDay).map((last) => last - day),
          weight: Float64Array.from(open, (store) => at(stores.weight, store)),
          tie: Uint32Array.from(open, (store) => at(stores.tie, store)),
        },
      },
      wish,
    );
    plan.quotas.store.forEach((index, place) => {
      give(at(open, index), at(plan.quotas.pool, place), at(plan.quotas.count, place));
    });
  };
