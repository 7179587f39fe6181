/**
 * Which stores can be covered: smallest need per weight first, each filled from the cheapest days and pools,
 * wholly or not at all. On one pool without daily caps this is Moore and Hodgson's rule of 1968, improved by
 * prices where there are many pools.
 */
import { at, classesOf, type TrafficMarket } from "./market";

export type Selection = {
  /** 1 where the store is covered by the plan. */
  readonly selected: Uint8Array;
  /** The first day on which a selected store is planned to be shown; -1 for the others. */
  readonly firstDay: Int16Array;
  /** What was planned for day 0, by class slot and last day, at `slot * days + lastDay`. */
  readonly today: Int32Array;
  /** What is left of the supply, at `pool * days + day`. */
  readonly left: Int32Array;
  /** The need at which a group was closed, at `class * days + lastDay`; 0 while it is open. */
  readonly closedAt: Int32Array;
};

const failuresAllowed = 3;
/** How often a class of stores looks anew which of its places are cheap and empty. */
const looks = 32;

/** Days and pools of each class, cheapest first, the later day first where prices are equal. */
export function fillOrders(market: TrafficMarket, prices: Float64Array): Int32Array[] {
  const { days, classFrom, classPools } = market;
  return Array.from({ length: classesOf(market) }, (_, type) => {
    const [from, to] = [at(classFrom, type), at(classFrom, type + 1)];
    const places: number[] = [];
    for (let slot = from; slot < to; slot += 1)
      for (let day = 0; day < days; day += 1)
        if (at(prices, at(classPools, slot) * days + day) < Number.POSITIVE_INFINITY)
          places.push(slot * days + day);
    const priceOf = (place: number) =>
      at(prices, at(classPools, Math.floor(place / days)) * days + (place % days));
    places.sort((a, b) => priceOf(a) - priceOf(b) || (b % days) - (a % days) || a - b);
    return Int32Array.from(places);
  });
}

/** Fills one store after the other from what is left; takes back what did not suffice. */
class Filler {
  readonly left: Int32Array;
  readonly today: Int32Array;
  /** Index in `left` of a place. */
  private readonly whereOf: Int32Array;
  private readonly open: Int32Array[];
  private readonly keys: Float64Array[];
  private readonly fills: Int32Array;
  private readonly every: Int32Array;
  private readonly places: Int32Array;
  private readonly counts: Int32Array;
  private readonly usedOnDay: Int32Array;
  private taken = 0;

  constructor(
    private readonly market: TrafficMarket,
    private readonly prices: Float64Array,
    private readonly fullness: number,
    orders: readonly Int32Array[],
  ) {
    const { days, supply, classPools } = market;
    const longest = orders.reduce((most, { length }) => Math.max(most, length), 0);
    this.left = supply.slice();
    this.today = new Int32Array(classPools.length * days);
    this.whereOf = new Int32Array(classPools.length * days);
    for (let place = 0; place < this.whereOf.length; place += 1)
      this.whereOf[place] = at(classPools, Math.floor(place / days)) * days + (place % days);
    this.open = orders.map((order) => order.slice());
    this.fills = new Int32Array(orders.length);
    this.every = new Int32Array(orders.length);
    for (const type of market.stores.classOf) this.every[type] = at(this.every, type) + 1;
    this.every.forEach((count, type) => {
      this.every[type] = Math.ceil(count / looks);
    });
    this.keys = orders.map(({ length }) => new Float64Array(length));
    this.places = new Int32Array(longest);
    this.counts = new Int32Array(longest);
    this.usedOnDay = new Int32Array(days);
  }

