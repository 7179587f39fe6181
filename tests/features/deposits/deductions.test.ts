import { beforeAll, expect, test } from "vitest";
import { staff } from "#tests/support/shop";
import { answerDeduction } from "~/features/deposits/answer-deduction.server";
import { approveRefund } from "~/features/deposits/approve-refund.server";
import { askForExcess } from "~/features/deposits/ask-for-excess.server";
import { confirmDeduction } from "~/features/deposits/confirm-deduction.server";
import { dropDeduction } from "~/features/deposits/drop-deduction.server";
import { notifyDeduction } from "~/features/deposits/notify-deduction.server";
import { type DeductionWish, proposeDeduction } from "~/features/deposits/propose-deduction.server";
import { ofMarketplace } from "~/features/ledger/account";
import { balancesOf } from "~/features/ledger/balances.server";
import { NotAllowed } from "~/features/people/may";
import { setClock } from "~/platform/clock.server";
import { type Deposits, daysLater, depositsIn, type Shop, start } from "./a-deposit";

let deposits: Deposits;
beforeAll(async () => {
  deposits = await depositsIn();
});

async function paid(amountMinor = 200_000): Promise<Shop> {
  setClock(start);
  const shop = await deposits.shop();
  await shop.assess();
  if (amountMinor > 0) await shop.pay(amountMinor);
  return shop;
}
const evidence = [{ title: "Inspection", reference: "qc-17" }];
async function proposed(shop: Shop, amountMinor: number, wishes: Partial<DeductionWish> = {}) {
  const outcome = await proposeDeduction(deposits.finance, {
    storeUid: shop.storeUid,
    kind: "PENALTY",
    amountMinor,
    reason: "Late delivery",
    evidence,
    ...wishes,
  });
  if (!outcome.ok) throw new Error(outcome.because);
  return outcome.deductionId;
}
const told = async (shop: Shop, amountMinor: number, wishes: Partial<DeductionWish> = {}) => {
  const id = await proposed(shop, amountMinor, wishes);
  await notifyDeduction(deposits.finance, id);
  return id;
};
const colleague = () => staff(deposits.id, "finance");

test("proposed, told, not answered, posted when the time is over; the order follows", async () => {
  const shop = await paid();
  const id = await proposed(shop, 30_000);
  expect(await confirmDeduction(colleague(), id, "")).toMatchObject({ because: "wrong-state" });
  await notifyDeduction(deposits.finance, id);
  expect(await confirmDeduction(colleague(), id, "")).toMatchObject({ because: "reply-period" });
  setClock(daysLater(8));
  const posted = await confirmDeduction(deposits.finance, id, "not answered");
  expect(posted).toEqual({ ok: true, takenMinor: 30_000, owedMinor: 0 });
  expect(await confirmDeduction(colleague(), id, "")).toMatchObject({ because: "wrong-state" });
  expect(await shop.held()).toMatchObject({ availableMinor: 170_000 });
  expect(await shop.order()).toMatchObject({ amount_minor: 30_000, status: "OPEN" });
});

test("an objection is decided by somebody else", async () => {
  const shop = await paid();
  const id = await told(shop, 30_000);
  const answer = { agrees: false, reply: "It was the carrier", evidence: [] } as const;
  const other = await deposits.shop();
  await expect(answerDeduction(other.owner, id, answer)).rejects.toThrow(NotAllowed);
  expect(await answerDeduction(shop.owner, id, answer)).toEqual({ ok: true });
  expect(await answerDeduction(shop.owner, id, answer)).toMatchObject({ because: "wrong-state" });
  expect(await confirmDeduction(deposits.finance, id, "no")).toMatchObject({
    because: "second-person",
  });
  expect((await confirmDeduction(colleague(), id, "upheld: no scan")).ok).toBe(true);
});

test("above the limit the proposer alone cannot take it, even when the merchant agreed", async () => {
  const shop = await paid();
  const id = await told(shop, 200_001);
  await answerDeduction(shop.owner, id, { agrees: true });
  expect(await confirmDeduction(deposits.finance, id, "")).toMatchObject({
    because: "second-person",
  });
  expect(await confirmDeduction(colleague(), id, "")).toEqual({
    ok: true,
    takenMinor: 200_000,
    owedMinor: 1,
  });
  expect(await shop.held()).toMatchObject({ availableMinor: 0, owedMinor: 1 });
});

test("an answer after the time is over is refused; what is dropped stays dropped", async () => {
  const shop = await paid();
  const id = await told(shop, 30_000);
  setClock(daysLater(8));
  expect(await answerDeduction(shop.owner, id, { agrees: true })).toMatchObject({
    because: "too-late",
  });
  expect(await dropDeduction(colleague(), id, "proven wrong")).toEqual({ ok: true });
  expect(await confirmDeduction(colleague(), id, "")).toMatchObject({ because: "wrong-state" });
  expect(await shop.held()).toMatchObject({ availableMinor: 200_000 });
});

test("compensation that was advanced to a buyer is recovered for the buyers' account", async () => {
  const buyers = () =>
    deposits.inside((sql) =>
      balancesOf(sql, deposits.clock, [ofMarketplace("buyer-payable", "CNY")]),
    );
  const [before] = await buyers();
  const shop = await paid();
  const id = await told(shop, 10_000, { kind: "ADVANCE_COMPENSATION" });
  await answerDeduction(shop.owner, id, { agrees: true });
  await confirmDeduction(deposits.finance, id, "");
  const [after] = await buyers();
  expect((after?.postedMinor ?? 0) - (before?.postedMinor ?? 0)).toBe(10_000);
});

test("nothing is proposed without evidence or against a shop without a deposit", async () => {
  const shop = await paid();
  const wish = { storeUid: shop.storeUid, kind: "PENALTY", amountMinor: 1, reason: "x" } as const;
  expect(await proposeDeduction(deposits.finance, { ...wish, evidence: [] })).toMatchObject({
    because: "no-evidence",
  });
  expect(
    await proposeDeduction(deposits.finance, { ...wish, evidence, storeUid: "nobody" }),
  ).toMatchObject({ because: "no-deposit" });
});

test("while a case is open nothing goes back", async () => {
  const shop = await paid();
  await shop.relief(7_000);
  await shop.assess();
  await proposed(shop, 10_000);
  expect(await askForExcess(shop.owner, shop.storeUid, 1_000)).toMatchObject({
    because: "blocked",
    details: { blockers: ["deduction-open"] },
  });
});

test("36: a deduction that races a refund: together they never take more than there is", async () => {
  for (let round = 0; round < 10; round += 1) {
    const shop = await paid();
    await shop.relief(7_000);
    await shop.assess();
    const asked = await askForExcess(shop.owner, shop.storeUid, 140_000);
    if (!asked.ok) throw new Error(asked.because);
    const id = await told(shop, 150_000);
    await answerDeduction(shop.owner, id, { agrees: true });
    setClock(daysLater(8));
    const [deduction, refund] = await Promise.all([
      confirmDeduction(colleague(), id, ""),
      approveRefund(deposits.finance, asked.refundId),
    ]);
    const { availableMinor } = await shop.held();
    const sent = (await shop.legs()).reduce((sum, { amount }) => sum + amount, 0);
    const takenMinor = deduction.ok ? deduction.takenMinor : 0;
    expect(availableMinor + sent + takenMinor).toBe(200_000);
    expect(deduction.ok || refund.ok).toBe(true);
  }
});
