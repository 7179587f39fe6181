/**
 * Today's share of a plan: what each group of stores was given for day 0 goes to those of them that would need
 * the most whole days, by level; what supply is left then goes to who has the least time, and to the others.
 */
import { at, classesOf, type TrafficMarket } from "./market";
import type { Selection } from "./select";

/** Impressions of one store in one pool today. `leftover` was not part of covering her. */
export type QuotaSink = (store: number, pool: number, count: number, leftover: boolean) => void;

/**
 * Splits `volume` among stores so that their remaining days of need end level: whole numbers, none above its
 * cap or need. `volume` is at most what they can take together.
 */
export function levelled(needs: Int32Array, caps: Int32Array, volume: number): Int32Array {
  const givenAt = (level: number, index: number) => {
    const cap = at(caps, index);
    return Math.max(0, Math.min(cap, Math.ceil(at(needs, index) - level * cap)));
  };
  const sumAt = (level: number) => {
    let sum = 0;
    for (let index = 0; index < needs.length; index += 1) sum += givenAt(level, index);
    return sum;
  };
  let low = 0;
  let high = 0;
  for (let index = 0; index < needs.length; index += 1)
    high = Math.max(high, at(needs, index) / at(caps, index));
  // Above `high` nobody is given anything; at `low` they are given all they can take.
  for (let round = 0; round < 50 && high - low > 1e-9; round += 1) {
    const level = (low + high) / 2;
    const sum = sumAt(level);
    if (sum > volume) low = level;
    else high = level;
    if (sum === volume) break;
  }
  const given = new Int32Array(needs.length);
  let rest = volume;
  for (let index = 0; index < given.length; index += 1) {
    given[index] = givenAt(high, index);
    rest -= at(given, index);
  }
  for (let index = 0; index < given.length && rest > 0; index += 1) {
    const room = Math.min(at(caps, index), at(needs, index)) - at(given, index);
    const more = Math.min(room, rest);
    given[index] = at(given, index) + more;
    rest -= more;
  }
  return given;
}

/** The selected stores of each group, at `class * days + lastDay`, in `order`. */
function membersOf(market: TrafficMarket, selection: Selection, order: Uint32Array) {
  const { days, stores } = market;
  const from = new Int32Array(classesOf(market) * days + 1);
  const groupOf = (store: number) => at(stores.classOf, store) * days + at(stores.lastDay, store);
  for (const store of order)
    if (at(selection.selected, store) === 1) {
      const group = groupOf(store);
      from[group + 1] = at(from, group + 1) + 1;
    }
  for (let group = 1; group < from.length; group += 1)
    from[group] = at(from, group) + at(from, group - 1);
  const members = new Int32Array(at(from, from.length - 1));
  const next = from.slice();
  for (const store of order)
    if (at(selection.selected, store) === 1) {
      const group = groupOf(store);
      members[at(next, group)] = store;
      next[group] = at(next, group) + 1;
    }
  return { from, members };
}

/** Hands each group's volume of day 0 to its members; fills `given` per store. */
export function shareSelected(
  market: TrafficMarket,
  selection: Selection,
  order: Uint32Array,
  given: Int32Array,
  put: QuotaSink,
): void {
  const { days, classFrom, classPools, stores } = market;
  const { from, members } = membersOf(market, selection, order);
  for (let type = 0; type < classesOf(market); type += 1)
    for (let lastDay = 0; lastDay < days; lastDay += 1) {
      const group = type * days + lastDay;
      const those = members.subarray(at(from, group), at(from, group + 1));
      let volume = 0;
      for (let slot = at(classFrom, type); slot < at(classFrom, type + 1); slot += 1)
        volume += at(selection.today, slot * days + lastDay);
      if (volume === 0) continue;
      const needs = those.map((store) => at(stores.need, store));
      const caps = those.map((store) => at(stores.cap, store));
      const shares = levelled(needs, caps, volume);
      let slot = at(classFrom, type);
      let inSlot = at(selection.today, slot * days + lastDay);
      those.forEach((store, index) => {
        let share = at(shares, index);
        given[store] = share;
        while (share > 0) {
          while (inSlot === 0) {
            slot += 1;
            inSlot = at(selection.today, slot * days + lastDay);
          }
          const count = Math.min(share, inSlot);
          put(store, at(classPools, slot), count, false);
          share -= count;
          inSlot -= count;
        }
      });
    }
}

/** Hands out what is left of day 0: `urgency` says who is asked first. No supply is idle while somebody needs it. */
export function shareLeftover(
  market: TrafficMarket,
  orders: readonly Int32Array[],
  urgency: Uint32Array,
  given: Int32Array,
  left: Int32Array,
  put: QuotaSink,
): void {
  const { days, classPools, stores } = market;
  const todays = orders.map((places) => places.filter((place) => place % days === 0));
  const front = new Int32Array(todays.length);
  for (const store of urgency) {
    const had = at(given, store);
    let room = Math.min(at(stores.cap, store), at(stores.need, store)) - had;
    if (room <= 0) continue;
    const type = at(stores.classOf, store);
    const places = todays[type] as Int32Array;
    for (let index = at(front, type); index < places.length && room > 0; index += 1) {
      const pool = at(classPools, at(places, index) / days);
      const free = at(left, pool * days);
      if (free === 0) {
        if (index === at(front, type)) front[type] = index + 1;
        continue;
      }
      const count = Math.min(free, room);
      left[pool * days] = free - count;
      room -= count;
      put(store, pool, count, true);
    }
    given[store] = Math.min(at(stores.cap, store), at(stores.need, store)) - room;
  }
}
