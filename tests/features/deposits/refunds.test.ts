import { beforeAll, describe, expect, test } from "vitest";
import { staff } from "#tests/support/shop";
import { announceExit } from "~/features/deposits/announce-exit.server";
import { approveRefund } from "~/features/deposits/approve-refund.server";
import { askForExcess } from "~/features/deposits/ask-for-excess.server";
import { bookRefund } from "~/features/deposits/book-refund.server";
import { callOffExit } from "~/features/deposits/call-off-exit.server";
import { advanceDeposits } from "~/features/deposits/clock.server";
import { exitOf } from "~/features/deposits/exit-of.server";
import { hearPayment } from "~/features/deposits/hear-payment.server";
import { notePayout, replaceByHand } from "~/features/deposits/pay-by-hand.server";
import { rejectRefund } from "~/features/deposits/reject-refund.server";
import { sendRefunds } from "~/features/deposits/send-refunds.server";
import { checkLedger } from "~/features/ledger/check.server";
import { NotAllowed } from "~/features/people/may";
import { setClock } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { type Deposits, daysLater, depositsIn, type Shop, start } from "./a-deposit";

let deposits: Deposits;
beforeAll(async () => {
  deposits = await depositsIn();
});

/** Paid 2,000 by one way, and then relieved of 1,400. */
async function relieved(method = "card") {
  setClock(start);
  const shop = await deposits.shop();
  await shop.assess();
  const paymentId = await shop.pay(200_000, method);
  await shop.relief(7_000);
  await shop.assess();
  return { shop, paymentId };
}
async function asked(shop: Shop, amountMinor = 140_000): Promise<string> {
  const outcome = await askForExcess(shop.owner, shop.storeUid, amountMinor);
  if (!outcome.ok) throw new Error(outcome.because);
  return outcome.refundId;
}
const told = (legId: string, outcome: "succeeded" | "failed") =>
  deposits.inside((sql) =>
    bookRefund(sql, deposits.gateway, {
      legId,
      outcome,
      because: outcome === "failed" ? "lost" : null,
    }),
  );

