/** The plan of a day: who is covered, who is shown what today, and why. Pure and repeatable. */
import { bestByPart, candidatesOf } from "./candidates";
import { type Certificate, certify } from "./certificate";
import { partNumbers, partsOf } from "./components";
import { at, type TrafficMarket } from "./market";
import { byTie, keysOf, sortedBy } from "./order";
import { proportionalPrices } from "./prices";
import { fillOrders, select } from "./select";
import { shareLeftover, shareSelected } from "./today";

export const planReasons = [
  "SELECTED_NOW",
  "SELECTED_LATER",
  "LEFTOVER",
  "NOT_SELECTED_SCARCE",
  "INFEASIBLE_CAP",
  "NO_SUPPLY",
] as const;
export type PlanReason = (typeof planReasons)[number];

export type DayPlan = {
  /** Index into `planReasons`, by store. */
  readonly reason: Uint8Array;
  /** The first day a covered store is planned for; -1 where she is not covered. */
  readonly firstDay: Int16Array;
  /** Impressions of today, by store. */
  readonly given: Int32Array;
  /** Today's quotas, one after the other: store, pool, count, 1 for what is left over. */
  readonly quotas: {
    readonly store: Int32Array;
    readonly pool: Int32Array;
    readonly count: Int32Array;
    readonly leftover: Uint8Array;
  };
  /** What an impression of a pool and day is worth, at `pool * days + day`. */
  readonly prices: Float64Array;
  /** The need at which stores of a class and last day were no longer covered, at `class * days + lastDay`; 0: all were. */
  readonly closedAt: Int32Array;
  /** Supply that nothing is planned for, at `pool * days + day`. */
  readonly left: Int32Array;
  readonly covered: number;
};

export type PlanWish = {
  /** Rounds of lowering the bound, whose prices then choose who is covered; 0 for the quick plan. */
  readonly dualRounds: number;
};

const codeOf = Object.fromEntries(planReasons.map((reason, code) => [reason, code])) as Record<
  PlanReason,
  number
>;

/** Stores that no plan can cover: too little time for their daily cap, or no supply before their last day. */
function impossible({ days, supply, classFrom, classPools, stores }: TrafficMarket): Uint8Array {
  const firstSupply = new Int32Array(classFrom.length - 1).fill(days);
  for (let type = 0; type < firstSupply.length; type += 1)
    for (let slot = at(classFrom, type); slot < at(classFrom, type + 1); slot += 1)
      for (let day = 0; day < at(firstSupply, type); day += 1)
        if (at(supply, at(classPools, slot) * days + day) > 0) firstSupply[type] = day;
  const passed = new Uint8Array(stores.need.length);
  for (let store = 0; store < passed.length; store += 1) {
    const lastDay = at(stores.lastDay, store);
    if (at(firstSupply, at(stores.classOf, store)) > lastDay) passed[store] = codeOf.NO_SUPPLY;
    else if (at(stores.need, store) > at(stores.cap, store) * (lastDay + 1))
      passed[store] = codeOf.INFEASIBLE_CAP;
  }
  return passed;
}

/** Quotas in arrays that grow: nobody knows beforehand how many there are. */
function quotaLists(stores: number) {
  let size = Math.max(1_024, stores);
  let length = 0;
  const lists = {
    store: new Int32Array(size),
    pool: new Int32Array(size),
    count: new Int32Array(size),
    leftover: new Uint8Array(size),
  };
  const grown = <List extends Int32Array | Uint8Array>(
    list: List,
    make: (size: number) => List,
  ) => {
    const larger = make(size);
    larger.set(list);
    return larger;
  };
  return {
    put(store: number, pool: number, count: number, leftover: boolean): void {
      if (length === size) {
        size *= 2;
        for (const name of ["store", "pool", "count"] as const)
          lists[name] = grown(lists[name], (large) => new Int32Array(large));
        lists.leftover = grown(lists.leftover, (large) => new Uint8Array(large));
      }
      lists.store[length] = store;
      lists.pool[length] = pool;
      lists.count[length] = count;
      lists.leftover[length] = leftover ? 1 : 0;
      length += 1;
    },
    done: (): DayPlan["quotas"] => ({
      store: lists.store.subarray(0, length),
      pool: lists.pool.subarray(0, length),
      count: lists.count.subarray(0, length),
      leftover: lists.leftover.subarray(0, length),
    }),
  };
}

