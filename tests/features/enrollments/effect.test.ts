import { beforeAll, expect, test } from "vitest";
import { staff } from "#tests/support/shop";
import { enrollmentPage } from "~/features/enrollments/page.server";
import { now } from "~/platform/clock.server";
import { aMarketWithDeposits, type MarketWithDeposits } from "./inside";

let market: MarketWithDeposits;
beforeAll(async () => {
  market = await aMarketWithDeposits();
});

test("a renewed term gives what it would give now: half, once sales have grown", async () => {
  const shop = await market.enrolled("deposit-relief", { primaryCategory: "health-food" });
  await shop.on("2026-11-24");
  // 5,000.00 by 70 %.
  expect((await shop.page()).deposit).toMatchObject({
    requiredMinor: 150_000,
    insteadMinor: 500_000,
  });
  await shop.pay(150_000);
  // The float of 2,000.00 is above what the reduction leaves: who is short of it is not renewed.
  const grown = { gmv_paid_prev_month: 6_200_000 };
  expect(await shop.on("2026-12-01", grown)).toMatchObject({ endsOn: "2027-02-21" });
  expect(await shop.order()).toMatchObject({ left: 50_000 });
  await shop.pay(50_000);
  const renewed = await shop.on("2027-01-01", grown);
  expect(renewed).toMatchObject({ endsOn: "2027-03-31", status: "ACTIVE" });
  expect(renewed.deposit).toMatchObject({ requiredMinor: 250_000, insteadMinor: 500_000 });
  expect(await shop.order()).toMatchObject({ left: 50_000 });
});

test("the three counters say what is left, and the trial's amount is what must be held without it", async () => {
  const shop = await market.enrolled("zero-entry");
  await shop.on("2026-11-23");
  const page = await shop.on("2027-01-03", {
    orders_paid_lifetime: 137,
    gmv_paid_lifetime: 841_250,
  });
  const { deposit } = page;
  expect(deposit).toMatchObject({ requiredMinor: 0, insteadMinor: 200_000, order: null });
  expect(
    deposit?.trial?.counters.map(({ now: at, needed, gap }) => [at.en, needed.en, gap?.en]),
  ).toEqual([
    ["137 orders", "more than 200", "64 orders left"],
    ["¥8,412.50", "¥10,000 reached", "¥1,587.50 left"],
    ["41 days", "day 180", "139 days left"],
  ]);
  expect(deposit?.trial).toMatchObject({
    dueMinor: 200_000,
    caps: { liveProducts: 100, ordersPerDay: 100, withdrawalsPerMonth: 1 },
  });
});

test("staff read the same; another merchant reads nothing", async () => {
  const shop = await market.enrolled("zero-entry");
  const other = await market.enrolled("deposit-relief");
  await shop.on("2026-11-23");
  const reviewer = await enrollmentPage(staff(market.id, "reviewer"), shop.id, now());
  expect(reviewer?.deposit).toEqual((await shop.page()).deposit);
  expect(await enrollmentPage(other.owner, shop.id, now())).toBeNull();
});

test("a program that touches no deposit says nothing of it", async () => {
  const shop = await market.enrolled("cold-start", { openedAt: new Date("2026-11-20T00:00:00Z") });
  expect((await shop.on("2026-11-24")).deposit).toBeNull();
});
