import { expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import { advanceDeposits } from "~/features/deposits/clock.server";
import type { DepositDeferral } from "~/features/deposits/deferral";
import { endRelief, grantDeferral, grantRelief } from "~/features/deposits/grant.server";
import { standardPolicy } from "~/features/deposits/policy";
import { publishPolicy } from "~/features/deposits/policy.server";
import { automatic } from "~/features/people/actor";
import { deferralOf } from "~/features/programs/zero-entry/benefits";
import { template } from "~/features/programs/zero-entry/settings";
import { setClock } from "~/platform/clock.server";
import { newId } from "~/values/public-id";
import { type Deposits, daysLater, depositsIn, type Shop, start } from "./a-deposit";

const reduction = {
  lever: "deposit-relief",
  share: 7_000,
  floorMinor: 20_000,
  roundUpMinor: 10_000,
  termDays: 90,
} as const;
const granted = (shop: Shop) => ({
  grantId: newId(),
  storeUid: shop.storeUid,
  currency: "CNY",
  fromDay: "2026-11-01",
});
const round = ({ clock }: Deposits) => advanceDeposits(clock);

test("a marketplace that published no terms takes no deposits, and grants wait in it", async () => {
  const { id } = await aMarketplace();
  expect(await advanceDeposits(automatic(id, "deposit-clock"))).toBeNull();
});

test("relief that is granted lowers what is required at once; when it ends, the full amount is asked for", async () => {
  const deposits = await depositsIn();
  const shop = await deposits.shop();
  await shop.assess();
  await shop.pay(200_000);
  const grant = { ...granted(shop), gives: reduction, toDay: "2027-01-29" };
  const give = () => deposits.inside((sql) => grantRelief(sql, deposits.id, [grant]));
  await give();
  await give();
  expect(await shop.held()).toMatchObject({ requiredMinor: 60_000, availableMinor: 200_000 });
  expect((await shop.assessments()).map(({ because }) => because)).toEqual(["facts", "relief"]);
  await deposits.inside((sql) => endRelief(sql, deposits.id, [grant.grantId], "2026-11-20"));
  expect(await shop.held()).toMatchObject({ requiredMinor: 200_000 });
});

test("relief whose last day is gone ends by itself", async () => {
  const deposits = await depositsIn();
  const shop = await deposits.shop();
  await shop.assess();
  const grant = { ...granted(shop), gives: reduction, toDay: "2026-11-10" };
  await deposits.inside((sql) => grantRelief(sql, deposits.id, [grant]));
  await shop.pay(60_000);
  setClock(daysLater(9));
  await round(deposits);
  expect(await shop.held()).toMatchObject({ requiredMinor: 60_000 });
  setClock(daysLater(10));
  await round(deposits);
  expect(await shop.held()).toMatchObject({ requiredMinor: 200_000 });
  expect(await shop.order()).toMatchObject({ amount_minor: 140_000, status: "OPEN" });
});

const deferral: DepositDeferral = deferralOf(template("CNY"), {});

test.each([
  [200, 999_999, 41, 0],
  [201, 0, 41, 200_000],
  [12, 1_000_000, 41, 200_000],
  [0, 0, 180, 200_000],
])("zero-entry with %d orders and %d fen on day %d: %d is due", async (orders, value, day, due) => {
  const deposits = await depositsIn();
  const shop = await deposits.shop();
  const grant = { ...granted(shop), gives: deferral, toDay: "2027-04-29" };
  await deposits.inside((sql) => grantDeferral(sql, deposits.id, [grant]));
  expect(await shop.held()).toMatchObject({ requiredMinor: 0 });
  expect(await shop.order()).toBeNull();
  await shop.sold(0, orders, value);
  setClock(daysLater(day));
  const first = await round(deposits);
  expect(first?.converted).toBe(due > 0 ? 1 : 0);
  expect((await round(deposits))?.converted).toBe(0);
  expect(await shop.held()).toMatchObject({ requiredMinor: due });
  if (due === 0) return;
  expect(await shop.order()).toMatchObject({ amount_minor: due, status: "OPEN" });
  setClock(daysLater(day + 31));
  await round(deposits);
  expect(await shop.order()).toMatchObject({
    status: "ENFORCED",
    consequences: ["WITHDRAWAL_HOLD", "ORDERS_STOPPED"],
  });
});

test("an order that is not paid climbs the ladder; paid, everything is lifted at once", async () => {
  const deposits = await depositsIn();
  const shop = await deposits.shop();
  await round(deposits);
  const seen = [];
  for (const day of [7, 12, 15, 16, 31, 61]) {
    setClock(daysLater(day));
    await round(deposits);
    const order = await shop.order();
    seen.push([day, order?.status, order?.consequences.length, order?.reminded.length]);
  }
  expect(seen).toEqual([
    [7, "OPEN", 0, 2],
    [12, "OPEN", 0, 3],
    [15, "OPEN", 0, 3],
    [16, "OVERDUE", 1, 3],
    [31, "ENFORCED", 2, 3],
    [61, "ENFORCED", 3, 3],
  ]);
  await shop.pay(200_000);
  expect(await shop.order()).toMatchObject({ status: "PAID", consequences: [] });
});

test("requirements are made anew each month and under new terms, and not in between", async () => {
  const deposits = await depositsIn();
  const shop = await deposits.shop();
  expect((await round(deposits))?.assessed).toBe(1);
  setClock(daysLater(20));
  expect((await round(deposits))?.assessed).toBe(0);
  await shop.sold(6_000_000 * 2);
  setClock(daysLater(30));
  expect((await round(deposits))?.assessed).toBe(1);
  expect(await shop.held()).toMatchObject({ requiredMinor: 500_000 });
  const policy = standardPolicy("CNY");
  const sum = { ...policy, schedule: { ...policy.schedule, combine: "SUM" as const } };
  expect(await publishPolicy(deposits.finance, sum, "2026-11-30")).toMatchObject({
    because: "day-is-past",
  });
  expect(await publishPolicy(deposits.finance, sum, "2026-12-08")).toMatchObject({ version: 2 });
  expect((await round(deposits))?.assessed).toBe(0);
  setClock(daysLater(37));
  expect((await round(deposits))?.assessed).toBe(1);
  expect(await shop.held()).toMatchObject({ requiredMinor: 700_000 });
});

test("staff are told before a window closes, once for each of its warning days", async () => {
  const deposits = await depositsIn();
  const shop = await deposits.shop();
  await shop.assess();
  await shop.pay(200_000, "alipay", newId(), start);
  const told = [];
  for (const day of [70, 76, 80, 87, 88, 91]) {
    setClock(daysLater(day));
    told.push((await round(deposits))?.windowsClosing);
  }
  expect(told).toEqual([0, 1, 0, 1, 0, 0]);
});
