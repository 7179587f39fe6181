import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { aShop, type TestShop } from "#tests/support/shop";
import { advanceEnrollments } from "~/features/enrollments/advance.server";
import { enrollmentPage } from "~/features/enrollments/page.server";
import { timeline } from "~/features/enrollments/timeline.server";
import { automatic } from "~/features/people/actor";
import { installTemplates } from "~/features/programs/create.server";
import { setClock } from "~/platform/clock.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { startOf } from "~/values/day";
import { formOf, sent } from "../applications/filled-in";

let market: TestMarketplace;
let shop: TestShop;
let id: string;
const zone = "Asia/Shanghai";

beforeAll(async () => {
  setClock(new Date("2026-11-23T02:00:00Z"));
  market = await aMarketplace();
  await installTemplates(automatic(market.id, "demo"));
});
beforeEach(() => setClock(new Date("2026-11-23T02:00:00Z")));

async function enrolled(slug = "cold-start", wishes: Parameters<typeof aShop>[1] = {}) {
  shop = await aShop(market, wishes);
  const application = await sent(shop, slug);
  id = (await formOf(shop, application)).enrollmentId ?? "";
}
/** The round of a day, with the facts of every store as they are then. */
async function roundOf(day: string, facts: Readonly<Record<string, number | boolean>> = {}) {
  setClock(new Date(startOf(day, zone).getTime() + 3_600_000));
  await knownFacts(day, facts);
  return advanceEnrollments(automatic(market.id, "enrollment-clock"), day);
}
/** A row of the table of facts, as the daily refresh would write it. */
const knownFacts = (day: string, facts: Readonly<Record<string, number | boolean>>) =>
  sqlInTenant(market.id, async (sql) => {
    const counts = {
      gmv_paid_lifetime: 0,
      gmv_paid_30d: 0,
      gmv_net_30d: 0,
      gmv_paid_prev_month: 0,
      gmv_net_90d_daily: 0,
      orders_paid_lifetime: 0,
      orders_paid_30d: 0,
      unique_buyers_30d: 0,
      live_sku_count: 1,
      violation_points_90d: 0,
      content_count_30d: 0,
      ship_sample: 0,
      seller_cancel_sample: 0,
      seller_fault_return_sample: 0,
      return_sample: 0,
      dispute_sample: 0,
      neg_review_sample: 0,
      is_first_of_entity: true,
      related_entity_violation: false,
      agri_flag: false,
      has_open_serious_violation: false,
    };
    const row = {
      marketplace_id: market.id,
      store_uid: shop.storeUid,
      as_of: day,
      primary_category: "home",
      ...counts,
      ...facts,
    };
    await sql`INSERT INTO store_fact ${sql(row)} ON CONFLICT (marketplace_id, store_uid) DO UPDATE SET ${sql(row)}`;
  });

const page = async () => {
  const read = await enrollmentPage(
    shop.owner,
    id,
    new Date(startOf(today, zone).getTime() + 3_600_000),
  );
  if (read === null) throw new Error("no such enrollment");
  return read;
};
let today = "2026-11-23";
async function on(day: string, facts?: Readonly<Record<string, number | boolean>>) {
  today = day;
  await roundOf(day, facts);
  return page();
}
const stagesOf = ({ stages }: Awaited<ReturnType<typeof page>>) =>
  Object.fromEntries(stages.map(({ key, status }) => [key, status]));
const milestonesOf = ({ stages }: Awaited<ReturnType<typeof page>>) =>
  Object.fromEntries(
    stages.flatMap(({ milestones }) => milestones.map(({ key, status }) => [key, status])),
  );
const grantsOf = ({ grants }: Awaited<ReturnType<typeof page>>) =>
  Object.fromEntries(grants.map(({ key, status }) => [key, status]));
const told = async () => (await timeline(shop.owner, id)).map(({ sentence }) => sentence.en);

