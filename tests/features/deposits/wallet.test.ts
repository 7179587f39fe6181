/** A shop's wallet, read from real books: it adds up whatever happened, and says what is due, why and until when. */
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { addToDeposit } from "~/features/deposits/additions.server";
import { answerDeduction } from "~/features/deposits/answer-deduction.server";
import { approveRefund } from "~/features/deposits/approve-refund.server";
import { askAboutRefund } from "~/features/deposits/ask-about-refund.server";
import { askForExcess } from "~/features/deposits/ask-for-excess.server";
import { bookRefund } from "~/features/deposits/book-refund.server";
import { advanceDeposits } from "~/features/deposits/clock.server";
import { confirmDeduction } from "~/features/deposits/confirm-deduction.server";
import { deductionOf } from "~/features/deposits/deductions-of.server";
import { notifyDeduction } from "~/features/deposits/notify-deduction.server";
import { proposeDeduction } from "~/features/deposits/propose-deduction.server";
import { receiptOf } from "~/features/deposits/receipt.server";
import { refundOf } from "~/features/deposits/refunds-of.server";
import { walletOf } from "~/features/deposits/wallet.server";
import { ofStore } from "~/features/ledger/account";
import { balancesOf } from "~/features/ledger/balances.server";
import { setClock } from "~/platform/clock.server";
import { publicId } from "~/values/public-id";
import { type Deposits, daysLater, depositsIn, type Shop, start } from "./a-deposit";

let deposits: Deposits;
beforeAll(async () => {
  deposits = await depositsIn();
});

async function wallet(shop: Shop, month: string | null = null) {
  const found = await walletOf(shop.owner, shop.storeUid, month);
  if (found === null) throw new Error("no wallet");
  return found;
}

test("what must be held has its parts and its sentence, what is due its last minute and its consequences", async () => {
  setClock(start);
  const shop = await deposits.shop();
  await shop.sold(12_000_000);
  await shop.assess();
  const found = await wallet(shop);
  expect(found.requiredMinor).toBe(500_000);
  expect(found.lines).toEqual([
    { key: "base", amountMinor: 200_000 },
    { key: "float", amountMinor: 500_000 },
  ]);
  expect(found.why?.en).toContain("¥5,000");
  expect(found.order).toMatchObject({ leftMinor: 500_000, status: "OPEN" });
  expect(found.order?.dueAt.toISOString()).toBe("2026-11-16T15:59:59.000Z");
  expect(
    found.ladder.map(({ consequence, at, inForce }) => [consequence, at.toISOString(), inForce]),
  ).toEqual([
    ["WITHDRAWAL_HOLD", "2026-11-16T16:00:00.000Z", false],
    ["SELLING_RESTRICTION", "2026-12-01T16:00:00.000Z", false],
    ["CLOSURE_REVIEW", "2026-12-31T16:00:00.000Z", false],
  ]);
  setClock(daysLater(17));
  await advanceDeposits(deposits.clock);
  expect((await wallet(shop)).ladder[0]?.inForce).toBe(true);
  setClock(start);
});

test("nobody else's: the owner of another shop is told that there is none", async () => {
  const [shop, stranger] = [await deposits.shop(), await deposits.shop()];
  await shop.assess();
  const paymentId = await shop.pay(200_000);
  expect(await receiptOf(shop.owner, paymentId)).toMatchObject({
    amountMinor: 200_000,
    method: "card",
  });
  expect(await receiptOf(stranger.owner, paymentId)).toBeNull();
  await expect(walletOf(stranger.owner, shop.storeUid, null)).rejects.toThrow();
});

