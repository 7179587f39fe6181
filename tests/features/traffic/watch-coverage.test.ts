import { beforeEach, expect, test } from "vitest";
import { mailsTo } from "#tests/support/mailbox";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { signedIn } from "#tests/support/sign-in";
import { automatic } from "~/features/people/actor";
import { refreshCoverage } from "~/features/traffic/refresh-coverage.server";
import { watchCoverage } from "~/features/traffic/watch-coverage.server";
import { now, setClock } from "~/platform/clock.server";
import { prisma, sqlInTenant } from "~/platform/database.server";
import { addDays, type Day, dayOf, startOf } from "~/values/day";
import { newId } from "~/values/public-id";
import { type CoveredShop, report, supported, tell } from "./coverage-market";

const monday = "2026-11-16";
let market: TestMarketplace;
let steersBy: string;
let readsOnly: string;
const planner = () => automatic(market.id, "traffic-planner");
const standAt = (day: Day) =>
  setClock(new Date(startOf(day, market.zone).getTime() + 6 * 3_600_000));
const emailOf = async (personId: string) =>
  (await prisma().person.findUniqueOrThrow({ where: { id: personId } })).email;

beforeEach(async () => {
  market = await aMarketplace();
  standAt("2026-11-19");
  steersBy = await emailOf((await signedIn("program-manager", { marketplace: market })).personId);
  readsOnly = await emailOf((await signedIn("reviewer", { marketplace: market })).personId);
});

/** Twenty shops, all live since Monday; the first `covered` have what they need. */
const twenty = (covered: number): CoveredShop[] =>
  Array.from({ length: 20 }, (_, n) => ({
    storeUid: `s${String(n).padStart(2, "0")}`,
    opened: monday,
    region: "Zhejiang",
    reports: n < covered ? supported(monday, 2, 600) : [],
  }));

type Said = { readonly storeUid: string; readonly reason: string; readonly need: number };
/** A plan of the day with what it says of these stores' guarantees, and one pool. */
async function planned(date: Day, said: readonly Said[]): Promise<void> {
  const marketplace_id = market.id;
  const planId = newId();
  await sqlInTenant(market.id, async (sql) => {
    await sql`INSERT INTO traffic_plan ${sql({
      ...{
        marketplace_id,
        plan_id: planId,
        date,
        revision: 1,
        occasion: "nightly",
        made_at: now(),
      },
      ...{ inputs_hash: "", setting_version: 0, horizon_days: 14, promises: said.length },
      ...{ guarantees: said.length, covered: 0, bound: said.length, supply: 2_000, planned: 2_000 },
      ...{ quotas: 0, reasons: sql.json({}) },
    })}`;
    await sql`INSERT INTO traffic_pool_plan ${sql({
      ...{ marketplace_id, plan_id: planId, surface: "feed", category: "food", region: "*" },
      ...{ source: "forecast", forecast: 10_000, share_bps: 2_000, supply: 2_000 },
      ...{ planned: 2_000, price_micro: 1_000 },
    })}`;
    for (const { storeUid, reason, need } of said) {
      const grantId = newId();
      await sql`INSERT INTO traffic_grant ${sql({
        ...{
          marketplace_id,
          grant_id: grantId,
          store_uid: storeUid,
          impressions: 1_000,
          kind: "guarantee",
        },
        ...{ make_good_bps: 0, make_good_days: 7, from_day: monday, to_day: addDays(monday, 6) },
      })}`;
      await sql`INSERT INTO traffic_verdict ${sql({
        ...{
          marketplace_id,
          plan_id: planId,
          grant_id: grantId,
          date,
          store_uid: storeUid,
          reason,
        },
        ...{ promised: 1_000, delivered: 1_000 - need, need, daily_cap: 1_000, given: 0 },
        ...{ last_day: addDays(monday, 6), usable_days: 4 },
      })}`;
    }
  });
}

const alerts = () =>
  sqlInTenant(
    market.id,
    (sql) => sql`
      SELECT cohort, size, covered, expected, lever, resolved_at IS NOT NULL AS resolved
      FROM coverage_alert ORDER BY raised_at`,
  ).then((rows) => rows.map((row) => ({ ...row })));

async function lookAt(day: Day): Promise<number> {
  standAt(day);
  await refreshCoverage(planner());
  return watchCoverage(planner());
}