describe("what is held above the requirement", () => {
  test("goes back after the waiting period, when finance says so", async () => {
    const { shop, paymentId } = await relieved();
    expect(await askForExcess(shop.owner, shop.storeUid, 140_001)).toMatchObject({
      because: "beyond-excess",
      details: { excessMinor: 140_000 },
    });
    const refundId = await asked(shop);
    expect(await askForExcess(shop.owner, shop.storeUid, 1)).toMatchObject({
      because: "already-asked",
    });
    expect(await approveRefund(deposits.finance, refundId)).toMatchObject({ because: "cooling" });
    setClock(daysLater(8));
    expect(await approveRefund(deposits.finance, refundId)).toEqual({ ok: true, waits: false });
    expect(await shop.held()).toMatchObject({ availableMinor: 60_000 });
    const [leg] = await shop.legs();
    expect(leg).toMatchObject({ lot_id: paymentId, amount: 140_000, refund: "PROCESSING" });
    await told(leg?.id ?? "", "succeeded");
    await told(leg?.id ?? "", "succeeded");
    expect(await shop.legs()).toMatchObject([{ leg: "PAID", refund: "PAID" }]);
    await told(leg?.id ?? "", "failed");
    expect(await shop.legs()).toMatchObject([{ leg: "FAILED", refund: "FAILED" }]);
    expect(await shop.held()).toMatchObject({ availableMinor: 200_000 });
  });

  test("only the owner of the shop may ask, only finance may pay", async () => {
    const { shop } = await relieved();
    const other = await deposits.shop();
    await expect(askForExcess(other.owner, shop.storeUid, 1)).rejects.toThrow(NotAllowed);
    await expect(askForExcess(shop.member, shop.storeUid, 1)).rejects.toThrow(NotAllowed);
    const refundId = await asked(shop);
    expect(() => approveRefund(staff(deposits.id, "reviewer"), refundId)).toThrow(NotAllowed);
    expect(await rejectRefund(deposits.finance, refundId, "a case is coming")).toEqual({
      ok: true,
    });
    expect(await approveRefund(deposits.finance, refundId)).toMatchObject({
      because: "wrong-state",
    });
  });

  test("39: past the wallet's window it is paid by hand, after two approvals by two people", async () => {
    const { shop } = await relieved("alipay");
    const refundId = await asked(shop);
    setClock(daysLater(91));
    const second = staff(deposits.id, "finance");
    expect(await approveRefund(deposits.finance, refundId)).toEqual({ ok: true, waits: true });
    expect(await approveRefund(deposits.finance, refundId)).toMatchObject({
      because: "second-person",
    });
    expect(await shop.legs()).toEqual([]);
    expect(await approveRefund(second, refundId)).toEqual({ ok: true, waits: false });
    const [leg] = await shop.legs();
    expect(leg).toMatchObject({ lot_id: null, amount: 140_000, refund: "MANUAL_PAYOUT" });
    expect(await notePayout(second, leg?.id ?? "", "ICBC 4711")).toEqual({ ok: true });
    expect(await notePayout(second, leg?.id ?? "", "ICBC 4711")).toMatchObject({
      because: "wrong-state",
    });
    expect(await shop.legs()).toMatchObject([{ leg: "PAID", refund: "PAID" }]);
  });

  test("a refund that failed is owed again and goes another way, approved by somebody else", async () => {
    const { shop } = await relieved();
    const refundId = await asked(shop);
    setClock(daysLater(8));
    await approveRefund(deposits.finance, refundId);
    const [leg] = await shop.legs();
    await told(leg?.id ?? "", "failed");
    await told(leg?.id ?? "", "failed");
    expect(await shop.held()).toMatchObject({ availableMinor: 200_000 });
    expect(await replaceByHand(deposits.finance, leg?.id ?? "")).toMatchObject({
      because: "second-person",
    });
    const second = staff(deposits.id, "finance");
    expect(await replaceByHand(second, leg?.id ?? "")).toEqual({ ok: true });
    expect(await replaceByHand(second, leg?.id ?? "")).toMatchObject({ because: "wrong-state" });
    const byHand = (await shop.legs()).find(({ lot_id }) => lot_id === null);
    await notePayout(second, byHand?.id ?? "", "bank 1");
    expect((await shop.legs()).map(({ leg, refund }) => [leg, refund])).toEqual([
      ["FAILED", "PAID"],
      ["PAID", "PAID"],
    ]);
    expect(await shop.held()).toMatchObject({ availableMinor: 60_000 });
  });
});

test("a refund that was given up for lost and left all the same is taken from what is held, the rest is owed", async () => {
  const { shop, paymentId } = await relieved();
  await asked(shop);
  setClock(daysLater(8));
  const [request] = await deposits.inside(
    (sql) => sql<{ id: string }[]>`
      SELECT id FROM deposit_refund WHERE store_uid = ${shop.storeUid} AND status = 'COOLING'`,
  );
  await approveRefund(deposits.finance, request?.id ?? "");
  const [leg] = await shop.legs();
  await told(leg?.id ?? "", "failed");
  expect(await shop.held()).toMatchObject({ availableMinor: 200_000 });
  await told(leg?.id ?? "", "succeeded");
  await told(leg?.id ?? "", "succeeded");
  expect(await shop.legs()).toMatchObject([{ lot_id: paymentId, leg: "PAID", refund: "PAID" }]);
  expect(await shop.held()).toMatchObject({ availableMinor: 60_000, owedMinor: 0 });
  await told(leg?.id ?? "", "failed");
  expect(await shop.held()).toMatchObject({ availableMinor: 200_000 });
  const colleague = staff(deposits.id, "finance");
  await replaceByHand(colleague, leg?.id ?? "");
  const byHand = (await shop.legs()).find(({ lot_id }) => lot_id === null);
  await notePayout(colleague, byHand?.id ?? "", "bank 2");
  await told(leg?.id ?? "", "succeeded");
  expect(await shop.held()).toMatchObject({ availableMinor: 0, owedMinor: 80_000 });
});

test("what is paid twice is surplus and goes back by itself", async () => {
  setClock(start);
  const shop = await deposits.shop();
  await shop.assess();
  const first = await shop.pay(200_000);
  await shop.pay(200_000, "card", first);
  const second = await shop.pay(200_000);
  expect(await shop.held()).toMatchObject({ availableMinor: 200_000, surplusMinor: 0 });
  expect(await shop.legs()).toMatchObject([
    { lot_id: second, amount: 200_000, leg: "PLANNED", refund: "PROCESSING" },
  ]);
});

