/**
 * The plan of a day over promises: guarantees with the whole supply first, then grants with what is left.
 * Pure and repeatable; promises, pools and classes are numbers here, impressions whole.
 */
import { at, type TrafficMarket } from "./market";
import { certificateOf, type DayPlan, planDay, planReasons } from "./plan-day";

export type Promises = {
  /** 1: kept or missed as a whole; 0: delivered as far as supply goes. */
  readonly guarantee: Uint8Array;
  readonly storeOf: Int32Array;
  readonly classOf: Int32Array;
  /** Impressions still to be assigned; 0 takes no part. */
  readonly need: Int32Array;
  /** Most impressions on one day, all promises of the store together. */
  readonly cap: Int32Array;
  /** The last usable day, inclusive; day 0 is the day that is planned. */
  readonly lastDay: Int32Array;
  readonly tie: Uint32Array;
};

export type PromiseSupply = Pick<TrafficMarket, "days" | "supply" | "classFrom" | "classPools">;

export type PromisePlan = {
  /** Index into `planReasons`, by promise; meaningless where nothing was needed. */
  readonly reason: Uint8Array;
  readonly given: Int32Array;
  readonly firstDay: Int16Array;
  /** The need at which promises like this one were no longer kept; 0: all were. */
  readonly cutoff: Int32Array;
  readonly quotas: readonly PromiseQuota[];
  /** Kept guarantees per further impression of day 0, by pool. */
  readonly prices: Float64Array;
  /** Guarantees with a need that the plan keeps, and that no plan could exceed. */
  readonly kept: number;
  readonly bound: number;
};

export type PromiseQuota = {
  readonly promise: number;
  readonly pool: number;
  readonly count: number;
  /** 1: a guarantee depends on it; 2: everything else. */
  readonly priority: 1 | 2;
};

const boundRounds = 60;
const dualRounds = 60;
/** Where there are many, each round asks many: fewer rounds come as close. */
const boundRoundsOfMany = 12;
/** Above this the rounds of prices take many seconds for half a point of kept promises. */
const manyPromises = 30_000;

function marketOf(
  supply: PromiseSupply,
  { classOf, lastDay, tie }: Promises,
  those: readonly number[],
  need: (promise: number) => number,
  cap: (promise: number) => number,
): TrafficMarket {
  const pick = (of: ArrayLike<number>) => Int32Array.from(those, (promise) => at(of, promise));
  return {
    ...supply,
    stores: {
      classOf: pick(classOf),
      need: Int32Array.from(those, need),
      cap: Int32Array.from(those, cap),
      lastDay: pick(lastDay),
      weight: new Float64Array(those.length).fill(1),
      tie: Uint32Array.from(those, (promise) => at(tie, promise)),
    },
  };
}

const selectedCodes = new Set([
  planReasons.indexOf("SELECTED_NOW"),
  planReasons.indexOf("SELECTED_LATER"),
]);

/** Takes what `plan` decided for `those` into the arrays of all promises. */
function take(
  into: Omit<PromisePlan, "quotas" | "prices" | "kept" | "bound">,
  quotas: PromiseQuota[],
  plan: DayPlan,
  market: TrafficMarket,
  those: readonly number[],
  guarantees: boolean,
): void {
  those.forEach((promise, index) => {
    into.reason[promise] = at(plan.reason, index);
    into.given[promise] = at(plan.given, index);
    into.firstDay[promise] = at(plan.firstDay, index);
    const group = at(market.stores.classOf, index) * market.days + at(market.stores.lastDay, index);
    into.cutoff[promise] = at(plan.closedAt, group);
  });
  const { store, pool, count, leftover } = plan.quotas;
  for (let index = 0; index < store.length; index += 1)
    quotas.push({
      promise: those[at(store, index)] as number,
      pool: at(pool, index),
      count: at(count, index),
      priority: guarantees && at(leftover, index) === 0 ? 1 : 2,
    });
}

export function planPromises(supply: PromiseSupply, promises: Promises): PromisePlan {
  const total = promises.need.length;
  const all = Array.from({ length: total }, (_, promise) => promise);
  const needing = all.filter((promise) => at(promises.need, promise) > 0);
  const many = needing.length > manyPromises;
  const wish = { dualRounds: many ? 0 : dualRounds };
  const into = {
    reason: new Uint8Array(total),
    given: new Int32Array(total),
    firstDay: new Int16Array(total).fill(-1),
    cutoff: new Int32Array(total),
  };
  const quotas: PromiseQuota[] = [];

  const first = needing.filter((promise) => at(promises.guarantee, promise) === 1);
  const market = marketOf(
    supply,
    promises,
    first,
    (promise) => at(promises.need, promise),
    (promise) => at(promises.cap, promise),
  );
  const kept = planDay(market, wish);
  take(into, quotas, kept, market, first, true);
  const certificate = certificateOf(market, many ? boundRoundsOfMany : boundRounds);

  // What a store is shown for its guarantee counts for its grants as well.
  const givenToStore = new Map<number, number>();
  const comingToStore = new Map<number, number>();
  for (const promise of first) {
    const store = at(promises.storeOf, promise);
    const given = at(into.given, promise);
    const coming = selectedCodes.has(at(into.reason, promise)) ? at(promises.need, promise) : given;
    givenToStore.set(store, (givenToStore.get(store) ?? 0) + given);
    comingToStore.set(store, Math.max(comingToStore.get(store) ?? 0, coming));
  }
  const needLeft = (promise: number) =>
    at(promises.need, promise) - (comingToStore.get(at(promises.storeOf, promise)) ?? 0);
  const capLeft = (promise: number) =>
    at(promises.cap, promise) - (givenToStore.get(at(promises.storeOf, promise)) ?? 0);
  const grants = needing.filter((promise) => at(promises.guarantee, promise) === 0);
  // A grant that its store's guarantee fills comes by it.
  for (const promise of grants) into.reason[promise] = planReasons.indexOf("SELECTED_LATER");
  const second = grants.filter((promise) => needLeft(promise) > 0 && capLeft(promise) > 0);
  const rest = { ...supply, supply: kept.left };
  const restMarket = marketOf(rest, promises, second, needLeft, capLeft);
  take(into, quotas, planDay(restMarket, { dualRounds: 0 }), restMarket, second, false);

  const prices = new Float64Array(supply.supply.length / supply.days);
  for (let pool = 0; pool < prices.length; pool += 1)
    prices[pool] = at(certificate.prices, pool * supply.days);
  return {
    ...into,
    quotas,
    prices,
    kept: kept.covered,
    bound: Math.max(kept.covered, Math.min(first.length, Math.floor(certificate.bound + 1e-6))),
  };
}