/** Selected first, the fewest spare days first; then the others, the smallest need first. */
function urgencyOf({ days, stores }: TrafficMarket, selected: Uint8Array, ties: Uint32Array) {
  const keys = new Uint32Array(selected.length);
  const highest = stores.need.reduce((most, need) => Math.max(most, need), 1);
  for (let store = 0; store < keys.length; store += 1) {
    const need = at(stores.need, store);
    const spare = at(stores.lastDay, store) + 1 - Math.ceil(need / at(stores.cap, store));
    keys[store] =
      at(selected, store) === 1
        ? Math.max(0, spare)
        : days + 1 + Math.round((need / highest) * 0x7fff_ff00);
  }
  return sortedBy(keys, ties);
}

function planWith(market: TrafficMarket, { dualRounds }: PlanWish) {
  const ties = byTie(market.stores.tie);
  const passed = impossible(market);
  const prices = proportionalPrices(market, passed);
  const orders = fillOrders(market, prices);
  // One part after the other: parts do not touch each other, and one of them fits into a processor's memory.
  const parts = partNumbers(market);
  const candidates = candidatesOf(market, dualRounds);
  const asked = candidates.map(({ against }) =>
    sortedBy(parts.ofStore, sortedBy(keysOf(against), ties)),
  );
  const selections = candidates.map(({ fullness }, way) =>
    select(market, prices, orders, asked[way] ?? ties, passed, fullness),
  );
  const selection = bestByPart(market, parts, selections);
  let weight = 0;
  let covered = 0;
  selection.selected.forEach((one, store) => {
    if (one === 0) return;
    covered += 1;
    weight += at(market.stores.weight, store);
  });
  return {
    order: asked[0] ?? ties,
    ties,
    parts,
    passed,
    prices,
    orders,
    selection,
    weight,
    covered,
  };
}

/** The plan of day 0 of `market`. No pool is oversold, no store is above her cap or need. */
export function planDay(market: TrafficMarket, wish: PlanWish = { dualRounds: 0 }): DayPlan {
  const planned = planWith(market, wish);
  const { order, ties, parts, passed, prices, orders, selection, covered } = planned;
  const given = new Int32Array(order.length);
  const quotas = quotaLists(order.length);
  shareSelected(market, selection, order, given, quotas.put);
  const urgency = sortedBy(parts.ofStore, urgencyOf(market, selection.selected, ties));
  shareLeftover(market, orders, urgency, given, selection.left, quotas.put);
  const reason = Uint8Array.from(passed, (code, store) => {
    if (code > 0) return code;
    const today = at(given, store) > 0;
    if (at(selection.selected, store) === 1)
      return today ? codeOf.SELECTED_NOW : codeOf.SELECTED_LATER;
    return today ? codeOf.LEFTOVER : codeOf.NOT_SELECTED_SCARCE;
  });
  const { firstDay, closedAt, left } = selection;
  return { reason, firstDay, given, quotas: quotas.done(), prices, closedAt, left, covered };
}

/** No plan at all could cover more weight, part by part; prices of pools that no store needs are 0. */
export function certificateOf(market: TrafficMarket, rounds: number): Certificate {
  const { days } = market;
  const prices = new Float64Array(market.supply.length);
  let bound = 0;
  for (const { market: part, pools } of partsOf(market)) {
    const certificate = certify(part, planWith(part, { dualRounds: 0 }).weight, rounds);
    bound += certificate.bound;
    pools.forEach((pool, index) => {
      prices.set(certificate.prices.subarray(index * days, (index + 1) * days), pool * days);
    });
  }
  return { bound, prices };
}

export const boundOf = (market: TrafficMarket, rounds: number): number =>
  certificateOf(market, rounds).bound;
