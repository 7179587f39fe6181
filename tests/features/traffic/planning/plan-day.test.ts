/** A plan is feasible whatever it is given, the same every time, and never better than its bound. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TrafficMarket } from "~/features/traffic/planning/market";
import { boundOf, type DayPlan, planDay, planReasons } from "~/features/traffic/planning/plan-day";
import { marketOf, type PlainStore, someMarket } from "./a-market";

const rows = ({ quotas }: DayPlan) =>
  Array.from(quotas.store, (store, index) => ({
    store,
    pool: quotas.pool[index] ?? -1,
    count: quotas.count[index] ?? 0,
  }));
const reasonsOf = (plan: DayPlan) => Array.from(plan.reason, (code) => planReasons[code]);
const weightOf = (plan: DayPlan, { stores }: TrafficMarket) =>
  reasonsOf(plan).reduce(
    (sum, reason, store) =>
      reason === "SELECTED_NOW" || reason === "SELECTED_LATER"
        ? sum + (stores.weight[store] ?? 0)
        : sum,
    0,
  );
const sums = <Key>(pairs: readonly (readonly [Key, number])[]) => {
  const total = new Map<Key, number>();
  for (const [key, count] of pairs) total.set(key, (total.get(key) ?? 0) + count);
  return total;
};

describe("whatever the market", () => {
  test("no pool is oversold, no store is shown above her cap or need, or outside her pools", () => {
    fc.assert(
      fc.property(someMarket, fc.constantFrom(0, 20), (market, dualRounds) => {
        const plan = planDay(market, { dualRounds });
        const { days, supply, stores, classFrom, classPools } = market;
        const quotas = rows(plan);
        for (const { count } of quotas) expect(count).toBeGreaterThan(0);
        for (const [pool, sold] of sums(quotas.map(({ pool, count }) => [pool, count])))
          expect(sold).toBeLessThanOrEqual(supply[pool * days] ?? 0);
        const shown = sums(quotas.map(({ store, count }) => [store, count]));
        for (const [store, count] of shown) {
          expect(count).toBeLessThanOrEqual(stores.cap[store] ?? 0);
          expect(count).toBeLessThanOrEqual(stores.need[store] ?? 0);
          expect(count).toBe(plan.given[store]);
        }
        for (const { store, pool } of quotas) {
          const type = stores.classOf[store] ?? 0;
          expect(classPools.subarray(classFrom[type], classFrom[type + 1])).toContain(pool);
        }
      }),
    );
  });

  test("the same market gives the same plan, bit for bit", () => {
    fc.assert(
      fc.property(someMarket, (market) => {
        expect(planDay(market, { dualRounds: 5 })).toEqual(planDay(market, { dualRounds: 5 }));
      }),
    );
  });

  test("in whatever order stores are told, each is planned alike", () => {
    const shuffled = someMarket.chain((market) =>
      fc.record({
        market: fc.constant(market),
        order: fc.shuffledSubarray([...market.stores.need.keys()], {
          minLength: market.stores.need.length,
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, fc.constantFrom(0, 5), ({ market, order }, dualRounds) => {
        const { classOf, need, cap, lastDay, weight, tie } = market.stores;
        const pick = (of: ArrayLike<number>) => order.map((store) => of[store] ?? 0);
        const stores = {
          classOf: Int32Array.from(pick(classOf)),
          need: Int32Array.from(pick(need)),
          cap: Int32Array.from(pick(cap)),
          lastDay: Int32Array.from(pick(lastDay)),
          weight: Float64Array.from(pick(weight)),
          tie: Uint32Array.from(pick(tie)),
        };
        const told = planDay(market, { dualRounds });
        const other = planDay({ ...market, stores }, { dualRounds });
        expect([...other.reason]).toEqual(pick(told.reason));
        expect([...other.given]).toEqual(pick(told.given));
        expect([...other.firstDay]).toEqual(pick(told.firstDay));
      }),
    );
  });

  test("what is covered with some supply is within the bound of any larger supply", () => {
    fc.assert(
      fc.property(someMarket, fc.nat(40), (market, more) => {
        const larger = { ...market, supply: market.supply.map((had) => had + more) };
        const selected = weightOf(planDay(market, { dualRounds: 5 }), market);
        expect(boundOf(larger, 30)).toBeGreaterThanOrEqual(selected - 1e-9);
      }),
    );
  });

  test("nobody is left without a reason that is true", () => {
    fc.assert(
      fc.property(someMarket, fc.constantFrom(0, 5), (market, dualRounds) => {
        const plan = planDay(market, { dualRounds });
        reasonsOf(plan).forEach((reason, store) => {
          const [given, firstDay] = [plan.given[store] ?? 0, plan.firstDay[store] ?? 0];
          const chosen = reason === "SELECTED_NOW" || reason === "SELECTED_LATER";
          if (chosen) expect(firstDay).toBeLessThanOrEqual(market.stores.lastDay[store] ?? 0);
          expect(firstDay >= 0).toBe(chosen);
          if (reason === "SELECTED_NOW" || reason === "LEFTOVER") expect(given).toBeGreaterThan(0);
          if (reason === "SELECTED_LATER" || reason === "NOT_SELECTED_SCARCE")
            expect(given).toBe(0);
          if (reason === "NO_SUPPLY") expect(given).toBe(0);
        });
      }),
    );
  });

  test("no plan covers more than its bound says", () => {
    fc.assert(
      fc.property(someMarket, (market) => {
        const selected = weightOf(planDay(market), market);
        expect(boundOf(market, 60)).toBeGreaterThanOrEqual(selected - 1e-9);
      }),
    );
  });

  test("no supply is idle while a store that may be shown there still needs it", () => {
    fc.assert(
      fc.property(someMarket, (market) => {
        const plan = planDay(market);
        const { days, supply, stores, classFrom, classPools } = market;
        const sold = sums(rows(plan).map(({ pool, count }) => [pool, count]));
        stores.need.forEach((need, store) => {
          if ((plan.given[store] ?? 0) >= Math.min(need, stores.cap[store] ?? 0)) return;
          const type = stores.classOf[store] ?? 0;
          for (const pool of classPools.subarray(classFrom[type], classFrom[type + 1]))
            expect(sold.get(pool) ?? 0).toBe(supply[pool * days] ?? 0);
        });
      }),
    );
  });

  test("the impossible is named, and only the impossible", () => {
    fc.assert(
      fc.property(someMarket, (market) => {
        const { days, supply, stores, classFrom, classPools } = market;
        reasonsOf(planDay(market)).forEach((reason, store) => {
          const type = stores.classOf[store] ?? 0;
          const lastDay = stores.lastDay[store] ?? 0;
          const reachable = [...classPools.subarray(classFrom[type], classFrom[type + 1])].some(
            (pool) =>
              supply.subarray(pool * days, pool * days + lastDay + 1).some((left) => left > 0),
          );
          const enough = (stores.need[store] ?? 0) <= (stores.cap[store] ?? 0) * (lastDay + 1);
          expect(reason === "NO_SUPPLY").toBe(!reachable);
          expect(reason === "INFEASIBLE_CAP").toBe(reachable && !enough);
        });
      }),
    );
  });
});

/** Moore and Hodgson's rule, 1968: the most jobs in time on one machine whose speed changes by day. */
function mostInTime(supply: readonly number[], stores: readonly PlainStore[]): number {
  const until = supply.map((_, day) => supply.slice(0, day + 1).reduce((sum, one) => sum + one, 0));
  const kept: number[] = [];
  let load = 0;
  for (const { need, lastDay } of stores.toSorted((a, b) => a.lastDay - b.lastDay)) {
    kept.push(need);
    load += need;
    if (load <= (until[lastDay] ?? 0)) continue;
    const largest = Math.max(...kept);
    kept.splice(kept.indexOf(largest), 1);
    load -= largest;
  }
  return kept.length;
}