test("a planned leg becomes one request to the gateway, and what it says is booked", async () => {
  setClock(start);
  const own = await depositsIn();
  const shop = await own.shop();
  await shop.assess();
  const paymentId = await aPayment(own, shop, 250_000);
  expect(await hearPayment(own.id, paymentId)).toBe(true);
  expect(await hearPayment(own.id, paymentId)).toBe(true);
  expect(await shop.held()).toMatchObject({ availableMinor: 200_000 });
  expect(await Promise.all([sendRefunds(own.id), sendRefunds(own.id)])).toContain(1);
  expect(await sendRefunds(own.id)).toBe(0);
  expect(await shop.legs()).toMatchObject([{ amount: 50_000, leg: "SENT" }]);
  const data = { status: "succeeded", endedAt: start };
  await inTenant(own.id, (tx) => tx.paymentRefund.updateMany({ where: { paymentId }, data }));
  await hearPayment(own.id, paymentId);
  expect(await shop.legs()).toMatchObject([{ leg: "PAID", refund: "PAID" }]);
  expect(await hearPayment(own.id, await aPayment(own, shop, 1, "subsidy:1"))).toBe(false);
});

test("leaving: every date on a timeline, then everything back over two lots, one of them by hand", async () => {
  const own = await depositsIn();
  const shop = await own.shop();
  await shop.sold(12_000_000);
  await shop.assess();
  await shop.pay(50_000, "alipay");
  await shop.pay(450_000);
  expect(await announceExit(shop.owner, shop.storeUid, "2026-11-02")).toEqual({ ok: true });
  expect(await announceExit(shop.owner, shop.storeUid, "2026-11-02")).toMatchObject({
    because: "already-leaving",
  });
  expect(await callOffExit(shop.owner, shop.storeUid)).toEqual({ ok: true });
  expect(await callOffExit(shop.owner, shop.storeUid)).toMatchObject({ because: "not-leaving" });
  expect(await exitOf(shop.owner, shop.storeUid)).toBeNull();
  await announceExit(shop.owner, shop.storeUid, "2026-11-02");
  await shop.dispute("dp_1", await shop.pay(1), 1, "warning_needs_response");
  const timeline = await exitOf(shop.owner, shop.storeUid);
  expect(timeline?.blockers).toEqual(["dispute-open"]);
  // Read only: it answers while somebody has the deposit in hand.
  await own.inside(async (sql) => {
    await sql`SELECT 1 FROM deposit_standing WHERE store_uid = ${shop.storeUid} FOR UPDATE`;
    expect(await exitOf(shop.owner, shop.storeUid)).not.toBeNull();
  });
  setClock(daysLater(95));
  expect((await advanceDeposits(own.clock))?.exitsReady).toBe(0);
  const [lot] = (await shop.legs()).map(({ lot_id }) => lot_id);
  await shop.dispute("dp_1", lot ?? "", 1, "warning_closed");
  expect((await advanceDeposits(own.clock))?.exitsReady).toBe(1);
  expect((await advanceDeposits(own.clock))?.exitsReady).toBe(0);
  const [refund] = await own.inside(
    (sql) => sql<{ id: string }[]>`SELECT id FROM deposit_refund WHERE kind = 'EXIT'`,
  );
  const id = refund?.id ?? "";
  expect(await approveRefund(own.finance, id)).toEqual({ ok: true, waits: true });
  expect(await approveRefund(staff(own.id, "finance"), id)).toEqual({ ok: true, waits: false });
  expect(await shop.held()).toMatchObject({ availableMinor: 0 });
  const amounts = (await shop.legs()).map(({ lot_id, amount }) => [lot_id !== null, amount]);
  expect(amounts.slice(1)).toEqual([
    [true, 450_000],
    [false, 50_000],
  ]);
  expect((await checkLedger(own.id)).faults).toEqual([]);
});

async function aPayment(own: Deposits, shop: Shop, amountMinor: number, obligation?: string) {
  const id = crypto.randomUUID();
  await inTenant(own.id, (tx) =>
    tx.payment.create({
      data: {
        marketplaceId: own.id,
        id,
        storeUid: shop.storeUid,
        obligation: obligation ?? "deposit-order:1:0",
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
  return id;
}
