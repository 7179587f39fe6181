/**
 * What an impression of a pool is worth on a day, from a proportional allocation of all needs (Agrawal,
 * Zadimoghaddam and Mirrokni, ICML 2018): scarce pools get dear, plentiful ones cost nothing.
 */
import { at, classesOf, type TrafficMarket } from "./market";

const rounds = 15;
const step = 0.7;

/** Needs by class and last day, at `class * days + lastDay`, of those who take part. */
function groupNeeds(market: TrafficMarket, passed: Uint8Array): Float64Array {
  const { days, stores } = market;
  const needs = new Float64Array(classesOf(market) * days);
  for (let store = 0; store < stores.need.length; store += 1) {
    if (at(passed, store) > 0) continue;
    const group = at(stores.classOf, store) * days + at(stores.lastDay, store);
    needs[group] = at(needs, group) + at(stores.need, store);
  }
  return needs;
}

/** Adds what class c would take of each of its pools on each day, were all shares proportional to `mass`. */
function addLoads(
  market: TrafficMarket,
  needs: Float64Array,
  mass: Float64Array,
  loads: Float64Array,
): void {
  const { days, classFrom, classPools } = market;
  const factor = new Float64Array(days);
  for (let type = 0; type < classesOf(market); type += 1) {
    const [from, to] = [at(classFrom, type), at(classFrom, type + 1)];
    let reached = 0;
    for (let day = 0; day < days; day += 1) {
      for (let slot = from; slot < to; slot += 1)
        reached += at(mass, at(classPools, slot) * days + day);
      factor[day] = reached > 0 ? at(needs, type * days + day) / reached : 0;
    }
    for (let day = days - 2; day >= 0; day -= 1)
      factor[day] = at(factor, day) + at(factor, day + 1);
    for (let day = 0; day < days; day += 1) {
      const share = at(factor, day);
      if (share === 0) continue;
      for (let slot = from; slot < to; slot += 1) {
        const place = at(classPools, slot) * days + day;
        loads[place] = at(loads, place) + share * at(mass, place);
      }
    }
  }
}

/**
 * One price per pool and day, at `pool * days + day`; `Infinity` where there is no supply. `passed` marks with a number
 * above 0 the stores that take no part.
 */
export function proportionalPrices(market: TrafficMarket, passed: Uint8Array): Float64Array {
  const { supply } = market;
  const needs = groupNeeds(market, passed);
  const mass = Float64Array.from(supply);
  const loads = new Float64Array(supply.length);
  for (let round = 0; round < rounds; round += 1) {
    loads.fill(0);
    addLoads(market, needs, mass, loads);
    for (let place = 0; place < mass.length; place += 1) {
      const [had, load] = [at(supply, place), at(loads, place)];
      if (had === 0 || load === 0) continue;
      mass[place] = Math.min(had, at(mass, place) * (had / load) ** step);
    }
  }
  return mass.map((left, place) => {
    const had = at(supply, place);
    return had === 0 ? Number.POSITIVE_INFINITY : Math.log(had / Math.max(left, 1e-12));
  });
}
