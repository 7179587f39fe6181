import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { automatic } from "~/features/people/actor";
import { mondayOf } from "~/features/traffic/coverage-cohort";
import { refreshCoverage } from "~/features/traffic/refresh-coverage.server";
import { setClock } from "~/platform/clock.server";
import { addDays, type Day, startOf } from "~/values/day";
import {
  type CoverageRow,
  type CoveredShop,
  coverageRows,
  type Report,
  report,
  type Sale,
  supported,
  tell,
} from "./coverage-market";

const refresh = ({ id }: TestMarketplace, all = false) =>
  refreshCoverage(automatic(id, "traffic-planner"), { all });
const standAt = ({ zone }: TestMarketplace, day: Day) =>
  setClock(new Date(startOf(day, zone).getTime() + 9 * 3_600_000));

const monday = "2026-10-05";
const within = (day: Day, from: Day, days: number) => day >= from && day < addDays(from, days);
const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

/** What domain.md says of a store, by its words and with none of the product's SQL. */
function recount(shop: CoveredShop, today: Day): CoverageRow | null {
  const { storeUid, opened } = shop;
  if (opened > today) return null;
  const cohort = mondayOf(opened);
  const lastDay = addDays(cohort, 20);
  const judged = today < lastDay ? today : lastDay;
  const firstListed = shop.firstLive ?? [...(shop.listed ?? [])].sort()[0];
  const live = firstListed === undefined || firstListed > today ? null : firstListed;
  const liveDay = live !== null && live < opened ? opened : live;
  const counted = (shop.reports ?? []).filter(
    ({ kind, day }) =>
      kind === "SUPPORT" && liveDay !== null && within(day, liveDay, 7) && day <= today,
  );
  const seen = ({ uniqueUsers, impressions }: Report) => uniqueUsers ?? impressions;
  const until = (day: Day) => total(counted.filter((each) => each.day <= day).map(seen));
  const days = [...new Set(counted.map(({ day }) => day))].sort();
  const bySurface = [...new Set(counted.map(({ surface }) => surface))]
    .map((surface) => ({
      surface,
      seen: total(counted.filter((each) => each.surface === surface).map(seen)),
    }))
    .filter((each) => each.seen > 0)
    .sort((a, b) => b.seen - a.seen || (a.surface < b.surface ? -1 : 1));
  const orders = (shop.sales ?? []).filter(
    ({ cancelled, relatedParty, day }) => !cancelled && !relatedParty && day <= today,
  );
  const in30 = orders.filter(({ day }) => within(day, opened, 30));
  const net = total(in30.map(({ amountMinor, returned = 0 }) => amountMinor - returned));
  const known = (day: Day | null | undefined) => day != null && day <= judged;
  const isSerious = known(shop.seriousFrom) && (shop.seriousTo == null || shop.seriousTo > judged);
  const reason = () => {
    if (!known(shop.verified === undefined ? opened : shop.verified)) return "NOT_VERIFIED";
    if (liveDay === null || !within(liveDay, opened, 7)) return "NO_PRODUCT";
    if ((shop.brushingRisk ?? 0) >= 90) return "FRAUD";
    return isSerious || known(shop.closed) ? "FROZEN" : null;
  };
  return {
    storeUid,
    cohort,
    openedDay: opened,
    liveDay,
    leftOut: reason(),
    support: total(counted.map(seen)),
    mainSurface: bySurface[0]?.surface ?? null,
    coveredOn: days.find((day) => until(day) >= 1_000) ?? null,
    effective: orders.some(({ day }) => within(day, opened, 14)),
    success: in30.length >= 10 && net >= 100_000,
  };
}

const maybe = <T>(value: fc.Arbitrary<T>, freq = 3) => fc.option(value, { nil: null, freq });
const daysFrom = (opened: Day, from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((n) => addDays(opened, n));

const sale = (opened: Day): fc.Arbitrary<Sale> =>
  fc
    .record({
      day: daysFrom(opened, 0, 35),
      amountMinor: fc.integer({ min: 5_000, max: 20_000 }),
      cancelled: fc.boolean(),
      relatedParty: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      gone: fc.integer({ min: 0, max: 7 }),
    })
    .map(({ gone, cancelled, ...rest }) => ({
      ...rest,
      cancelled: cancelled && gone < 3,
      ...(gone === 7 && { returned: rest.amountMinor }),
    }));
const reported = (opened: Day): fc.Arbitrary<Report> =>
  fc.record({
    day: daysFrom(opened, -1, 16),
    kind: fc.constantFrom("SUPPORT", "SUPPORT", "SUPPORT", "NATURAL", "PAID"),
    surface: fc.constantFrom("feed", "search", "live"),
    impressions: fc.integer({ min: 0, max: 400 }),
    uniqueUsers: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
  });
const shopArbitrary: fc.Arbitrary<Omit<CoveredShop, "storeUid">> = daysFrom(monday, 0, 24).chain(
  (opened) =>
    fc.record({
      opened: fc.constant(opened),
      verified: maybe(daysFrom(opened, 0, 30), 8),
      closed: maybe(daysFrom(opened, 1, 40), 1),
      firstLive: maybe(daysFrom(opened, -2, 9), 1),
      listed: fc.array(daysFrom(opened, -1, 9), { maxLength: 3 }),
      seriousFrom: maybe(daysFrom(opened, 0, 30), 1),
      seriousTo: maybe(daysFrom(opened, 31, 40), 1),
      brushingRisk: maybe(fc.constantFrom(10, 89, 90, 100), 1),
      reports: fc.array(reported(opened), { maxLength: 14 }),
      sales: fc.array(sale(opened), { maxLength: 18 }),
    }),
);

describe("the refresh agrees with a recount by hand", () => {
  test.each(["Asia/Shanghai", "Europe/London", "America/Sao_Paulo"])("%s", async (zone) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(shopArbitrary, { minLength: 40, maxLength: 60 }),
        fc.integer({ min: 0, max: 70 }),
        async (drawn, later) => {
          const market = await aMarketplace({ zone });
          const shops = drawn.map((shop, n) => ({
            ...shop,
            storeUid: `s${String(n).padStart(3, "0")}`,
          }));
          const today = addDays(monday, later);
          standAt(market, addDays(monday, 80));
          await tell(market, shops);
          standAt(market, today);
          await refresh(market);
          const expected = shops.flatMap((shop) => recount(shop, today) ?? []);
          expect(await coverageRows(market)).toEqual(expected);
          const end = addDays(monday, 80);
          standAt(market, end);
          await refresh(market, true);
          expect(await coverageRows(market)).toEqual(
            shops.flatMap((shop) => recount(shop, end) ?? []),
          );
        },
      ),
      { numRuns: 3 },
    );
  });
});

