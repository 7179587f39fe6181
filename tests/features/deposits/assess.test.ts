import { beforeAll, expect, test } from "vitest";
import { addToDeposit, endAddition } from "~/features/deposits/additions.server";
import { assessStores } from "~/features/deposits/assess.server";
import { mustHaveTerms } from "~/features/deposits/policy.server";
import { standardSchedule } from "~/features/deposits/schedule";
import { depositFacts } from "~/features/deposits/standing.server";
import { type Deposits, depositsIn } from "./a-deposit";

let deposits: Deposits;
beforeAll(async () => {
  deposits = await depositsIn();
});

test("the life of a requirement: base, relief, a float that is higher, and its top-up of 4,400", async () => {
  const shop = await deposits.shop();
  await shop.sold(3_000_000);
  await shop.assess();
  expect(await shop.held()).toMatchObject({ requiredMinor: 200_000, availableMinor: 0 });
  expect(await shop.order()).toMatchObject({
    amount_minor: 200_000,
    status: "OPEN",
    due_at: new Date("2026-11-16T15:59:59Z"),
  });
  await shop.relief(7_000);
  await shop.assess();
  expect(await shop.order()).toMatchObject({ amount_minor: 60_000, status: "OPEN" });
  await shop.pay(60_000);
  expect(await shop.order()).toMatchObject({ paid_minor: 60_000, status: "PAID" });
  await shop.sold(12_000_000);
  await shop.assess();
  expect(await shop.held()).toMatchObject({ requiredMinor: 500_000, availableMinor: 60_000 });
  expect(await shop.order()).toMatchObject({
    amount_minor: 440_000,
    paid_minor: 0,
    status: "OPEN",
  });
  expect((await shop.assessments()).map((each) => each.required_minor)).toEqual([
    200_000, 60_000, 500_000,
  ]);
});

test("rules read the shortfall that the books and the requirement leave", async () => {
  const shop = await deposits.shop();
  await shop.assess();
  const facts = () =>
    deposits.inside((sql) => depositFacts(sql, deposits.id, shop.storeUid, "2026-11-04"));
  expect(await facts()).toEqual({ shortfallMinor: 200_000, arrearsDays: 3 });
  await shop.pay(200_000);
  expect(await facts()).toEqual({ shortfallMinor: 0, arrearsDays: 0 });
});

test("a risk amount is asked for at once, and given up at once", async () => {
  const shop = await deposits.shop();
  await shop.assess();
  await shop.pay(200_000);
  const id = await addToDeposit(deposits.finance, {
    storeUid: shop.storeUid,
    kind: "RISK",
    amountMinor: 30_000,
    reason: "counterfeit case 7",
    fromDay: "2026-11-01",
    toDay: null,
  });
  expect(await shop.order()).toMatchObject({ amount_minor: 30_000, status: "OPEN" });
  expect(await endAddition(deposits.finance, id)).toBe(true);
  expect(await endAddition(deposits.finance, id)).toBe(false);
  expect(await shop.order()).toMatchObject({ amount_minor: 30_000, status: "CANCELLED" });
});

test("a currency without decimals", async () => {
  const schedule = standardSchedule(1);
  const yen = await depositsIn({
    currency: "JPY",
    policy: {
      schedule: { ...schedule, otherBase: { INDIVIDUAL: 0, SOLE_TRADER: 70_000, COMPANY: 0 } },
    },
  });
  const shop = await yen.shop({ primaryCategory: "tea" });
  await shop.assess();
  expect(await shop.order()).toMatchObject({ amount_minor: 70_000 });
});

test("hundreds of shops are a handful of statements, and a second time changes no order", async () => {
  const many = await depositsIn();
  const shops = await Promise.all(Array.from({ length: 60 }, () => many.shop()));
  const run = () =>
    many.inside(async (sql) =>
      assessStores(
        sql,
        many.clock,
        shops.map(({ storeUid }) => storeUid),
        "monthly",
        await mustHaveTerms(sql, many.id),
      ),
    );
  expect(await run()).toBe(60);
  const before = await Promise.all(shops.map((shop) => shop.order()));
  expect(await run()).toBe(60);
  expect(await Promise.all(shops.map((shop) => shop.order()))).toEqual(before);
  expect(before.every((order) => order?.amount_minor === 200_000)).toBe(true);
});
