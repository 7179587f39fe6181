/**
 * What others do with support: everybody alike, by need, or one after the other in some order. All of them leave out
 * stores that cannot be covered any more, so that they are compared at their best.
 */
import { at } from "~/features/traffic/planning/market";
import { type Give, type Morning, mayHave, type Policy, poolsOfStore } from "./traffic-carried-out";

/** One store after the other has all she may, from the pools that have the most left. */
function serve(morning: Morning, order: readonly number[], give: Give, today: Int32Array): void {
  for (const store of order) {
    let room = Math.min(
      at(morning.need, store),
      at(morning.market.stores.cap, store) - at(today, store),
    );
    const pools = [...poolsOfStore(morning.market, store)];
    pools.sort((a, b) => at(morning.left, b) - at(morning.left, a));
    for (const pool of pools) {
      const count = Math.min(room, at(morning.left, pool));
      if (count <= 0) break;
      give(store, pool, count);
      room -= count;
    }
  }
}

const inOrder =
  (key: (morning: Morning, store: number) => number): Policy =>
  (morning, give) => {
    const keys = new Map(morning.open.map((store) => [store, key(morning, store)]));
    const keyOf = (store: number) => keys.get(store) ?? 0;
    const order = morning.open.toSorted((a, b) => keyOf(a) - keyOf(b));
    serve(morning, order, give, new Int32Array(morning.need.length));
  };

const rounds = 4;

/** Every pool is split among those who may be shown there, by `weight`; what remains goes in turn. */
const split =
  (weight: (morning: Morning, store: number) => number): Policy =>
  (morning, give) => {
    const { market, open, left } = morning;
    const today = new Int32Array(morning.need.length);
    const roomOf = (store: number) =>
      Math.min(at(morning.need, store), at(market.stores.cap, store) - at(today, store));
    for (let round = 0; round < rounds; round += 1) {
      const hungry = open.filter((store) => roomOf(store) > 0);
      const weights = new Map(hungry.map((store) => [store, weight(morning, store)]));
      const total = new Float64Array(left.length);
      for (const store of hungry)
        for (const pool of poolsOfStore(market, store))
          total[pool] = at(total, pool) + (weights.get(store) ?? 0);
      const had = left.slice();
      for (const store of hungry)
        for (const pool of poolsOfStore(market, store)) {
          const share = Math.floor((at(had, pool) * (weights.get(store) ?? 0)) / at(total, pool));
          const count = Math.min(share, roomOf(store), at(left, pool));
          if (count <= 0) continue;
          give(store, pool, count);
          today[store] = at(today, store) + count;
        }
    }
    serve(morning, open, give, today);
  };

const daysLeft = ({ market, day }: Morning, store: number) =>
  at(market.stores.lastDay, store) + 1 - day;

export const peers: Readonly<Record<string, Policy>> = {
  "equal split": split(() => 1),
  proportional: split(mayHave),
  "first come, first served": inOrder(({ waited }, store) => -at(waited, store)),
  "earliest deadline": inOrder(daysLeft),
  "shortest remaining": inOrder(({ need }, store) => at(need, store)),
  "least laxity": inOrder(
    (morning, store) =>
      daysLeft(morning, store) - at(morning.need, store) / at(morning.market.stores.cap, store),
  ),
};