describe("one shop", () => {
  let market: TestMarketplace;
  const shop = (wishes: Partial<CoveredShop>): CoveredShop => ({
    storeUid: "a",
    opened: monday,
    ...wishes,
  });
  const only = async (wishes: Partial<CoveredShop>, today: Day) => {
    standAt(market, today);
    await tell(market, [shop(wishes)]);
    await refresh(market);
    return (await coverageRows(market))[0];
  };
  beforeEach(async () => {
    market = await aMarketplace();
  });

  test.each([
    [7, 142, null],
    [7, 143, "2026-10-11"],
    [8, 125, null],
    [2, 500, "2026-10-06"],
  ])("%i days of %i impressions: covered on %s", async (days, impressions, coveredOn) => {
    const found = await only({ reports: supported(monday, days, impressions) }, "2026-10-20");
    expect(found).toMatchObject({ leftOut: null, coveredOn });
  });

  test("the days begin with the first product, not with the opening", async () => {
    const reports = supported("2026-10-11", 7, 143);
    const found = await only({ listed: ["2026-10-11"], reports }, "2026-10-20");
    expect(found).toMatchObject({ liveDay: "2026-10-11", leftOut: null, coveredOn: "2026-10-17" });
  });

  test("a product on the eighth day is too late", async () => {
    expect(await only({ listed: ["2026-10-12"] }, "2026-10-20")).toMatchObject({
      leftOut: "NO_PRODUCT",
    });
  });

  test("a late report, and one that says an hour anew, change a recent cohort", async () => {
    const reports = supported(monday, 7, 143);
    expect(await only({ reports: reports.slice(0, 6) }, "2026-11-10")).toMatchObject({
      support: 858,
      coveredOn: null,
    });
    await report(market, [{ storeUid: "a", reports }]);
    await refresh(market);
    expect((await coverageRows(market))[0]).toMatchObject({
      support: 1_001,
      coveredOn: "2026-10-11",
    });
    const less = reports.map((each) => ({ ...each, uniqueUsers: 140 }));
    await report(market, [{ storeUid: "a", reports: less }], { said: 1 });
    await refresh(market);
    expect((await coverageRows(market))[0]).toMatchObject({ support: 980, coveredOn: null });
  });

  test("after sixty days nothing changes any more, but when all is asked for", async () => {
    const reports = supported(monday, 7, 143);
    await only({}, "2026-10-20");
    await report(market, [{ storeUid: "a", reports }]);
    standAt(market, addDays(monday, 60));
    expect(await refresh(market)).toBe(0);
    expect((await coverageRows(market))[0]).toMatchObject({ support: 0 });
    expect(await refresh(market, true)).toBe(1);
    expect((await coverageRows(market))[0]).toMatchObject({ support: 1_001 });
  });

  test("a corrected opening day moves an old store to its own cohort", async () => {
    await only({}, addDays(monday, 200));
    await tell(market, [shop({ opened: "2026-09-01" })], { version: 2 });
    await refresh(market);
    expect((await coverageRows(market))[0]).toMatchObject({
      cohort: "2026-08-31",
      openedDay: "2026-09-01",
    });
  });

  test("nothing of it is seen from another marketplace", async () => {
    await only({}, "2026-10-20");
    expect(await coverageRows(await aMarketplace())).toEqual([]);
  });
});

test("in a currency without minor units, success is 1,000 of it", async () => {
  const market = await aMarketplace({ currency: "JPY" });
  standAt(market, "2026-11-20");
  const sales = (amountMinor: number) =>
    Array.from({ length: 10 }, () => ({ day: monday, amountMinor }));
  await tell(market, [
    { storeUid: "a", opened: monday, sales: sales(100) },
    { storeUid: "b", opened: monday, sales: sales(99) },
  ]);
  await refresh(market);
  expect((await coverageRows(market)).map(({ success }) => success)).toEqual([true, false]);
});
