/** What staff decide of traffic: the marketplace's setting, and other shares of a pool. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { staff } from "#tests/support/shop";
import { aPlan, aPool } from "#tests/support/traffic-plan";
import type { StaffActor } from "~/features/people/actor";
import { NotAllowed } from "~/features/people/may";
import { decideSetting } from "~/features/traffic/decide-setting.server";
import { endPoolShare } from "~/features/traffic/end-pool-share.server";
import { readPoolPage } from "~/features/traffic/pool-page.server";
import { previewPoolShare } from "~/features/traffic/preview-pool-share.server";
import { trafficSettingOf } from "~/features/traffic/read-setting.server";
import { readSettingPage } from "~/features/traffic/read-settings.server";
import { defaultSetting, defaultShares } from "~/features/traffic/setting";
import { sharePool } from "~/features/traffic/share-pool.server";
import { setClock } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { newId } from "~/values/public-id";

const today = "2026-11-23";
let market: TestMarketplace;
let manager: StaffActor;
beforeAll(() => setClock(new Date(`${today}T02:00:00Z`)));
beforeEach(async () => {
  market = await aMarketplace();
  manager = staff(market.id, "program-manager");
});

const deeds = () =>
  sqlInTenant(
    market.id,
    (sql) => sql<{ verb: string; thing_id: string }[]>`
      SELECT verb, thing_id FROM audit_entry WHERE marketplace_id = ${market.id} ORDER BY at, id`,
  ).then((rows) => rows.map(({ verb, thing_id }) => [verb, thing_id]));

test("a marketplace begins with the defaults; every change is a version and stands in history", async () => {
  expect(await readSettingPage(manager)).toEqual({ current: defaultSetting, versions: [] });
  const more = { ...defaultShares, supportShareBps: 2_500 };
  expect(await decideSetting(manager, more, 0)).toEqual({ ok: true, version: 1 });
  const most = { ...more, cautionMilli: 1_500 };
  expect(await decideSetting(manager, most, 1)).toEqual({ ok: true, version: 2 });
  const found = await sqlInTenant(market.id, (sql) => trafficSettingOf(sql, market.id));
  expect(found).toEqual({ version: 2, ...most });
  const { versions } = await readSettingPage(manager);
  expect(versions.map(({ version, supportShareBps }) => [version, supportShareBps])).toEqual([
    [2, 2_500],
    [1, 2_500],
  ]);
  expect(await deeds()).toEqual([
    ["traffic-setting-decided", "1"],
    ["traffic-setting-decided", "2"],
  ]);
});

test("of two who change the same version one is told", async () => {
  const changes = [3_000, 1_000].map((supportShareBps) =>
    decideSetting(manager, { ...defaultShares, supportShareBps }, 0),
  );
  const outcomes = await Promise.all(changes);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ because: "changed-meanwhile" });
  expect((await readSettingPage(manager)).current.version).toBe(1);
});

test("who only reads changes nothing", async () => {
  const auditor = staff(market.id, "auditor");
  expect(() => decideSetting(auditor, defaultShares, 0)).toThrow(NotAllowed);
  await expect(sharePool(auditor, share(), today)).rejects.toThrow(NotAllowed);
  expect(() => endPoolShare(auditor, newId())).toThrow(NotAllowed);
});

const share = (wish: Partial<Parameters<typeof sharePool>[1]> = {}) => ({
  ...aPool,
  shareBps: 4_000,
  fromDay: "2026-11-24",
  toDay: "2026-11-30",
  reason: "New stores of a fair",
  ...wish,
});
const page = () => readPoolPage(manager, aPool, today);

test("a pool has one share of its own a day; ended, its days are free again", async () => {
  const given = await sharePool(manager, share(), today);
  if (!given.ok) throw new Error(given.because);
  expect(
    await sharePool(manager, share({ fromDay: "2026-11-30", toDay: "2026-12-05" }), today),
  ).toEqual({ ok: false, because: "overlaps" });
  expect(
    await sharePool(manager, share({ fromDay: "2026-12-01", toDay: "2026-12-05" }), today),
  ).toMatchObject({ ok: true });
  expect(await sharePool(manager, share({ region: "Yunnan" }), today)).toMatchObject({ ok: true });
  expect(await sharePool(manager, share({ fromDay: "2026-11-22" }), today)).toMatchObject({
    because: "day-is-past",
  });
  expect(await endPoolShare(manager, given.id)).toEqual({ ok: true, pool: aPool });
  expect(await endPoolShare(manager, given.id)).toEqual({ ok: false, because: "not-in-force" });
  expect(await sharePool(manager, share({ shareBps: 0 }), today)).toMatchObject({ ok: true });
  expect((await page())?.shares.map(({ shareBps, ended }) => [shareBps, ended])).toEqual([
    [0, false],
    [4_000, false],
    [4_000, true],
  ]);
  const pool = "feed|food|Zhejiang";
  expect(await deeds()).toEqual([
    ["pool-share-set", pool],
    ["pool-share-set", pool],
    ["pool-share-set", "feed|food|Yunnan"],
    ["pool-share-ended", pool],
    ["pool-share-set", pool],
  ]);
});

test("of two shares given at the same instant one is refused", async () => {
  const outcomes = await Promise.all([1, 2, 3].map(() => sharePool(manager, share(), today)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});

/** A pool of 5,000 a day, and stores that were each promised 800. */
async function scarce(stores: number): Promise<void> {
  const own = { marketplace_id: market.id };
  await sqlInTenant(market.id, async (sql) => {
    const days = Array.from({ length: 14 }, (_, ahead) =>
      new Date(Date.parse("2026-11-24") + ahead * 86_400_000).toISOString().slice(0, 10),
    );
    const forecast = { hour_window: "00-24", forecast_impressions: 5_000, version: 1 };
    await sql`INSERT INTO supply_forecast ${sql(
      days.map((date) => ({ ...own, date, ...aPool, ...forecast })),
    )}`;
    for (let n = 0; n < stores; n += 1) {
      const uid = { ...own, store_uid: `s${n}` };
      await sql`INSERT INTO store ${sql({
        ...uid,
        ...{
          entity_uid: `e${n}`,
          name: `Store ${n}`,
          opened_at: new Date("2026-11-20"),
          version: 1,
        },
        ...{ primary_category: "food", categories: [], region: "Zhejiang" },
      })}`;
      await sql`INSERT INTO traffic_grant ${sql({
        ...uid,
        ...{ grant_id: newId(), kind: "guarantee", impressions: 800 },
        ...{ make_good_bps: 0, make_good_days: 0, from_day: "2026-11-20", to_day: "2026-11-30" },
      })}`;
    }
  });
}

