/** Parts of a market that share no pool: each can be judged by itself. */
import { at, classesOf, poolsOf, type TrafficMarket } from "./market";

/** For every class the lowest class it shares pools with, directly or by others; union-find over pools. */
function roots(market: TrafficMarket): Int32Array {
  const { classFrom, classPools } = market;
  const pools = poolsOf(market);
  const parent = new Int32Array(pools + classesOf(market)).map((_, node) => node);
  const rootOf = (node: number): number => {
    let root = node;
    while (at(parent, root) !== root) root = at(parent, root);
    for (let step = node; step !== root; ) {
      const up = at(parent, step);
      parent[step] = root;
      step = up;
    }
    return root;
  };
  for (let type = 0; type < classesOf(market); type += 1)
    for (let slot = at(classFrom, type); slot < at(classFrom, type + 1); slot += 1)
      parent[rootOf(at(classPools, slot))] = rootOf(pools + type);
  return new Int32Array(classesOf(market)).map((_, type) => rootOf(pools + type));
}

/** A number that those share that can take from each other. */
export function partNumbers(market: TrafficMarket) {
  const ofClass = Uint32Array.from(roots(market));
  const ofStore = new Uint32Array(market.stores.need.length);
  for (let store = 0; store < ofStore.length; store += 1)
    ofStore[store] = at(ofClass, at(market.stores.classOf, store));
  return { ofClass, ofStore };
}

export type Part = {
  readonly market: TrafficMarket;
  /** Of each store of the part, which it is in the whole market; the same for pools. */
  readonly stores: readonly number[];
  readonly pools: readonly number[];
};

function partOf(market: TrafficMarket, types: readonly number[], stores: readonly number[]): Part {
  const { days, classFrom, classPools, supply } = market;
  const poolNumber = new Map<number, number>();
  const pools: number[] = [];
  const slots: number[] = [];
  const from = [0];
  for (const type of types) {
    for (let slot = at(classFrom, type); slot < at(classFrom, type + 1); slot += 1) {
      const pool = at(classPools, slot);
      const known = poolNumber.get(pool) ?? pools.push(pool) - 1;
      poolNumber.set(pool, known);
      slots.push(known);
    }
    from.push(slots.length);
  }
  const typeNumber = new Map(types.map((type, index) => [type, index]));
  const pick = (of: ArrayLike<number>) => stores.map((store) => at(of, store));
  const whole = market.stores;
  return {
    stores,
    pools,
    market: {
      days,
      supply: Int32Array.from(
        pools.flatMap((pool) => Array.from(supply.subarray(pool * days, (pool + 1) * days))),
      ),
      classFrom: Int32Array.from(from),
      classPools: Int32Array.from(slots),
      stores: {
        classOf: Int32Array.from(pick(whole.classOf), (type) => typeNumber.get(type) ?? 0),
        need: Int32Array.from(pick(whole.need)),
        cap: Int32Array.from(pick(whole.cap)),
        lastDay: Int32Array.from(pick(whole.lastDay)),
        weight: Float64Array.from(pick(whole.weight)),
        tie: Uint32Array.from(pick(whole.tie)),
      },
    },
  };
}

const grouped = (count: number, keyOf: (index: number) => number): Map<number, number[]> => {
  const groups = new Map<number, number[]>();
  for (let index = 0; index < count; index += 1) {
    const key = keyOf(index);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  }
  return groups;
};

/** The parts that have stores. */
export function partsOf(market: TrafficMarket): Part[] {
  const rootOfType = roots(market);
  const types = grouped(classesOf(market), (type) => at(rootOfType, type));
  const stores = grouped(market.stores.need.length, (store) =>
    at(rootOfType, at(market.stores.classOf, store)),
  );
  return [...stores].map(([root, those]) => partOf(market, types.get(root) ?? [], those));
}