describe("the launch program, day by day", () => {
  beforeEach(() => enrolled());

  test("begins on the day after, with its first stage, its guarantee and its impressions", async () => {
    await roundOf("2026-11-23");
    today = "2026-11-23";
    expect(await page()).toMatchObject({
      status: "PENDING_START",
      startsOn: "2026-11-24",
      endsOn: "2027-02-21",
      dayNumber: 0,
      daysAll: 90,
    });
    const first = await on("2026-11-24");
    expect(first).toMatchObject({ status: "ACTIVE", dayNumber: 1 });
    expect(stagesOf(first)).toEqual({
      open: "OPEN",
      "first-sale": "AHEAD",
      ramp: "AHEAD",
      graduate: "AHEAD",
    });
    expect(grantsOf(first)).toMatchObject({
      "first-week-guarantee": "ISSUED",
      "impressions-open": "ISSUED",
      "coupon-pack": "RESERVED",
    });
    const given = await inTenant(market.id, (tx) =>
      tx.trafficGrant.findMany({
        where: { storeUid: shop.storeUid },
        orderBy: { impressions: "asc" },
      }),
    );
    expect(
      given.map(({ impressions, kind, fromDay, toDay }) => [
        impressions,
        kind,
        fromDay.toISOString().slice(0, 10),
        toDay.toISOString().slice(0, 10),
      ]),
    ).toEqual([
      [1_000n, "guarantee", "2026-11-24", "2026-11-30"],
      [5_000n, "grant", "2026-11-24", "2026-12-01"],
    ]);
    expect(first.next).toEqual({
      name: { en: "List 5 products", zh: "上架 5 个商品" },
      dueOn: "2026-12-01",
    });
    expect((await told()).toSorted()).toEqual([
      "Accepted; the first day is 24 Nov 2026",
      "Granted: 5,000 support impressions",
      "Granted: First-week guarantee of 1,000 impressions",
      "Stage “Open” began",
      "The program began",
    ]);
  });

  test("a second round of the same day changes nothing", async () => {
    await on("2026-11-24");
    const before = await told();
    expect(await roundOf("2026-11-24")).toBe(0);
    expect(await told()).toEqual(before);
  });

  test("milestones are done by their figures, and missed when the stage is over", async () => {
    const done = await on("2026-11-25", { live_sku_count: 5 });
    expect(milestonesOf(done)).toMatchObject({
      products: "DONE",
      profile: "OPEN",
      freight: "OPEN",
      "first-order": "AHEAD",
    });
    expect(done.stages[0]?.milestones[0]).toMatchObject({ doneOn: "2026-11-25", progress: null });
    const over = await on("2026-12-02", { live_sku_count: 1, orders_paid_lifetime: 1 });
    expect(stagesOf(over)).toMatchObject({ open: "CLOSED", "first-sale": "OPEN" });
    expect(milestonesOf(over)).toMatchObject({
      products: "DONE",
      profile: "MISSED",
      freight: "MISSED",
      "first-order": "DONE",
    });
    expect(grantsOf(over)).toMatchObject({
      "coupon-pack": "ISSUED",
      "impressions-first-sale": "ISSUED",
    });
    const [coupon] = await inTenant(market.id, (tx) =>
      tx.rewardGrant.findMany({ where: { storeUid: shop.storeUid } }),
    );
    expect(coupon).toMatchObject({ how: "fixed", amountMinor: 10_000n });
  });

  test("what needs results is granted on the day they are there, for the days that are left", async () => {
    await on("2026-11-24");
    const day31 = "2026-12-25";
    expect(grantsOf(await on(day31, { gmv_paid_30d: 199_999 }))).toMatchObject({
      "impressions-ramp": "RESERVED",
    });
    const reached = await on("2027-01-04", { gmv_paid_30d: 240_000 });
    expect(grantsOf(reached)).toMatchObject({ "impressions-ramp": "ISSUED" });
    expect(reached.grants.find(({ key }) => key === "impressions-ramp")).toMatchObject({
      from: "2027-01-04",
      to: "2027-01-23",
    });
  });

  test("what was not earned by the end of its stage lapses", async () => {
    await on("2026-11-24");
    await on("2026-12-25", { gmv_paid_30d: 0 });
    const after = await on("2027-01-24", { gmv_paid_30d: 500_000 });
    expect(grantsOf(after)).toMatchObject({ "impressions-ramp": "LAPSED" });
    expect(await told()).toContain("Not granted: 30,000 support impressions");
  });

  test("nights that were missed are caught up: nobody loses what needs nothing", async () => {
    const late = await on("2026-12-10");
    expect(stagesOf(late)).toEqual({
      open: "CLOSED",
      "first-sale": "OPEN",
      ramp: "AHEAD",
      graduate: "AHEAD",
    });
    expect(grantsOf(late)).toMatchObject({
      "first-week-guarantee": "ISSUED",
      "impressions-open": "ISSUED",
      "coupon-pack": "ISSUED",
    });
  });

  test("graduates when its goals are reached, and what is still running ends", async () => {
    await on("2026-11-24");
    const made = await on("2026-12-10", {
      orders_paid_lifetime: 100,
      unique_buyers_30d: 50,
      experience_score: 440,
    });
    expect(made).toMatchObject({
      status: "GRADUATED",
      endedOn: "2026-12-10",
      endedBecause: { en: "The goals were reached" },
    });
    expect(grantsOf(made)).toMatchObject({
      "impressions-first-sale": "LAPSED",
      "coupon-pack": "ISSUED",
      "impressions-ramp": "LAPSED",
    });
    const traffic = await inTenant(market.id, (tx) =>
      tx.trafficGrant.findMany({ where: { storeUid: shop.storeUid } }),
    );
    expect(traffic.every(({ endedOn }) => endedOn !== null)).toBe(true);
  });

  test("is complete on the day after its last", async () => {
    await on("2026-11-24");
    expect(await on("2027-02-21")).toMatchObject({ status: "ACTIVE", dayNumber: 90 });
    expect(await on("2027-02-22")).toMatchObject({
      status: "COMPLETED",
      endedOn: "2027-02-21",
      dayNumber: 90,
    });
    expect(await roundOf("2027-02-23")).toBe(0);
  });

  test("two rounds at once share the work and do nothing twice", async () => {
    today = "2026-11-24";
    setClock(new Date(startOf(today, zone).getTime() + 3_600_000));
    await knownFacts(today, {});
    const clock = automatic(market.id, "enrollment-clock");
    await Promise.all([advanceEnrollments(clock, today), advanceEnrollments(clock, today)]);
    expect(
      await inTenant(market.id, (tx) =>
        tx.trafficGrant.count({ where: { storeUid: shop.storeUid } }),
      ),
    ).toBe(2);
    expect((await told()).filter((sentence) => sentence === "The program began")).toHaveLength(1);
  });
});

