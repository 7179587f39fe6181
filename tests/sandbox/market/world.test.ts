import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dice } from "../../../sandbox/market/dice";
import { filesOf, finalOf, reportsOf } from "../../../sandbox/market/faults";
import { ringSeenOn } from "../../../sandbox/market/fraud";
import {
  forecastLines,
  lateFiles,
  opening,
  openMarket,
  pass,
  trade,
} from "../../../sandbox/market/market";
import { dayParts, hourWindows, momentOf } from "../../../sandbox/market/moments";
import { heldIn } from "../../../sandbox/market/pools";
import { type Quota, showByPlan, showEqually } from "../../../sandbox/market/showing";
import { isLive, type Wishes, type World, worldOf } from "../../../sandbox/market/world";

const wishes = (seed: number, more: Partial<Wishes> = {}): Wishes => ({
  ...{ seed, stores: 30, days: 12, from: "2026-10-05", zone: "Asia/Shanghai", currency: "CNY" },
  ...more,
});
const seeds = fc.integer({ min: 0, max: 999_999 });

/** A plan that anybody could make: every open store in the feed of its region, all day. */
const plainPlan = ({ stores }: World, day: number): Quota[] =>
  stores
    .filter(({ opens }) => opens < day)
    .flatMap(({ storeUid, category, region }) =>
      hourWindows.map((hourWindow) => ({
        ...{ storeUid, surface: "feed", category, region, hourWindow, quotaImpressions: 90 },
      })),
    );

/** Everything a market sends over its days, as text. */
function wholeStory(given: Wishes): string {
  const market = openMarket(worldOf(given));
  const { world } = market;
  const told: unknown[] = [];
  for (let day = 0; day < world.days; day += 1) {
    told.push(opening(market, day));
    const plan = day % 3 === 0 ? null : plainPlan(world, day);
    for (const part of dayParts.keys()) told.push(pass(market, day, part, plan));
    told.push(trade(market, day), forecastLines(world, day));
  }
  told.push(lateFiles(market));
  return JSON.stringify(told);
}

describe("a seed decides everything", () => {
  test("the same seed tells the same story, to the byte", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(wholeStory(wishes(seed))).toBe(wholeStory(wishes(seed)));
      }),
      { numRuns: 5 },
    );
  });

  test("another seed tells another", () => {
    expect(wholeStory(wishes(1))).not.toBe(wholeStory(wishes(2)));
  });

  test("two markets share no id, and neither takes the other's forecasts for its own", () => {
    const [one, other] = [worldOf(wishes(1)), worldOf(wishes(1, { stores: 31 }))];
    const ids = new Set(one.stores.map(({ storeUid }) => storeUid));
    expect(other.stores.filter(({ storeUid }) => ids.has(storeUid))).toEqual([]);
    expect(one.firstVersion).not.toBe(other.firstVersion);
  });

  test("what dice say of a question does not depend on what else was asked", () => {
    const alone = dice(7, "off-day", 3, 4).share();
    dice(7, "off-day", 3, 3).share();
    expect(dice(7, "off-day", 3, 4).share()).toBe(alone);
    expect(dice(7, "off-day", 34).share()).not.toBe(dice(7, "off-day", 3, 4).share());
  });

  test("successes lie between none and all, also where they are approximated", () => {
    fc.assert(
      fc.property(
        seeds,
        fc.nat(5_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seed, n, p) => {
          const won = dice(seed, "try").successes(n, p);
          expect(won >= 0 && won <= n && Number.isInteger(won)).toBe(true);
        },
      ),
    );
  });
});

describe("showing", () => {
  const world = worldOf(wishes(11));
  const whole = { day: 8, windows: hourWindows };
  const plans = {
    planned: () => showByPlan(world, whole, plainPlan(world, 8)),
    equal: () => showEqually(world, whole),
  };

  test.each(["planned", "equal"] as const)("%s: no pool shows more than it holds", (way) => {
    const shown = plans[way]();
    expect(shown.length).toBeGreaterThan(10);
    for (const pool of world.pools)
      for (const window of hourWindows) {
        const used = shown
          .filter(
            (each) =>
              each.surface === pool.surface &&
              each.category === pool.category &&
              each.region === pool.region &&
              each.window === window,
          )
          .reduce((sum, { impressions }) => sum + impressions, 0);
        const held = heldIn(world.seed, pool, whole.day, window) * world.supportShare;
        expect(used).toBeLessThanOrEqual(held);
      }
  });

  test.each(["planned", "equal"] as const)("%s: who is not there is not shown", (way) => {
    for (const { store, users, impressions } of plans[way]()) {
      expect(isLive(world, store, whole.day)).toBe(true);
      expect(users).toBeLessThanOrEqual(impressions);
    }
  });

  test("a pool that is out shows nothing", () => {
    const out = [3, 4, 5, 6, 7, 8]
      .map((seed) => worldOf(wishes(seed)))
      .flatMap(({ seed, pools }) => pools.map((pool) => ({ seed, pool })))
      .filter(({ pool }) => pool.outages.length > 0);
    expect(out.length).toBeGreaterThan(0);
    for (const { seed, pool } of out)
      expect(heldIn(seed, pool, pool.outages[0]?.from ?? 0, "12-18")).toBe(0);
  });
});

test("however files go astray, what counts in the end is one version of each report", () => {
  const world = worldOf(wishes(5));
  const shown = showEqually(world, { day: 6, windows: hourWindows });
  const reports = reportsOf(world, 6, shown);
  const files = filesOf(world, { day: 6, part: 0 }, reports);
  const ended = finalOf(files);
  expect(ended.map(({ reportUid }) => reportUid).sort()).toEqual(
    reports.map(({ reportUid }) => reportUid).sort(),
  );
  expect(new Set(ended.map(({ reportUid }) => reportUid)).size).toBe(reports.length);
});

test("the ring is of one hand and is found out two days after it begins", () => {
  const { stores } = worldOf(wishes(5));
  const ring = stores.filter(({ part }) => part === "ring");
  expect(ring.map(({ opens }) => opens)).toEqual([2, 3, 4, 5]);
  expect(ringSeenOn({ stores })).toBe(4);
});

test("moments are local, also where a day has no such hour", () => {
  const london = { from: "2026-03-28", zone: "Europe/London" };
  expect(momentOf(london, 0, 8 * 60)).toBe("2026-03-28T08:00:00Z");
  expect(momentOf(london, 1, 8 * 60)).toBe("2026-03-29T07:00:00Z");
  expect(momentOf(london, 0, 24 * 60)).toBe("2026-03-29T00:00:00Z");
});