test("a deduction is hers to see only once she was told, with evidence, and then with her answer", async () => {
  const shop = await deposits.shop();
  await shop.assess();
  await shop.pay(200_000);
  const wish = {
    storeUid: shop.storeUid,
    kind: "PENALTY",
    amountMinor: 30_000,
    reason: "Counterfeit",
    evidence: [{ title: "Test purchase", reference: "o-1" }],
  } as const;
  const proposed = await proposeDeduction(deposits.finance, wish);
  if (!proposed.ok) throw new Error(proposed.because);
  const { deductionId } = proposed;
  expect(await deductionOf(shop.owner, deductionId, start)).toBeNull();
  expect((await wallet(shop)).deductions).toEqual([]);
  await notifyDeduction(deposits.finance, deductionId);
  expect(await deductionOf(shop.owner, deductionId, start)).toMatchObject({
    open: true,
    evidence: wish.evidence,
  });
  await answerDeduction(shop.owner, deductionId, {
    agrees: false,
    reply: "It is original",
    evidence: [{ title: "Invoice", reference: "i-1" }],
  });
  expect(await deductionOf(shop.owner, deductionId, start)).toMatchObject({
    open: false,
    status: "DISPUTED",
    reply: "It is original",
    replyEvidence: [{ title: "Invoice", reference: "i-1" }],
  });
  expect((await wallet(shop)).deductions).toMatchObject([{ status: "DISPUTED", open: false }]);
});

/** Excess that was approved: its part, which is on its way. */
async function onItsWay(shop: Shop, amountMinor: number) {
  const asked = await askForExcess(shop.owner, shop.storeUid, amountMinor);
  if (!asked.ok) return null;
  setClock(asked.coolingUntil);
  await advanceDeposits(deposits.clock);
  const approved = await approveRefund(deposits.finance, asked.refundId);
  if (!approved.ok) return null;
  const leg = (await shop.legs()).find((one) => one.leg === "PLANNED");
  return leg === undefined ? null : { refundId: asked.refundId, legId: leg.id };
}

test("a refund has its days by the way it takes; two days late it can be asked about, once", async () => {
  setClock(start);
  const shop = await deposits.shop();
  await shop.assess();
  await shop.pay(200_000);
  await shop.relief(5_000);
  await shop.assess();
  const sent = await onItsWay(shop, 100_000);
  if (sent === null) throw new Error("not sent");
  const refund = await refundOf(shop.owner, sent.refundId);
  expect(refund?.legs).toMatchObject([
    { method: "card", arrival: { from: "2026-11-14", to: "2026-11-23" }, late: false },
  ]);
  expect((await wallet(shop)).refunds[0]).toMatchObject({ expectedBy: "2026-11-23", late: false });
  expect(await askAboutRefund(shop.owner, sent.refundId, "Where?")).toMatchObject({
    because: "not-late",
  });
  setClock(new Date("2026-11-26T04:00:00Z"));
  expect((await refundOf(shop.owner, sent.refundId))?.late).toBe(true);
  expect(await askAboutRefund(shop.owner, sent.refundId, "Where?")).toMatchObject({ ok: true });
  expect(await askAboutRefund(shop.owner, sent.refundId, "Where?")).toMatchObject({
    because: "already-asked",
  });
  const stranger = await deposits.shop();
  expect(await askAboutRefund(stranger.owner, sent.refundId, "Mine?")).toMatchObject({
    because: "unknown-refund",
  });
  setClock(start);
});

test("the statement is by month, newest first, and each line leads to what it is about", async () => {
  setClock(start);
  const shop = await deposits.shop();
  await shop.assess();
  const first = await shop.pay(50_000);
  setClock(daysLater(40));
  await shop.pay(150_000, "alipay", undefined, daysLater(40));
  const all = await wallet(shop);
  expect(all.months).toEqual(["2026-12", "2026-11"]);
  expect(
    all.entries.map(({ amountMinor, balanceMinor, method }) => [amountMinor, balanceMinor, method]),
  ).toEqual([
    [150_000, 200_000, "alipay"],
    [50_000, 50_000, "card"],
  ]);
  const november = await wallet(shop, "2026-11");
  expect(november.entries).toMatchObject([
    { to: `/wallet/${publicId("payment", first)}`, state: "paid", deed: "paid" },
  ]);
  expect((await wallet(shop, "2025-01")).entries).toEqual([]);
  setClock(start);
});

