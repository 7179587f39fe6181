/** A day's plan over promises, at random: nothing is oversold, nobody is above her cap, every promise has its reason. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { planOfDay } from "~/features/traffic/day-plan";
import { type Expected, poolsFrom } from "~/features/traffic/pools";
import { audienceOf, type OpenPromise } from "~/features/traffic/promises";
import { defaultSetting } from "~/features/traffic/setting";
import { addDays } from "~/values/day";

const day = "2026-11-23";
const days = 14;
const categories = ["food", "toys", "home"];
const regions = ["east", "west"];

const expectedOf = fc.record({
  surface: fc.constantFrom("feed", "search"),
  category: fc.constantFrom(...categories, "*"),
  region: fc.constantFrom(...regions, "*"),
  date: fc.option(
    fc.nat({ max: days - 1 }).map((ahead) => addDays(day, ahead)),
    { nil: null },
  ),
  hourWindow: fc.constantFrom("00-06", "06-12", "12-18", "18-24"),
  impressions: fc.nat({ max: 20_000 }),
});
const promiseOf = fc.record({
  kind: fc.constantFrom("guarantee", "make-good", "grant"),
  store: fc.nat({ max: 15 }),
  promised: fc.integer({ min: 1, max: 5_000 }),
  done: fc.double({ min: 0, max: 1.2, noNaN: true }),
  today: fc.nat({ max: 300 }),
  left: fc.nat({ max: 30 }),
  blocked: fc.option(fc.constantFrom("CLOSED", "NO_STOCK", "FRAUD"), { nil: null, freq: 8 }),
  seen: fc.nat({ max: 14 }),
});
type Wish = typeof promiseOf extends fc.Arbitrary<infer One> ? One : never;

const promiseFrom = (wish: Wish, index: number): OpenPromise => {
  const delivered = Math.floor(wish.promised * wish.done);
  return {
    grantId: `grant-${String(index).padStart(3, "0")}`,
    storeUid: `store-${wish.store}`,
    kind: wish.kind as OpenPromise["kind"],
    promised: wish.promised,
    delivered,
    deliveredToday: Math.min(delivered, wish.today),
    toDay: addDays(day, wish.left),
    audience: audienceOf([categories[wish.store % 3] ?? ""], regions[wish.store % 2] ?? ""),
    blocked: wish.blocked as OpenPromise["blocked"],
    assigned: wish.seen * 100,
    arrived: wish.seen * 80,
    daysSeen: wish.seen,
    daysLive: Math.ceil(wish.seen * 0.8),
  };
};
const unique = (rows: readonly Expected[]) => [
  ...new Map(rows.map((row) => [JSON.stringify({ ...row, impressions: 0 }), row])).values(),
];
const market = fc.record({
  expected: fc.array(expectedOf, { maxLength: 40 }).map(unique),
  promises: fc.array(promiseOf, { maxLength: 40 }).map((all) => all.map(promiseFrom)),
  hoursPassed: fc.constantFrom(0, 0, 7.25, 23.5, 24),
});
type Facts = typeof market extends fc.Arbitrary<infer One> ? One : never;
const planned = ({ expected, promises, hoursPassed }: Facts) => {
  const { supportShareBps: shareBps, arrivalsBps } = defaultSetting;
  const pools = poolsFrom(expected, {
    day,
    days,
    hoursPassed,
    shareBps,
    arrivalsBps,
    dead: new Set(),
    shares: [],
  });
  const plan = planOfDay(promises, pools, { day, days, setting: defaultSetting });
  return { pools, plan, verdicts: [...plan.verdicts()] };
};
const summed = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);

test("no pool and no window is oversold, and what is left of a day is all that is given", () => {
  fc.assert(
    fc.property(market, (facts) => {
      const { pools, plan } = planned(facts);
      for (const pool of pools) {
        const here = plan.quotas.filter((quota) => quota.pool === pool);
        for (const { hourWindow, supply } of pool.windows) {
          const those = here.filter((quota) => quota.hourWindow === hourWindow);
          expect(summed(those.map(({ impressions }) => impressions))).toBeLessThanOrEqual(supply);
        }
        const inPool = plan.pools.find((one) => one.pool === pool)?.planned;
        expect(summed(here.map(({ impressions }) => impressions))).toBe(inPool);
      }
      if (facts.hoursPassed === 24) expect(plan.quotas).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test("no promise is above its need, its cap, or given what its verdict does not say", () => {
  fc.assert(
    fc.property(market, (facts) => {
      const { plan, verdicts } = planned(facts);
      expect(verdicts).toHaveLength(facts.promises.length);
      for (const { grantId, given, need, dailyCap, reason } of verdicts) {
        const mine = plan.quotas.filter((quota) => quota.grantId === grantId);
        expect(summed(mine.map(({ impressions }) => impressions))).toBe(given);
        expect(given).toBeLessThanOrEqual(Math.min(need, dailyCap));
        if (given > 0) expect(["SELECTED_NOW", "LEFTOVER", "INFEASIBLE_CAP"]).toContain(reason);
        if (reason === "SELECTED_NOW" || reason === "LEFTOVER") expect(given).toBeGreaterThan(0);
      }
      expect(plan.covered).toBeLessThanOrEqual(plan.bound);
      expect(plan.bound).toBeLessThanOrEqual(plan.guarantees);
      expect(summed(Object.values(plan.reasons))).toBe(plan.promises);
    }),
    { numRuns: 150 },
  );
});

test("a grant takes nothing that keeps a guarantee: without grants just as many are kept", () => {
  fc.assert(
    fc.property(market, (facts) => {
      const { plan } = planned(facts);
      const promises = facts.promises.filter(({ kind }) => kind !== "grant");
      const alone = planned({ ...facts, promises }).plan;
      expect(alone.covered).toBe(plan.covered);
      expect(alone.bound).toBe(plan.bound);
    }),
    { numRuns: 80 },
  );
});

test("the same facts make the same plan, to the last quota", () => {
  fc.assert(
    fc.property(market, (facts) => {
      const [first, second] = [planned(facts), planned(facts)];
      expect(second.plan.quotas).toEqual(first.plan.quotas);
      expect(second.verdicts).toEqual(first.verdicts);
    }),
    { numRuns: 40 },
  );
});