test("on one pool without daily caps it covers as many as any plan could", () => {
  const store = fc.record({
    type: fc.constant(0),
    need: fc.integer({ min: 1, max: 50 }),
    cap: fc.constant(1_000),
    lastDay: fc.integer({ min: 0, max: 4 }),
  });
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }),
      fc.array(store, { minLength: 1, maxLength: 25 }),
      (supply, stores) => {
        expect(planDay(marketOf(5, [supply], [[0]], stores)).covered).toBe(
          mostInTime(supply, stores),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test("on one pool without daily caps more supply never covers fewer", () => {
  const store = fc.record({
    type: fc.constant(0),
    need: fc.integer({ min: 1, max: 50 }),
    cap: fc.constant(1_000),
    lastDay: fc.integer({ min: 0, max: 4 }),
  });
  const days = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(
      days,
      days,
      fc.array(store, { minLength: 1, maxLength: 25 }),
      (supply, more, stores) => {
        const larger = supply.map((had, day) => had + (more[day] ?? 0));
        const covered = (of: readonly number[]) =>
          planDay(marketOf(5, [of], [[0]], stores)).covered;
        expect(covered(larger)).toBeGreaterThanOrEqual(covered(supply));
      },
    ),
  );
});

/** Carries a plan out day by day, planning anew each morning; how many guarantees are met. */
function carriedOut(market: TrafficMarket): number {
  const need = market.stores.need.slice();
  const gone = new Uint8Array(need.length);
  for (let day = 0; day < market.days; day += 1) {
    const open = [...need.keys()].filter(
      (store) => gone[store] === 0 && (market.stores.lastDay[store] ?? 0) >= day,
    );
    if (open.length === 0) break;
    const days = market.days - day;
    const pick = (of: ArrayLike<number>) => open.map((store) => of[store] ?? 0);
    const plan = planDay({
      ...market,
      days,
      supply: Int32Array.from([...market.supply].filter((_, place) => place % market.days >= day)),
      stores: {
        classOf: Int32Array.from(pick(market.stores.classOf)),
        need: Int32Array.from(pick(need)),
        cap: Int32Array.from(pick(market.stores.cap)),
        lastDay: Int32Array.from(pick(market.stores.lastDay), (last) => last - day),
        weight: Float64Array.from(pick(market.stores.weight)),
        tie: Uint32Array.from(pick(market.stores.tie)),
      },
    });
    open.forEach((store, index) => {
      need[store] = (need[store] ?? 0) - (plan.given[index] ?? 0);
      if (need[store] === 0) gone[store] = 1;
    });
  }
  return gone.reduce((sum, one) => sum + one, 0);
}

test("what a plan promises is kept when it is carried out day by day", () => {
  let promised = 0;
  let kept = 0;
  fc.assert(
    fc.property(someMarket, (market) => {
      promised += planDay(market).covered;
      kept += carriedOut(market);
    }),
    { numRuns: 300, seed: 42 },
  );
  expect(kept / promised).toBeGreaterThan(0.995);
});
