/**
 * A bound that no plan can beat, whatever it does: the Lagrangian of the covering problem, lowered by the
 * volume algorithm (Barahona and Anbil, 1998). Valid for every price vector, so it needs no convergence.
 */
import { at, classesOf, type TrafficMarket } from "./market";
import { proportionalPrices } from "./prices";

type Evaluation = { readonly bound: number; readonly use: Float64Array };

/** The cheapest pool of each class and day under `prices`: its price and its place. */
function cheapest(market: TrafficMarket, prices: Float64Array) {
  const { days, classFrom, classPools } = market;
  const price = new Float64Array(classesOf(market) * days);
  const place = new Int32Array(price.length);
  for (let type = 0; type < classesOf(market); type += 1)
    for (let day = 0; day < days; day += 1) {
      let [best, where] = [Number.POSITIVE_INFINITY, -1];
      for (let slot = at(classFrom, type); slot < at(classFrom, type + 1); slot += 1) {
        const pool = at(classPools, slot) * days + day;
        if (at(market.supply, pool) === 0) continue;
        if (at(prices, pool) < best) [best, where] = [at(prices, pool), pool];
      }
      price[type * days + day] = best;
      place[type * days + day] = where;
    }
  return { price, place };
}

/** For every class and last day, its days cheapest first, with the sums of their prices. */
function sortedDays(market: TrafficMarket, price: Float64Array) {
  const { days } = market;
  const groups = classesOf(market) * days;
  const order = new Int16Array(groups * days);
  const sums = new Float64Array(groups * (days + 1));
  for (let group = 0; group < groups; group += 1) {
    const [base, lastDay] = [group - (group % days), group % days];
    const start = group * days;
    for (let day = 0; day <= lastDay; day += 1) {
      let place = day;
      while (place > 0 && at(price, base + at(order, start + place - 1)) > at(price, base + day)) {
        order[start + place] = at(order, start + place - 1);
        place -= 1;
      }
      order[start + place] = day;
    }
    for (let place = 0; place <= lastDay; place += 1)
      sums[group * (days + 1) + place + 1] =
        at(sums, group * (days + 1) + place) + at(price, base + at(order, start + place));
  }
  return { order, sums };
}

/** What covering each store costs under `prices`; `Infinity` where no days suffice. */
export function coverCosts(market: TrafficMarket, prices: Float64Array): Float64Array {
  const { days, stores } = market;
  const { price } = cheapest(market, prices);
  const { order, sums } = sortedDays(market, price);
  return Float64Array.from(stores.need, (need, store) => {
    const base = at(stores.classOf, store) * days;
    const group = base + at(stores.lastDay, store);
    const cap = at(stores.cap, store);
    const whole = Math.floor(need / cap);
    const rest = need - whole * cap;
    if (whole + (rest > 0 ? 1 : 0) > at(stores.lastDay, store) + 1) return Number.POSITIVE_INFINITY;
    const last = rest > 0 ? rest * at(price, base + at(order, group * days + whole)) : 0;
    return cap * at(sums, group * (days + 1) + whole) + last;
  });
}