test("before it is saved, a share shows what it adds and what a plan would keep; nothing is left behind", async () => {
  await scarce(12);
  const tried = await previewPoolShare(manager, share(), today);
  if (!tried.ok) throw new Error(tried.because);
  const { before, after, keeps } = tried.effect;
  expect([before, after]).toEqual([1_000, 2_000]);
  expect(keeps?.after.covered).toBeGreaterThan(keeps?.before.covered ?? 99);
  expect(keeps?.after.covered).toBeLessThanOrEqual(keeps?.after.bound ?? 0);
  expect((await page())?.shares).toEqual([]);
  expect(await deeds()).toEqual([]);

  await sharePool(manager, share(), today);
  expect(await previewPoolShare(manager, share(), today)).toEqual({
    ok: false,
    because: "overlaps",
  });
  expect((await previewPoolShare(manager, share({ fromDay: "2026-11-01" }), today)).ok).toBe(false);
});

test("the page of a pool: its windows, its last days, and nothing of a pool nobody heard of", async () => {
  expect(await page()).toBeNull();
  await aPlan(market.id, {
    date: "2026-11-20",
    pools: [{ planned: 700 }],
  });
  await aPlan(market.id, {
    date: today,
    verdicts: [{ storeUid: "a" }],
    quotas: [
      { storeUid: "a", impressions: 30, hourWindow: "06-12" },
      { storeUid: "a", impressions: 5, hourWindow: "06-12", region: "*" },
    ],
    pools: [{ source: "estimated", priceMicro: 250 }],
  });
  await sqlInTenant(market.id, async (sql) => {
    const own = { marketplace_id: market.id };
    await sql`INSERT INTO supply_forecast ${sql(
      ["00-06", "06-12"].map((hour_window) => ({
        ...own,
        date: today,
        ...aPool,
        hour_window,
        forecast_impressions: 50,
        version: 1,
      })),
    )}`;
    const report = { ...own, ...aPool, store_uid: "a", day: "2026-11-20", clicks: 0 };
    const hour = new Date("2026-11-20T02:00:00Z");
    await sql`INSERT INTO impression_report ${sql(
      [
        { ...report, report_uid: "r1", kind: "SUPPORT", impressions: 90, unique_users: 80, hour },
        { ...report, report_uid: "r2", kind: "NATURAL", impressions: 70, unique_users: 70, hour },
      ].map((row) => ({ ...row, occurred_at: hour })),
    )}`;
  });
  const found = await page();
  expect(found?.plan).toMatchObject({ source: "estimated", priceMicro: 250, supply: 2_000 });
  expect(found?.windows).toEqual([
    { hourWindow: "00-06", forecast: 50, planned: 0 },
    { hourWindow: "06-12", forecast: 50, planned: 30 },
  ]);
  expect(found?.days).toHaveLength(14);
  expect(found?.days.find(({ day }) => day === "2026-11-20")).toEqual({
    ...{ day: "2026-11-20", forecast: null, planned: 700, delivered: 80 },
  });
});