type Act = { readonly does: string; readonly minor: number };
const acts = fc.array(
  fc.record({
    does: fc.constantFrom(
      "pay",
      "deduct",
      "ask-back",
      "dispute",
      "win",
      "lose",
      "add",
      "arrive",
      "fail",
    ),
    minor: fc.integer({ min: 1, max: 300_000 }),
  }),
  { minLength: 4, maxLength: 14 },
);

async function deduct(shop: Shop, amountMinor: number) {
  const wish = { storeUid: shop.storeUid, kind: "PENALTY", amountMinor, reason: "r" } as const;
  const proposed = await proposeDeduction(deposits.finance, {
    ...wish,
    evidence: [{ title: "t", reference: "r" }],
  });
  if (!proposed.ok) throw new Error(proposed.because);
  await notifyDeduction(deposits.finance, proposed.deductionId);
  await answerDeduction(shop.owner, proposed.deductionId, { agrees: true });
  await confirmDeduction(second(), proposed.deductionId, "ok");
}
const second = () => ({ ...deposits.finance, personId: "01999999-0000-7000-8000-000000000002" });

async function act(shop: Shop, { does, minor }: Act, paid: string[]): Promise<void> {
  const last = paid.at(-1);
  const legs = await shop.legs();
  const hear = (outcome: "succeeded" | "failed", legId?: string) =>
    legId === undefined
      ? undefined
      : deposits.inside((sql) =>
          bookRefund(sql, deposits.gateway, { legId, outcome, because: null }),
        );
  if (does === "pay") paid.push(await shop.pay(minor));
  if (does === "deduct") await deduct(shop, minor);
  if (does === "ask-back") await onItsWay(shop, minor);
  if (does === "dispute" && last) await shop.dispute(`dp_${last}`, last, minor, "needs_response");
  if (does === "win" && last) await shop.dispute(`dp_${last}`, last, minor, "won");
  if (does === "lose" && last) await shop.dispute(`dp_${last}`, last, minor, "lost");
  if (does === "arrive") await hear("succeeded", legs.find(({ leg }) => leg === "PLANNED")?.id);
  if (does === "fail") await hear("failed", legs.at(-1)?.id);
  if (does === "add")
    await addToDeposit(deposits.finance, {
      storeUid: shop.storeUid,
      kind: "RISK",
      amountMinor: minor,
      reason: "r",
      fromDay: "2026-11-01",
      toDay: null,
    });
}

test("M5.6: whatever happens, the wallet's figures are the ledger's, and they add up", async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (story) => {
      setClock(start);
      const shop = await deposits.shop();
      await shop.assess();
      const paid: string[] = [];
      for (const each of story) await act(shop, each, paid);
      const found = await wallet(shop);
      const codes = ["deposit", "deposit-frozen", "surplus", "refund-in-transit"] as const;
      const [deposit = 0, frozen = 0, surplus = 0, returning = 0] = (
        await deposits.inside((sql) =>
          balancesOf(
            sql,
            deposits.clock,
            codes.map((code) => ofStore(code, shop.storeUid, "CNY")),
          ),
        )
      ).map(({ postedMinor }) => postedMinor);
      const { sums, entries } = found;
      expect(sums.heldMinor).toBe(deposit + frozen + surplus);
      expect(sums.returningMinor).toBe(returning);
      expect(entries.reduce((all, { amountMinor }) => all + amountMinor, 0)).toBe(sums.heldMinor);
      expect(entries[0]?.balanceMinor ?? 0).toBe(sums.heldMinor);
      const parts = sums.heldMinor + sums.returningMinor + sums.keptMinor + sums.refundedMinor;
      expect(parts).toBe(sums.paidInMinor);
      const told = await Promise.all(
        paid.map(async (id) => (await receiptOf(shop.owner, id))?.amountMinor ?? 0),
      );
      expect(told.reduce((all, each) => all + each, 0)).toBe(sums.paidInMinor);
    }),
    { numRuns: 25 },
  );
  setClock(start);
}, 180_000);
