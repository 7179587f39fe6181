/** Refunds made at Stripe itself: found, checked by one, booked by another, and taken back where they failed. */
import { beforeAll, expect, test } from "vitest";
import { staff } from "#tests/support/shop";
import { askForExcess } from "~/features/deposits/ask-for-excess.server";
import { bookOutsideRefund } from "~/features/deposits/book-outside-refund.server";
import { checkOutsideRefund } from "~/features/deposits/check-outside-refund.server";
import { hearPayment } from "~/features/deposits/hear-payment.server";
import { readOutsideRefunds } from "~/features/deposits/read-outside-refunds.server";
import { returnOutsideRefund } from "~/features/deposits/return-outside-refund.server";
import { depositMoney } from "~/features/deposits/totals.server";
import { checkLedger } from "~/features/ledger/check.server";
import { NotAllowed } from "~/features/people/may";
import { inTenant } from "~/platform/database.server";
import { newId, uuidOf } from "~/values/public-id";
import { type Deposits, depositsIn, type Shop, start } from "./a-deposit";

let deposits: Deposits;
beforeAll(async () => {
  deposits = await depositsIn();
});
const second = () => staff(deposits.id, "finance");

async function paidShop(amountMinor = 200_000) {
  const shop = await deposits.shop();
  await shop.assess();
  const paymentId = newId();
  await inTenant(deposits.id, (tx) =>
    tx.payment.create({
      data: {
        marketplaceId: deposits.id,
        id: paymentId,
        storeUid: shop.storeUid,
        obligation: `deposit-order:${paymentId}:0`,
        currency: "CNY",
        amountMinor: BigInt(amountMinor),
        route: "checkout",
        status: "paid",
        instrument: "card",
        refundedMinor: 0n,
        createdAt: start,
        paidAt: start,
        readingNo: 1n,
      },
    }),
  );
  await hearPayment(deposits.id, paymentId);
  return { shop, paymentId };
}

/** As the payments room notes it when it reads Stripe again. */
async function atStripe(paymentId: string, amountMinor: number) {
  const id = newId();
  await inTenant(deposits.id, (tx) =>
    tx.paymentRefund.create({
      data: {
        marketplaceId: deposits.id,
        id,
        paymentId,
        origin: "external",
        amountMinor: BigInt(amountMinor),
        currency: "CNY",
        status: "succeeded",
        stripeId: `re_${id}`,
        plannedAt: start,
        endedAt: start,
      },
    }),
  );
  await hearPayment(deposits.id, paymentId);
  await hearPayment(deposits.id, paymentId);
  return id;
}
async function fails(paymentId: string, id: string): Promise<void> {
  await inTenant(deposits.id, (tx) =>
    tx.paymentRefund.update({
      where: { marketplaceId_id: { marketplaceId: deposits.id, id } },
      data: { status: "failed" },
    }),
  );
  await hearPayment(deposits.id, paymentId);
  await hearPayment(deposits.id, paymentId);
}
const standing = async (id: string) =>
  (await readOutsideRefunds(deposits.finance, "all")).find(
    (each) => uuidOf("refund", each.id) === id,
  );
const left = async (shop: Shop) => {
  const [lot] = await deposits.inside(
    (sql) => sql<{ left: number }[]>`
      SELECT amount_minor - refunded_minor AS left FROM deposit_lot WHERE store_uid = ${shop.storeUid}`,
  );
  return lot?.left;
};

test("is found once, and keeps everything else from going back until it is judged", async () => {
  const { shop, paymentId } = await paidShop();
  const id = await atStripe(paymentId, 50_000);
  expect(await standing(id)).toMatchObject({ status: "REVIEW", amountMinor: 50_000 });
  expect(await left(shop)).toBe(150_000);
  expect(await shop.held()).toMatchObject({ availableMinor: 200_000 });
  await shop.relief(7_000);
  await shop.assess();
  expect(await askForExcess(shop.owner, shop.storeUid, 1_000)).toMatchObject({
    because: "blocked",
    details: { blockers: ["refund-unreviewed"] },
  });
});

test("who checked it cannot book it; booked it comes off the deposit, and what is beyond is owed", async () => {
  const { shop, paymentId } = await paidShop();
  const id = await atStripe(paymentId, 200_000);
  expect(await bookOutsideRefund(second(), id)).toMatchObject({ because: "wrong-state" });
  await deposits.inside(
    (sql) => sql`UPDATE deposit_standing SET required_minor = 0 WHERE store_uid = ${shop.storeUid}`,
  );
  expect(await checkOutsideRefund(deposits.finance, id, "SHOP", "the shop asked by phone")).toEqual(
    {
      ok: true,
    },
  );
  expect(await bookOutsideRefund(deposits.finance, id)).toMatchObject({
    because: "second-person",
  });
  expect(await returnOutsideRefund(second(), id)).toEqual({ ok: true });
  expect(await standing(id)).toMatchObject({ status: "REVIEW", checked: null });
  await checkOutsideRefund(deposits.finance, id, "SHOP", "confirmed in writing");
  expect(await bookOutsideRefund(second(), id)).toEqual({
    ok: true,
    takenMinor: 200_000,
    owedMinor: 0,
  });
  expect(await bookOutsideRefund(second(), id)).toMatchObject({ because: "wrong-state" });
  expect(await shop.held()).toMatchObject({ availableMinor: 0, owedMinor: 0 });
});

test("carried by the marketplace it leaves the deposit as it is", async () => {
  const { shop, paymentId } = await paidShop();
  const id = await atStripe(paymentId, 30_000);
  await checkOutsideRefund(deposits.finance, id, "MARKETPLACE", "a slip of ours");
  expect(await bookOutsideRefund(second(), id)).toMatchObject({ takenMinor: 0, owedMinor: 0 });
  expect(await shop.held()).toMatchObject({ availableMinor: 200_000 });
});

test("one that failed afterwards gives lot and deposit their money again, once", async () => {
  const { shop, paymentId } = await paidShop();
  const id = await atStripe(paymentId, 80_000);
  await checkOutsideRefund(deposits.finance, id, "SHOP", "asked for");
  await bookOutsideRefund(second(), id);
  expect(await shop.held()).toMatchObject({ availableMinor: 120_000 });
  await fails(paymentId, id);
  expect(await shop.held()).toMatchObject({ availableMinor: 200_000, owedMinor: 0 });
  expect(await left(shop)).toBe(200_000);
  expect(await standing(id)).toMatchObject({ status: "FAILED" });
  const unjudged = await atStripe(paymentId, 10_000);
  await fails(paymentId, unjudged);
  expect(await left(shop)).toBe(200_000);
  expect(await shop.held()).toMatchObject({ availableMinor: 200_000 });
});

test("only finance judges, each marketplace its own, and the sum of everything still agrees", async () => {
  const { paymentId } = await paidShop();
  const id = await atStripe(paymentId, 1_000);
  const reviewer = staff(deposits.id, "reviewer");
  expect(() => checkOutsideRefund(reviewer, id, "SHOP", "x")).toThrow(NotAllowed);
  expect(() => bookOutsideRefund(reviewer, id)).toThrow(NotAllowed);
  const elsewhere = await depositsIn();
  expect(await checkOutsideRefund(elsewhere.finance, id, "SHOP", "x")).toMatchObject({
    because: "unknown-refund",
  });
  expect(await readOutsideRefunds(elsewhere.finance, { id })).toEqual([]);
  const { totals } = await depositMoney(deposits.finance);
  expect(totals).toMatchObject([{ currency: "CNY", differenceMinor: 0 }]);
  expect((await checkLedger(deposits.id)).faults).toEqual([]);
});