const rest = (from: number, reason: string, need = 400): Said[] =>
  twenty(0)
    .slice(from)
    .map(({ storeUid }, n) => ({ storeUid, reason, need: need + n }));

test("a cohort that the plan will not bring above the line is told once, with its lever", async () => {
  await tell(market, twenty(17));
  await planned("2026-11-19", [
    ...rest(17, "SELECTED_LATER").slice(0, 2),
    ...rest(19, "NOT_SELECTED_SCARCE"),
  ]);
  expect(await lookAt("2026-11-19")).toBe(1);
  const lever = {
    pool: { surface: "feed", category: "food", region: "*" },
    impressions: 400,
    days: 4,
    shops: 1,
    missing: 1,
    shareBps: 2_000,
    neededBps: 2_100,
  };
  const open = { cohort: monday, size: 20, covered: 17, expected: 19, lever, resolved: false };
  expect(await alerts()).toEqual([open]);
  const [letter, ...others] = await mailsTo(steersBy);
  expect(others).toEqual([]);
  expect(letter?.text).toContain(`/ops/coverage/${monday}`);
  expect(letter?.text).toContain("feed / food / *");
  expect(await mailsTo(readsOnly)).toEqual([]);

  expect(await lookAt("2026-11-19")).toBe(1);
  expect(await alerts()).toEqual([open]);
  expect(await mailsTo(steersBy)).toHaveLength(1);
});

test("95 % is not above the line, and one more store is: then the alert is over, for good", async () => {
  const shops = twenty(19);
  await tell(market, shops);
  await planned("2026-11-19", []);
  await lookAt("2026-11-19");
  const none = { pool: null, because: "no-promise" };
  expect(await alerts()).toMatchObject([{ expected: 19, lever: none, resolved: false }]);
  await report(market, [{ storeUid: "s19", region: "*", reports: supported(monday, 4, 250) }]);
  expect(await lookAt("2026-11-20")).toBe(0);
  expect(await alerts()).toMatchObject([{ covered: 20, expected: 20, resolved: true }]);
  await lookAt("2026-11-20");
  expect(await mailsTo(steersBy)).toHaveLength(1);
});

test("a cohort that goes off course again is told again", async () => {
  await tell(market, twenty(19));
  await planned("2026-11-19", []);
  await lookAt("2026-11-19");
  await planned("2026-11-20", rest(19, "SELECTED_NOW"));
  expect(await lookAt("2026-11-20")).toBe(0);
  await planned("2026-11-21", rest(19, "NO_STOCK"));
  expect(await lookAt("2026-11-21")).toBe(1);
  expect(await alerts()).toMatchObject([
    { resolved: true },
    { resolved: false, lever: { pool: null, because: "not-by-supply" } },
  ]);
  expect(await mailsTo(steersBy)).toHaveLength(2);
});

test("who came live a day or two ago has time to be promised something", async () => {
  await tell(market, twenty(19));
  await planned("2026-11-18", []);
  expect(await lookAt("2026-11-18")).toBe(0);
  expect(await lookAt("2026-11-19")).toBe(1);
});

test("what is planned after the days that count covers nobody", async () => {
  await tell(market, twenty(19));
  await planned("2026-11-24", rest(19, "SELECTED_NOW"));
  await lookAt("2026-11-24");
  expect(await alerts()).toMatchObject([
    { expected: 19, lever: { pool: null, because: "too-late" } },
  ]);
});

test("when the cohort is final, the alert is over: nobody can act any more", async () => {
  await tell(market, twenty(10));
  await planned("2026-11-19", []);
  await lookAt("2026-11-19");
  expect(await lookAt("2026-12-06")).toBe(1);
  expect(await lookAt("2026-12-07")).toBe(0);
  expect(await alerts()).toMatchObject([{ covered: 10, resolved: true }]);
});

test("without a plan nothing is expected of anybody; without a store there is no cohort", async () => {
  await tell(market, twenty(0));
  expect(await lookAt("2026-11-19")).toBe(0);
  const other = await aMarketplace();
  expect(await watchCoverage(automatic(other.id, "traffic-planner"))).toBe(0);
  expect(await alerts()).toEqual([]);
  expect(dayOf(now(), market.zone)).toBe("2026-11-19");
});
