/** What a shop's page tells: shown by day and kind, promises with what was delivered, and the newest response. */
import { beforeEach, describe, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { aShop, staff, type TestShop } from "#tests/support/shop";
import { NotAllowed } from "~/features/people/may";
import { promiseState, spanOf } from "~/features/traffic/store-traffic";
import { storeTraffic } from "~/features/traffic/store-traffic.server";
import { sqlInTenant } from "~/platform/database.server";
import { newId } from "~/values/public-id";

describe("a promise", () => {
  const promise = {
    promised: 100,
    delivered: 40,
    fromDay: "2026-11-10",
    toDay: "2026-11-16",
    endedOn: null,
  };
  test.each([
    { today: "2026-11-09", is: "AHEAD" },
    { today: "2026-11-10", is: "RUNNING" },
    { today: "2026-11-16", is: "RUNNING" },
    { today: "2026-11-17", is: "MISSED" },
    { today: "2026-11-17", delivered: 100, is: "KEPT" },
    { today: "2026-11-12", delivered: 120, is: "KEPT" },
    { today: "2026-11-12", endedOn: "2026-11-12", is: "ENDED" },
    { today: "2026-11-11", endedOn: "2026-11-12", is: "RUNNING" },
  ])("$is on $today", ({ today, is, ...change }) => {
    expect(promiseState({ ...promise, ...change }, today)).toBe(is);
  });
});

test("only 28 or 90 days are shown", () => {
  expect([null, "28", "90", "9000", "x"].map(spanOf)).toEqual([28, 28, 90, 28, 28]);
});

let marketplace: TestMarketplace;
let shop: TestShop;
beforeEach(async () => {
  marketplace = await aMarketplace();
  shop = await aShop(marketplace);
});

const today = "2026-11-23";
const report = (kind: string, day: string, impressions: number, uniqueUsers: number | null) =>
  sqlInTenant(marketplace.id, async (sql) => {
    await sql`INSERT INTO impression_report ${sql({
      marketplace_id: marketplace.id,
      report_uid: newId(),
      store_uid: shop.storeUid,
      surface: "feed",
      category: "home",
      region: "*",
      hour: new Date(`${day}T04:00:00Z`),
      day,
      kind,
      impressions,
      unique_users: uniqueUsers,
      clicks: 1,
      occurred_at: new Date(`${day}T05:00:00Z`),
    })}`;
  });
const promised = (fromDay: string, toDay: string, endedOn: string | null = null) =>
  sqlInTenant(marketplace.id, async (sql) => {
    await sql`INSERT INTO traffic_grant ${sql({
      marketplace_id: marketplace.id,
      grant_id: newId(),
      store_uid: shop.storeUid,
      impressions: 100,
      kind: "guarantee",
      make_good_bps: 0,
      make_good_days: 0,
      from_day: fromDay,
      to_day: toDay,
      ended_on: endedOn,
    })}`;
  });
const read = (span: 28 | 90 = 28) =>
  storeTraffic(shop.owner, { uid: shop.storeUid, entityUid: shop.entityUid }, today, span);

test("every day is there, each kind by itself, people where they are named", async () => {
  await report("SUPPORT", "2026-11-22", 50, 40);
  await report("SUPPORT", "2026-11-22", 7, null);
  await report("NATURAL", "2026-11-22", 9, 8);
  await report("PAID", "2026-11-23", 5, 5);
  await report("SUPPORT", "2026-10-26", 1_000, null);
  const { days, from } = await read();
  expect(days).toHaveLength(28);
  expect(from).toBe("2026-10-27");
  expect(days.at(-2)).toEqual({ day: "2026-11-22", support: 47, natural: 8, paid: 0 });
  expect(days.at(-1)).toEqual({ day: today, support: 0, natural: 0, paid: 5 });
  expect((await read(90)).days.reduce((sum, { support }) => sum + support, 0)).toBe(1_047);
});

test("a promise has what was delivered on its own days as support, until it was ended", async () => {
  await promised("2026-11-10", "2026-11-16");
  await promised("2026-11-17", "2026-11-30");
  await promised("2026-11-01", "2026-11-30", "2026-11-12");
  await report("SUPPORT", "2026-11-12", 60, 30);
  await report("SUPPORT", "2026-11-13", 200, 90);
  await report("NATURAL", "2026-11-18", 300, null);
  await report("SUPPORT", "2026-11-18", 25, null);
  const { promises, plan } = await read();
  expect(plan).toBeNull();
  expect(promises.map(({ fromDay, delivered, state }) => ({ fromDay, delivered, state }))).toEqual(
    expect.arrayContaining([
      { fromDay: "2026-11-10", delivered: 120, state: "KEPT" },
      { fromDay: "2026-11-17", delivered: 25, state: "RUNNING" },
      { fromDay: "2026-11-01", delivered: 30, state: "ENDED" },
    ]),
  );
});

test("somebody else's shop is not shown, and staff see every one", async () => {
  const other = await aShop(marketplace);
  const theirs = { uid: shop.storeUid, entityUid: shop.entityUid };
  expect(() => storeTraffic(other.owner, theirs, today, 28)).toThrow(NotAllowed);
  const seen = await storeTraffic(staff(marketplace.id, "reviewer"), theirs, today, 28);
  expect(seen.days).toHaveLength(28);
});
