/**
 * A bound that no plan can beat, whatever it does: the Lagrangian of the covering problem, lowered by incremental
 * subgradients (Nedić and Bertsekas, 2001): a store is asked what she would take, and her pools become dearer before
 * the next one is asked. Valid for every price vector, so it needs no convergence.
 */
import { at, classesOf, type TrafficMarket } from "./market";
import { byTie } from "./order";

/** The price of the cheapest pool of each class and day. */
function cheapest(market: TrafficMarket, prices: Float64Array): Float64Array {
  const { days, classFrom, classPools } = market;
  const price = new Float64Array(classesOf(market) * days).fill(Number.POSITIVE_INFINITY);
  for (let type = 0; type < classesOf(market); type += 1)
    for (let slot = at(classFrom, type); slot < at(classFrom, type + 1); slot += 1)
      for (let day = 0; day < days; day += 1) {
        const pool = at(classPools, slot) * days + day;
        if (at(market.supply, pool) === 0) continue;
        const group = type * days + day;
        price[group] = Math.min(at(price, group), at(prices, pool));
      }
  return price;
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
  const price = cheapest(market, prices);
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

/** The bound under `prices`: what supply is worth, and what stores gain beyond their costs. */
function evaluate(market: TrafficMarket, prices: Float64Array): number {
  const { supply, stores } = market;
  const costs = coverCosts(market, prices);
  let bound = 0;
  for (let store = 0; store < costs.length; store += 1)
    bound += Math.max(0, at(stores.weight, store) - at(costs, store));
  for (let place = 0; place < supply.length; place += 1)
    bound += at(prices, place) * at(supply, place);
  return bound;
}

export type Certificate = {
  /** No plan covers more weight than this. */
  readonly bound: number;
  /** Weight covered per further impression, at `pool * days + day`: 1 / price buys one more store. */
  readonly prices: Float64Array;
};

const firstStep = 1;
const lastStep = 0.005;
/** How much of the prices' average a further pass leaves as it was. */
const memory = 0.8;
const enough = 1e-6;

/** What one store would take of the pools under prices that move with every store. */
class Descent {
  readonly prices: Float64Array;
  private readonly scale: Float64Array;
  /** The store after which a price was last touched: until then it has sunk. */
  private readonly touched: Int32Array;
  private readonly price: Float64Array;
  private readonly place: Int32Array;
  private readonly rank: Int32Array;
  private readonly meanNeed: number;

  constructor(private readonly market: TrafficMarket) {
    const { supply, stores, days } = market;
    const count = stores.need.length;
    let [needs, caps] = [0, 0];
    for (let store = 0; store < count; store += 1) {
      needs += at(stores.need, store);
      caps += at(stores.cap, store);
    }
    this.meanNeed = needs / count;
    this.prices = new Float64Array(supply.length);
    this.scale = Float64Array.from(supply, (had) => 1 / (had + caps / count));
    this.touched = new Int32Array(supply.length);
    this.price = new Float64Array(days);
    this.place = new Int32Array(days);
    this.rank = new Int32Array(days);
  }

  /** The price of a place once `turn` stores of a pass have been asked. */
  private priceAt(place: number, turn: number, step: number): number {
    const sunk = (turn - at(this.touched, place)) / this.market.stores.need.length;
    const share = at(this.market.supply, place) * at(this.scale, place);
    return Math.max(0, at(this.prices, place) - step * share * sunk);
  }

  /** The cheapest pool of each of a store's days, and the days cheapest first. */
  private look(type: number, lastDay: number, turn: number, step: number): void {
    const { days, classFrom, classPools, supply } = this.market;
    for (let day = 0; day <= lastDay; day += 1) {
      let [best, where] = [Number.POSITIVE_INFINITY, -1];
      for (let slot = at(classFrom, type); slot < at(classFrom, type + 1); slot += 1) {
        const place = at(classPools, slot) * days + day;
        if (at(supply, place) === 0) continue;
        const price = this.priceAt(place, turn, step);
        if (price < best) [best, where] = [price, place];
      }
      this.price[day] = best;
      this.place[day] = where;
      let to = day;
      for (; to > 0 && at(this.price, at(this.rank, to - 1)) > best; to -= 1)
        this.rank[to] = at(this.rank, to - 1);
      this.rank[to] = day;
    }
  }

  /** Asks a store what she would take, and makes it dearer where she can pay for it. */
  private ask(store: number, turn: number, step: number): void {
    const { stores } = this.market;
    const [need, cap] = [at(stores.need, store), at(stores.cap, store)];
    const lastDay = at(stores.lastDay, store);
    const whole = Math.floor(need / cap);
    const rest = need - whole * cap;
    const used = whole + (rest > 0 ? 1 : 0);
    if (used > lastDay + 1) return;
    this.look(at(stores.classOf, store), lastDay, turn, step);
    let cost = 0;
    for (let rank = 0; rank < used; rank += 1)
      cost += (rank < whole ? cap : rest) * at(this.price, at(this.rank, rank));
    if (!(cost < at(stores.weight, store))) return;
    for (let rank = 0; rank < used; rank += 1) {
      const day = at(this.rank, rank);
      const place = at(this.place, day);
      const count = rank < whole ? cap : rest;
      this.prices[place] = at(this.price, day) + step * count * at(this.scale, place);
      this.touched[place] = turn;
    }
  }

  pass(order: Uint32Array, size: number): void {
    const step = size / this.meanNeed;
    for (let turn = 0; turn < order.length; turn += 1) this.ask(at(order, turn), turn, step);
    for (let place = 0; place < this.prices.length; place += 1)
      this.prices[place] = this.priceAt(place, order.length, step);
    this.touched.fill(0);
  }
}

/**
 * `reached` is what a plan covers: nothing is won by a bound below it. Each pass asks one store after the other, in
 * ever smaller steps; the bound is taken at the prices and at their running average.
 */
export function certify(market: TrafficMarket, reached: number, passes: number): Certificate {
  let total = 0;
  for (const weight of market.stores.weight) total += weight;
  const descent = new Descent(market);
  const order = byTie(market.stores.tie);
  const average = new Float64Array(market.supply.length);
  let best = new Float64Array(market.supply.length);
  let bound = evaluate(market, best);
  let seen = 0;
  for (let pass = 0; pass < passes && bound - reached > enough * total; pass += 1) {
    descent.pass(order, firstStep * (lastStep / firstStep) ** (pass / passes));
    seen = seen * memory + 1;
    average.forEach((had, place) => {
      average[place] = had + (at(descent.prices, place) - had) / seen;
    });
    for (const prices of [average, descent.prices]) {
      const found = evaluate(market, prices);
      if (found < bound) [bound, best] = [found, prices.slice()];
    }
  }
  return { bound, prices: best };
}