  /** The places of a class that have something left, cheapest first as they are now; there were few changes since. */
  private refreshed(type: number): Int32Array {
    const { supply } = this.market;
    const order = this.open[type] as Int32Array;
    const keys = this.keys[type] as Float64Array;
    let length = 0;
    for (let index = 0; index < order.length; index += 1) {
      const place = at(order, index);
      const where = at(this.whereOf, place);
      const free = at(this.left, where);
      if (free === 0) continue;
      const key = at(this.prices, where) + this.fullness * (1 - free / at(supply, where));
      let to = length;
      for (; to > 0 && at(keys, to - 1) > key; to -= 1) {
        order[to] = at(order, to - 1);
        keys[to] = at(keys, to - 1);
      }
      order[to] = place;
      keys[to] = key;
      length += 1;
    }
    const open = order.subarray(0, length);
    this.open[type] = open;
    return open;
  }

  private current(type: number): Int32Array {
    const fills = at(this.fills, type);
    this.fills[type] = fills + 1;
    return fills % at(this.every, type) === 0
      ? this.refreshed(type)
      : (this.open[type] as Int32Array);
  }

  /** What is still missing after everything she may take was taken. */
  private take(type: number, lastDay: number, need: number, cap: number): number {
    const { days } = this.market;
    const order = this.current(type);
    let missing = need;
    this.usedOnDay.fill(0);
    this.taken = 0;
    for (let index = 0; index < order.length && missing > 0; index += 1) {
      const place = at(order, index);
      const day = place % days;
      if (day > lastDay) continue;
      const used = at(this.usedOnDay, day);
      if (used === cap) continue;
      const where = at(this.whereOf, place);
      const free = at(this.left, where);
      if (free === 0) continue;
      const count = Math.min(free, missing, cap - used);
      this.left[where] = free - count;
      this.usedOnDay[day] = used + count;
      this.places[this.taken] = place;
      this.counts[this.taken] = count;
      this.taken += 1;
      missing -= count;
    }
    return missing;
  }

  /** The first day of a fill that suffices; -1 where it does not, and nothing was taken. */
  fill(type: number, lastDay: number, need: number, cap: number): number {
    const { days } = this.market;
    const suffices = this.take(type, lastDay, need, cap) === 0;
    let first = days;
    for (let index = 0; index < this.taken; index += 1) {
      const place = at(this.places, index);
      const count = at(this.counts, index);
      const day = place % days;
      if (!suffices) {
        const where = at(this.whereOf, place);
        this.left[where] = at(this.left, where) + count;
      } else if (day === 0) {
        const volume = place + lastDay;
        this.today[volume] = at(this.today, volume) + count;
      }
      if (day < first) first = day;
    }
    return suffices ? first : -1;
  }
}

/**
 * `order` says who is asked first; `passed` marks with a number above 0 those that take no part. `fullness` is what a
 * place costs beside its price when nothing of it is left: without it, stores with much choice use up one place after
 * the other, and leave too few days to stores with little choice.
 */
export function select(
  market: TrafficMarket,
  prices: Float64Array,
  orders: readonly Int32Array[],
  order: Uint32Array,
  passed: Uint8Array,
  fullness: number,
): Selection {
  const { days, stores } = market;
  const filler = new Filler(market, prices, fullness, orders);
  const selected = new Uint8Array(order.length);
  const firstDay = new Int16Array(order.length).fill(-1);
  const closedAt = new Int32Array(classesOf(market) * days);
  const failures = new Uint8Array(closedAt.length);
  for (const store of order) {
    if (at(passed, store) > 0) continue;
    const [type, lastDay] = [at(stores.classOf, store), at(stores.lastDay, store)];
    const group = type * days + lastDay;
    if (at(closedAt, group) > 0) continue;
    const need = at(stores.need, store);
    const first = filler.fill(type, lastDay, need, at(stores.cap, store));
    if (first >= 0) {
      selected[store] = 1;
      firstDay[store] = first;
      continue;
    }
    failures[group] = at(failures, group) + 1;
    if (at(failures, group) >= failuresAllowed) closedAt[group] = need;
  }
  return { selected, firstDay, today: filler.today, left: filler.left, closedAt };
}
