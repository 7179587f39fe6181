/** Plans from what lies in the database, through the real wires. */
import { beforeEach, describe, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { automatic } from "~/features/people/actor";
import { keepPlansReady } from "~/features/traffic/keep-plans-ready.server";
import { planTraffic } from "~/features/traffic/plan-traffic.server";
import { setClock } from "~/platform/clock.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { addDays, type Day } from "~/values/day";
import { newId } from "~/values/public-id";

const day: Day = "2026-11-23";
let market: TestMarketplace;
beforeEach(async () => {
  setClock(new Date(`${addDays(day, -1)}T22:00:00+08:00`));
  market = await aMarketplace();
});

const planner = () => automatic(market.id, "traffic-planner");
const inMarket = <T>(work: (sql: Sql) => Promise<T>) => sqlInTenant(market.id, work);

type StoreWish = {
  readonly category?: string;
  readonly region?: string;
  readonly closed?: boolean;
  readonly stock?: number;
};
async function aStore(uid: string, wish: StoreWish = {}): Promise<string> {
  const { category = "food", region = "Zhejiang", closed = false, stock = 10 } = wish;
  await inMarket(async (sql) => {
    await sql`INSERT INTO store ${sql({
      marketplace_id: market.id,
      store_uid: uid,
      entity_uid: `e-${uid}`,
      name: uid,
      opened_at: new Date(`${day}T00:00:00Z`),
      closed_at: closed ? new Date(`${day}T00:00:00Z`) : null,
      primary_category: category,
      categories: [category],
      region,
    })}`;
    await sql`INSERT INTO product ${sql({
      marketplace_id: market.id,
      product_uid: `p-${uid}`,
      store_uid: uid,
      title: uid,
      category,
      listed_at: new Date(`${day}T00:00:00Z`),
      price_minor: 100,
      currency: "CNY",
      stock,
    })}`;
  });
  return uid;
}
type GrantWish = {
  readonly kind?: "guarantee" | "grant";
  readonly impressions?: number;
  readonly from?: Day;
  readonly to?: Day;
};
async function aPromise(storeUid: string, wish: GrantWish = {}): Promise<string> {
  const { kind = "guarantee", impressions = 1_000, from = day, to = addDays(day, 6) } = wish;
  const grantId = newId();
  await inMarket(
    (sql) =>
      sql`INSERT INTO traffic_grant ${sql({
        marketplace_id: market.id,
        grant_id: grantId,
        store_uid: storeUid,
        impressions,
        kind,
        make_good_bps: kind === "guarantee" ? 15_000 : 0,
        make_good_days: kind === "guarantee" ? 7 : 0,
        from_day: from,
        to_day: to,
      })}`,
  );
  return grantId;
}
type PoolWish = { readonly category?: string; readonly region?: string; readonly surface?: string };
const forecast = (date: Day, hourWindow: string, impressions: number, pool: PoolWish = {}) =>
  inMarket(
    (sql) =>
      sql`INSERT INTO supply_forecast ${sql({
        marketplace_id: market.id,
        date,
        surface: pool.surface ?? "feed",
        category: pool.category ?? "food",
        region: pool.region ?? "Zhejiang",
        hour_window: hourWindow,
        forecast_impressions: impressions,
        version: 1,
      })}`,
  );
async function report(storeUid: string, on: Day, impressions: number, pool: PoolWish = {}) {
  await inMarket(
    (sql) =>
      sql`INSERT INTO impression_report ${sql({
        marketplace_id: market.id,
        report_uid: newId(),
        store_uid: storeUid,
        surface: pool.surface ?? "feed",
        category: pool.category ?? "food",
        region: pool.region ?? "Zhejiang",
        hour: new Date(`${on}T02:00:00+08:00`),
        day: on,
        kind: "SUPPORT",
        impressions,
        occurred_at: new Date(`${on}T03:00:00+08:00`),
      })}`,
  );
}

type Quota = {
  readonly storeUid: string;
  readonly number: number;
  readonly impressions: number;
  readonly priority: number;
  readonly hourWindow: string;
  readonly category: string;
  readonly region: string;
};
async function made(date: Day = day) {
  const done = await planTraffic(planner(), { date, occasion: "nightly" });
  if (!done.ok) throw new Error(done.because);
  const { planId } = done;
  return inMarket(async (sql) => ({
    ...done,
    quotas: await sql<Quota[]>`
      SELECT store_uid AS "storeUid", number, impressions, priority, hour_window AS "hourWindow",
        category, region FROM traffic_quota
      WHERE marketplace_id = ${market.id} AND plan_id = ${planId} ORDER BY number`,
    verdicts: await sql<{ storeUid: string; reason: string; need: number; given: number }[]>`
      SELECT store_uid AS "storeUid", reason, need, given FROM traffic_verdict
      WHERE marketplace_id = ${market.id} AND plan_id = ${planId} ORDER BY store_uid, grant_id`,
    pools: await sql<{ source: string; supply: number; planned: number; forecast: number }[]>`
      SELECT source, supply, planned, forecast FROM traffic_pool_plan
      WHERE marketplace_id = ${market.id} AND plan_id = ${planId} ORDER BY category, region`,
    hash: (
      await sql<{ hash: string }[]>`
        SELECT inputs_hash AS hash FROM traffic_plan
        WHERE marketplace_id = ${market.id} AND plan_id = ${planId}`
    )[0]?.hash,
  }));
}
const summed = (quotas: readonly Quota[]) =>
  quotas.reduce((total, { impressions }) => total + impressions, 0);

describe("a day's plan", () => {
  test("keeps a guarantee within its daily cap, in the hours that come first", async () => {
    await aPromise(await aStore("s1"));
    for (const window of ["00-06", "06-12", "12-18", "18-24"]) await forecast(day, window, 1_000);
    const plan = await made();
    expect(plan).toMatchObject({ guarantees: 1, covered: 1, bound: 1, revision: 1 });
    // 1,000 wanted, nine of ten arrive: 1,112 over seven days of which six are counted on, at most 350 a day.
    expect(plan.verdicts).toEqual([
      { storeUid: "s1", reason: "SELECTED_NOW", need: 1_112, given: 350 },
    ]);
    expect(plan.quotas.map(({ hourWindow, impressions }) => [hourWindow, impressions])).toEqual([
      ["00-06", 200],
      ["06-12", 150],
    ]);
    expect(plan.pools).toEqual([
      { source: "forecast", supply: 800, planned: 350, forecast: 4_000 },
    ]);
  });

  test("what does not suffice for all keeps as many promises as any plan could", async () => {
    for (const uid of ["a", "b", "c", "d"])
      await aPromise(await aStore(uid), { impressions: 100, to: day });
    await forecast(day, "00-24", 1_500);
    const plan = await made();
    // 300 to give; each needs 112 on this one day, at most 35: none can be kept.
    expect(plan.verdicts.map(({ reason }) => reason)).toEqual(Array(4).fill("INFEASIBLE_CAP"));
    await inMarket(
      (sql) =>
        sql`INSERT INTO traffic_setting ${sql({
          marketplace_id: market.id,
          version: 1,
          support_share_bps: 2_000,
          daily_cap_bps: 10_000,
          caution_milli: 1_000,
          arrivals_bps: 0,
          outage_days: 3,
          graduate_bps: 400,
          stop_bps: 50,
          decided_at: new Date(),
          decided_by: "somebody",
        })}`,
    );
    for (const uid of ["e", "f"])
      await aPromise(await aStore(uid), { impressions: 90, to: day, kind: "grant" });
    const wider = await made();
    expect(wider.revision).toBe(2);
    expect(wider.covered).toBe(wider.bound);
    expect(summed(wider.quotas)).toBe(300);
    expect(wider.verdicts.filter(({ given, need }) => given > need)).toEqual([]);
  });

  test("a store is shown in its own pools alone, and where everybody may be shown", async () => {
    await aPromise(await aStore("s1"), { impressions: 500, to: day });
    await aPromise(await aStore("s2", { region: "Fujian" }), { impressions: 500, to: day });
    await forecast(day, "00-24", 500);
    await forecast(day, "00-24", 500, { category: "toys" });
    await forecast(day, "00-24", 500, { region: "*" });
    const { quotas } = await made();
    expect(quotas.length).toBeGreaterThan(0);
    for (const { storeUid, category, region } of quotas) {
      expect(category).toBe("food");
      if (storeUid === "s2") expect(region).toBe("*");
    }
  });

  test("the same facts make the same plan; a new fact another one", async () => {
    await aPromise(await aStore("s1"));
    await forecast(day, "00-24", 1_000);
    const [first, second] = [await made(), await made()];
    expect(second.hash).toBe(first.hash);
    expect(second.quotas).toEqual(first.quotas);
    await report("s1", day, 10);
    expect((await made()).hash).not.toBe(first.hash);
  });

  test("what is reported is no longer needed; what is fulfilled takes nothing", async () => {
    await aPromise(await aStore("s1"), { from: addDays(day, -2), to: addDays(day, 4) });
    await forecast(day, "00-24", 5_000);
    await report("s1", addDays(day, -1), 600);
    expect((await made()).verdicts[0]?.need).toBeLessThan(450);
    await report("s1", addDays(day, -1), 400);
    const plan = await made();
    expect(plan.verdicts[0]?.reason).toBe("FULFILLED");
    expect(plan).toMatchObject({ guarantees: 1, covered: 1, bound: 1, quotas: [] });
  });

  test.each([
    ["CLOSED", { closed: true }],
    ["NO_STOCK", { stock: 0 }],
  ] as const)("%s: nothing, and it says so", async (reason, wish) => {
    await aPromise(await aStore("s1", wish));
    await forecast(day, "00-24", 5_000);
    const plan = await made();
    expect(plan.verdicts).toMatchObject([{ reason, given: 0 }]);
    expect(plan.quotas).toEqual([]);
  });

  test("who is stopped for lack of response keeps her guarantee and gets no grants", async () => {
    const uid = await aStore("s1");
    await aPromise(uid, { impressions: 100 });
    await aPromise(uid, { impressions: 5_000, kind: "grant" });
    await forecast(day, "00-24", 50_000);
    await inMarket(
      (sql) =>
        sql`INSERT INTO traffic_response ${sql({
          marketplace_id: market.id,
          id: newId(),
          store_uid: uid,
          verdict: "STOPPED",
          day,
          decided_at: new Date(),
          decided_by: "traffic-planner",
        })}`,
    );
    const reasons = (await made()).verdicts.map(({ reason }) => reason);
    expect(reasons.sort()).toEqual(["SELECTED_NOW", "STOPPED"]);
  });

  test("without a promise and without a pool there is nothing to plan; the past is not planned", async () => {
    expect(await planTraffic(planner(), { date: day, occasion: "asked" })).toMatchObject({
      because: "nothing-to-plan",
    });
    expect(
      await planTraffic(planner(), { date: addDays(day, -2), occasion: "asked" }),
    ).toMatchObject({ because: "past-day" });
  });
});

describe("supply", () => {
  test("where no forecast was sent for the day, what such a day had counts", async () => {
    await aPromise(await aStore("s1"));
    await forecast(addDays(day, -1), "00-12", 1_000);
    await forecast(addDays(day, -2), "00-12", 3_000);
    expect((await made()).pools).toMatchObject([{ source: "estimated", forecast: 2_000 }]);
  });

  test("where none was ever sent, what was shown there counts", async () => {
    await aPromise(await aStore("s1"));
    await report("other", addDays(day, -1), 500);
    await report("other", addDays(day, -3), 300);
    expect((await made()).pools).toMatchObject([{ source: "estimated", forecast: 400 }]);
  });

  test("a pool of its own share on some days has that share", async () => {
    await aPromise(await aStore("s1"));
    await forecast(day, "00-24", 1_000);
    await inMarket(
      (sql) =>
        sql`INSERT INTO traffic_pool_share ${sql({
          marketplace_id: market.id,
          id: newId(),
          surface: "feed",
          category: "food",
          region: "Zhejiang",
          from_day: day,
          to_day: day,
          share_bps: 5_000,
          reason: "a cohort falls short",
          decided_at: new Date(),
          decided_by: "somebody",
        })}`,
    );
    expect((await made()).pools).toMatchObject([{ supply: 500 }]);
  });

  test("a pool of which nothing came for three days is left out, and tried again later", async () => {
    await aPromise(await aStore("s1"), {
      impressions: 100_000,
      kind: "grant",
      to: addDays(day, 20),
    });
    const other = { category: "toys" };
    await aPromise(await aStore("s2", other), {
      impressions: 100_000,
      kind: "grant",
      to: addDays(day, 20),
    });
    const sources: string[] = [];
    for (let ahead = 0; ahead < 8; ahead += 1) {
      const date = addDays(day, ahead);
      setClock(new Date(`${addDays(date, -1)}T22:00:00+08:00`));
      await forecast(date, "00-24", 1_000);
      await forecast(date, "00-24", 1_000, other);
      sources.push((await made(date)).pools[0]?.source ?? "");
      await report("s2", date, 50, other);
    }
    expect(sources).toEqual([
      ...["forecast", "forecast", "forecast"],
      ...["dead", "dead", "dead"],
      ...["forecast", "dead"],
    ]);
  });
});

describe("a missed guarantee", () => {
  const makeGoods = () =>
    inMarket(
      (sql) => sql<{ impressions: number; fromDay: Day; toDay: Day; endedOn: Day | null }[]>`
        SELECT impressions, from_day AS "fromDay", to_day AS "toDay", ended_on AS "endedOn"
        FROM traffic_grant WHERE marketplace_id = ${market.id} AND kind = 'make-good'`,
    );

  test("is made good by half as much again, once, and a late report lowers it", async () => {
    await aPromise(await aStore("s1"), { from: addDays(day, -7), to: addDays(day, -1) });
    await report("s1", addDays(day, -3), 600);
    await forecast(day, "00-24", 100_000);
    const plan = await made();
    expect(await makeGoods()).toEqual([
      { impressions: 600, fromDay: day, toDay: addDays(day, 6), endedOn: null },
    ]);
    expect(plan.guarantees).toBe(1);
    await made();
    expect(await makeGoods()).toHaveLength(1);
    await report("s1", addDays(day, -2), 200);
    await made();
    expect(await makeGoods()).toMatchObject([{ impressions: 300 }]);
    await report("s1", addDays(day, -2), 200);
    expect((await made()).guarantees).toBe(0);
  });

  test("that was kept owes nothing", async () => {
    await aPromise(await aStore("s1"), { from: addDays(day, -7), to: addDays(day, -1) });
    await report("s1", addDays(day, -3), 1_000);
    await forecast(day, "00-24", 100_000);
    await made();
    expect(await makeGoods()).toEqual([]);
  });
});

describe("within the day", () => {
  const revisions = () =>
    inMarket(
      (sql) => sql<{ date: Day; revision: number; occasion: string; supply: number }[]>`
        SELECT date, revision, occasion, supply FROM traffic_plan
        WHERE marketplace_id = ${market.id} ORDER BY date, revision`,
    );

  test("a plan is made once, and again for the hours left when something was reported", async () => {
    await aPromise(await aStore("s1"));
    await forecast(day, "00-12", 1_000);
    await forecast(day, "12-24", 1_000);
    setClock(new Date(`${addDays(day, -1)}T21:05:00+08:00`));
    await keepPlansReady(planner());
    setClock(new Date(`${day}T00:05:00+08:00`));
    await keepPlansReady(planner());
    expect((await revisions()).filter(({ date }) => date === day)).toHaveLength(1);
    setClock(new Date(`${day}T18:00:00+08:00`));
    await report("s1", day, 100);
    await inMarket(
      (sql) =>
        sql`INSERT INTO import ${sql({
          marketplace_id: market.id,
          id: newId(),
          dataset: "impressions",
          state: "DONE",
          door: "api",
          atomic: false,
          started_by: "somebody",
          started_by_id: "somebody",
          started_at: new Date(`${day}T17:00:00+08:00`),
          progress_at: new Date(`${day}T17:00:00+08:00`),
          finished_at: new Date(`${day}T17:00:00+08:00`),
        })}`,
    );
    await keepPlansReady(planner());
    expect((await revisions()).filter(({ date }) => date === day)).toMatchObject([
      { revision: 1, occasion: "nightly", supply: 400 },
      { revision: 2, occasion: "repaced", supply: 100 },
    ]);
    setClock(new Date(`${day}T21:05:00+08:00`));
    await keepPlansReady(planner());
    expect((await revisions()).at(-1)).toMatchObject({ date: addDays(day, 1), revision: 1 });
  });

  test("a promise that began after the evening's plan has its place in the next one", async () => {
    await aPromise(await aStore("s1"));
    await forecast(day, "00-24", 1_000);
    setClock(new Date(`${addDays(day, -1)}T21:05:00+08:00`));
    await keepPlansReady(planner());
    await aPromise(await aStore("s2"));
    setClock(new Date(`${day}T01:05:00+08:00`));
    await keepPlansReady(planner());
    await keepPlansReady(planner());
    expect((await revisions()).filter(({ date }) => date === day)).toHaveLength(2);
  });

  test("what was delivered today counts against the daily cap", async () => {
    await aPromise(await aStore("s1"));
    await forecast(day, "00-24", 10_000);
    await report("s1", day, 340);
    expect((await made()).verdicts).toMatchObject([{ given: 10 }]);
    await report("s1", day, 10);
    expect((await made()).verdicts).toMatchObject([{ given: 0, reason: "SELECTED_LATER" }]);
  });
});

test("two at once make two revisions, one after the other; another marketplace sees neither", async () => {
  await aPromise(await aStore("s1"));
  await forecast(day, "00-24", 1_000);
  const both = await Promise.all([made(), made()]);
  expect(both.map(({ revision }) => revision).sort()).toEqual([1, 2]);
  const other = await aMarketplace();
  const [seen] = await sqlInTenant(
    other.id,
    (sql) => sql<{ count: number }[]>`SELECT count(*)::int AS count FROM traffic_plan`,
  );
  expect(seen?.count).toBe(0);
});