/** The bound under `prices` and what its stores would use of each pool and day. */
function evaluate(market: TrafficMarket, prices: Float64Array): Evaluation {
  const { days, stores, supply } = market;
  const { price, place } = cheapest(market, prices);
  const { order, sums } = sortedDays(market, price);
  const groups = classesOf(market) * days;
  // Impressions by group and rank of day: spread over pools once, not per store.
  const byRank = new Float64Array(groups * days);
  const wholeDays = new Float64Array(groups * (days + 1));
  let bound = 0;
  for (let store = 0; store < stores.need.length; store += 1) {
    const base = at(stores.classOf, store) * days;
    const group = base + at(stores.lastDay, store);
    const [need, cap] = [at(stores.need, store), at(stores.cap, store)];
    const whole = Math.floor(need / cap);
    const rest = need - whole * cap;
    if (whole + (rest > 0 ? 1 : 0) > at(stores.lastDay, store) + 1) continue;
    const lastPrice = rest > 0 ? at(price, base + at(order, group * days + whole)) : 0;
    const gain =
      at(stores.weight, store) - cap * at(sums, group * (days + 1) + whole) - rest * lastPrice;
    if (!(gain > 0)) continue;
    bound += gain;
    wholeDays[group * (days + 1) + whole] = at(wholeDays, group * (days + 1) + whole) + cap;
    if (rest > 0) byRank[group * days + whole] = at(byRank, group * days + whole) + rest;
  }
  const use = new Float64Array(supply.length);
  for (let group = 0; group < groups; group += 1) {
    const base = group - (group % days);
    let full = 0;
    for (let rank = group % days; rank >= 0; rank -= 1) {
      full += at(wholeDays, group * (days + 1) + rank + 1);
      const count = full + at(byRank, group * days + rank);
      if (count === 0) continue;
      const where = at(place, base + at(order, group * days + rank));
      if (where >= 0) use[where] = at(use, where) + count;
    }
  }
  for (let pool = 0; pool < supply.length; pool += 1) bound += at(prices, pool) * at(supply, pool);
  return { bound, use };
}

export type Certificate = {
  /** No plan covers more weight than this. */
  readonly bound: number;
  /** Weight covered per further impression, at `pool * days + day`: 1 / price buys one more store. */
  readonly prices: Float64Array;
};

const memory = 0.1;

/** The best multiple of the proportional prices: the bound is convex along them. */
function start(market: TrafficMarket): { prices: Float64Array; evaluation: Evaluation } {
  const shape = proportionalPrices(market).map((price) => (price < 1e300 ? price : 0));
  const zero = new Float64Array(shape.length);
  let best = { prices: zero, evaluation: evaluate(market, zero) };
  let meanNeed = 0;
  for (const need of market.stores.need) meanNeed += need / market.stores.need.length;
  for (let power = -6; power <= 3; power += 1) {
    const prices = shape.map((price) => (price * 2 ** power) / meanNeed);
    const evaluation = evaluate(market, prices);
    if (evaluation.bound < best.evaluation.bound) best = { prices, evaluation };
  }
  return best;
}

/** `reached` is what a plan covers: the bound is lowered towards it. */
export function certify(market: TrafficMarket, reached: number, rounds: number): Certificate {
  const { supply, stores } = market;
  let total = 0;
  for (const weight of stores.weight) total += weight;
  const begun = start(market);
  let best = begun.prices;
  let bound = begun.evaluation.bound;
  const average = begun.evaluation.use.slice();
  let pace = 0.5;
  let worse = 0;
  for (let round = 0; round < rounds && bound - reached > 1e-6 * total; round += 1) {
    let norm = 0;
    for (let pool = 0; pool < supply.length; pool += 1) {
      const miss = at(average, pool) - at(supply, pool);
      if (miss > 0 || at(best, pool) > 0) norm += miss ** 2 / (at(supply, pool) + 1);
    }
    if (norm === 0) break;
    const length = (pace * (bound - reached)) / norm;
    const tried = best.map((price, pool) =>
      Math.max(
        0,
        price + (length * (at(average, pool) - at(supply, pool))) / (at(supply, pool) + 1),
      ),
    );
    const { bound: found, use } = evaluate(market, tried);
    for (let pool = 0; pool < supply.length; pool += 1)
      average[pool] = memory * at(use, pool) + (1 - memory) * at(average, pool);
    if (found < bound) {
      bound = found;
      best = tried;
      worse = 0;
      pace = Math.min(2, pace * 1.1);
    } else {
      worse += 1;
      if (worse >= 3) {
        pace *= 0.66;
        worse = 0;
      }
    }
  }
  return { bound: Math.min(total, bound), prices: best };
}