describe("other levers", () => {
  test("zero-entry defers the deposit from the day of approval", async () => {
    await enrolled("zero-entry", { kind: "COMPANY" });
    const first = await on("2026-11-23");
    expect(first).toMatchObject({ status: "ACTIVE", startsOn: "2026-11-23", endsOn: "2027-05-21" });
    const [deferral] = await inTenant(market.id, (tx) =>
      tx.depositDeferralGrant.findMany({ where: { storeUid: shop.storeUid } }),
    );
    expect(deferral?.terms).toMatchObject({
      due: { ordersMoreThan: 200 },
      caps: { liveProducts: 200 },
    });
  });

  test("a milestone cycle measures net value sold since its Monday, and its reward has to be verified", async () => {
    shop = await aShop(market, {
      supplied: { "store.brushingRisk": 5, "store.experienceScore": 450 },
    });
    await orders("2026-11-20", 5, 10_000);
    const application = await sent(shop, "milestone");
    id = (await formOf(shop, application)).enrollmentId ?? "";
    const first = await on("2026-11-30");
    expect(first).toMatchObject({ status: "ACTIVE", startsOn: "2026-11-30", endsOn: "2026-12-27" });
    expect(grantsOf(first)).toEqual({ ladder: "PENDING_VERIFY" });
    // The baseline is its floor of 2,000.00: the first milestone stands at 2,400.00.
    expect(milestonesOf(first)).toEqual({ m1: "OPEN", m2: "OPEN", m3: "OPEN", m4: "OPEN" });
    await soldOn("2026-12-01", 240_000);
    expect(milestonesOf(await on("2026-12-02"))).toMatchObject({ m1: "DONE", m2: "OPEN" });
  });
});

/** Orders of one line each, as an import would leave them. */
const orders = (day: string, count: number, amountMinor: number) =>
  sqlInTenant(market.id, async (sql) => {
    const rows = Array.from({ length: count }, (_, index) => ({
      marketplace_id: market.id,
      order_uid: `o-${shop.storeUid}-${day}-${index}`,
      line_no: 1,
      store_uid: shop.storeUid,
      status: "PAID",
      quantity: 1,
      amount_minor: amountMinor,
      paid_at: startOf(day, zone),
      paid_day: day,
      occurred_at: startOf(day, zone),
      disputed: false,
      related_party: false,
      buyer_uid: `b-${index}`,
    }));
    await sql`INSERT INTO order_line ${sql(rows)}`;
    await soldIn(sql, day, count, count * amountMinor);
  });
type SqlOf = Parameters<Parameters<typeof sqlInTenant>[1]>[0];
const soldIn = (sql: SqlOf, day: string, count: number, paidMinor: number) =>
  sql`INSERT INTO store_day ${sql({
    marketplace_id: market.id,
    store_uid: shop.storeUid,
    day,
    known_day: day,
    orders: count,
    orders_placed: count,
    seller_cancelled: 0,
    delivered: 0,
    disputed: 0,
    ratings: 0,
    negative_ratings: 0,
    returns: 0,
    fault_returns: 0,
    shipped_lines: 0,
    ship_seconds: 0,
    paid_minor: paidMinor,
    returned_minor: 0,
  })}`;
const soldOn = (day: string, paidMinor: number) =>
  sqlInTenant(market.id, (sql) => soldIn(sql, day, 1, paidMinor));
