/** Money goes back, or is taken back: refunds, chargebacks, warnings. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { asOwner } from "#tests/platform/catalog";
import { startTestStripe, type TestStripe } from "#tests/support/stripe-sandbox";
import { checkLedger } from "~/features/ledger/check.server";
import { carryOut, carryOutDue } from "~/features/payments/carry-out.server";
import { openExceptions } from "~/features/payments/exception.server";
import { walkMovements } from "~/features/payments/walk-movements.server";
import { aStory, booksOf, later, paid, paymentIn, refund, rest, type Story, wishOf } from "./story";

let stripe: TestStripe;
beforeAll(async () => {
  stripe = await startTestStripe();
});
afterAll(() => stripe.close());
let story: Story;
beforeEach(async () => {
  await stripe.calm();
  story = await aStory();
});

async function refunded(paymentId: string, amountMinor: number): Promise<string> {
  const asked = await refund(story, paymentId, amountMinor);
  if (!asked.ok) throw new Error(asked.because);
  await carryOut(story.marketplace.id, asked.operationId);
  await rest(stripe, story);
  return asked.refundId;
}
const refundIn = async (paymentId: string, id: string) =>
  (await paymentIn(story, paymentId)).refunds.find((each) => each.id === id);
const chargeOf = async (paymentId: string) => (await paymentIn(story, paymentId)).chargeId ?? "";

test("a refund goes back the way it came; the fee stays with us", async () => {
  const { paymentId } = await paid(stripe, story);
  const id = await refunded(paymentId, 2_000);
  expect(await refundIn(paymentId, id)).toMatchObject({ status: "succeeded", origin: "ours" });
  expect(await booksOf(story)).toEqual({ balance: 2_825, clearing: -3_000, fees: 175 });
  expect((await checkLedger(story.marketplace.id)).faults).toEqual([]);
});

test.each(["500_after", "json_no_error", "reset_after"])(
  "3, 5, 9: a refund whose answer was lost by %s is found again and not made twice",
  async (kind) => {
    const { paymentId } = await paid(stripe, story);
    const asked = await refund(story, paymentId, 2_000);
    if (!asked.ok) throw new Error(asked.because);
    await stripe.control("/fault", { kind, path: "/v1/refunds", times: 3, method: "POST" });
    await carryOut(story.marketplace.id, asked.operationId);
    await stripe.calm();
    await later(stripe, 60);
    await carryOutDue(story.marketplace.id);
    await rest(stripe, story);
    const { refunds, operations, refundedMinor } = await paymentIn(story, paymentId);
    expect(refunds.map(({ status }) => status)).toEqual(["succeeded"]);
    expect(operations.every(({ status }) => status === "succeeded")).toBe(true);
    expect(refundedMinor).toBe(2_000n);
  },
);

test("10: a key used with other words is an alarm and is not sent again", async () => {
  const { paymentId } = await paid(stripe, story);
  const asked = await refund(story, paymentId, 2_000);
  if (!asked.ok) throw new Error(asked.because);
  const { intentId } = await paymentIn(story, paymentId);
  await fetch(`${stripe.url}/v1/refunds`, {
    method: "POST",
    body: new URLSearchParams({ payment_intent: intentId ?? "", amount: "1" }),
    headers: {
      authorization: "Bearer sk_test_tests_only",
      "idempotency-key": `slipway:${asked.operationId}:1`,
    },
  });
  await carryOut(story.marketplace.id, asked.operationId);
  await later(stripe, 3_600);
  await carryOutDue(story.marketplace.id);
  const { operations } = await paymentIn(story, paymentId);
  expect(operations.find(({ id }) => id === asked.operationId)).toMatchObject({
    status: "needs-action",
    tries: 1,
  });
  expect((await openExceptions(story.marketplace.id)).map(({ kind }) => kind)).toContain(
    "idempotency",
  );
});

test("35: of two refunds that are too much together, one is refused before Stripe is asked", async () => {
  const { paymentId } = await paid(stripe, story);
  const both = await Promise.all([
    refund(story, paymentId, 3_000),
    refund(story, paymentId, 3_000),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({
    because: "beyond-payment",
    details: { leftMinor: 2_000 },
  });
});

test("37: a refund that fails later comes back, in the row and in the books", async () => {
  const { paymentId } = await paid(stripe, story, { method: "pm_card_refundFail" });
  const id = await refunded(paymentId, 2_000);
  await rest(stripe, story);
  expect(await refundIn(paymentId, id)).toMatchObject({
    status: "failed",
    failureReason: "expired_or_canceled_card",
  });
  const payment = await paymentIn(story, paymentId);
  expect(payment.refundedMinor).toBe(0n);
  expect(payment.movements.map(({ category }) => category).sort()).toEqual([
    "charge",
    "refund",
    "refund_failure",
  ]);
  expect((await booksOf(story)).clearing).toBe(-5_000);
  expect(await refund(story, paymentId, 5_000)).toMatchObject({ ok: true });
});

test("38: a refund that waits for Stripe's balance is shown as waiting, and then done", async () => {
  await stripe.control("/webhooks", { strictBalance: true });
  const { paymentId } = await paid(stripe, story);
  const id = await refunded(paymentId, 5_000);
  expect(await refundIn(paymentId, id)).toMatchObject({
    status: "pending",
    pendingReason: "insufficient_funds",
  });
  await stripe.control("/webhooks", { strictBalance: false });
  const { stripeId } = (await refundIn(paymentId, id)) ?? {};
  await stripe.control("/refund", { refund: stripeId, outcome: "succeed" });
  await rest(stripe, story);
  expect(await refundIn(paymentId, id)).toMatchObject({ status: "succeeded", pendingReason: null });
});

test("40: a refund made in Stripe's dashboard is taken in as external", async () => {
  const { paymentId } = await paid(stripe, story);
  const { intentId } = await paymentIn(story, paymentId);
  await stripe.ask("/refunds", { payment_intent: intentId ?? "", amount: "1200" });
  await rest(stripe, story);
  const { refunds } = await paymentIn(story, paymentId);
  expect(refunds).toMatchObject([{ origin: "external", amountMinor: 1_200n, status: "succeeded" }]);
  expect((await booksOf(story)).clearing).toBe(-3_800);
});

test("41, 45: a chargeback takes amount and fee; won, the amount comes back once and the fee does not", async () => {
  const { paymentId } = await paid(stripe, story, { method: "pm_card_createDispute" });
  await rest(stripe, story);
  const [dispute] = (await paymentIn(story, paymentId)).disputes;
  expect(dispute).toMatchObject({ kind: "chargeback", outcome: null, feeMinor: 1_500n });
  expect((await booksOf(story)).clearing).toBe(0);
  await stripe.control("/webhooks", { mode: "reverse" });
  await stripe.control("/dispute_close", { dispute: dispute?.id, outcome: "won" });
  await rest(stripe, story);
  await stripe.control("/webhooks", { mode: "normal" });
  expect((await paymentIn(story, paymentId)).disputes).toMatchObject([{ outcome: "won" }]);
  expect(await booksOf(story)).toEqual({ balance: 3_325, clearing: -5_000, fees: 1_675 });
});

test("44: what is disputed is not refunded, by us or by Stripe", async () => {
  const { paymentId } = await paid(stripe, story);
  const asked = await refund(story, paymentId, 1_000);
  if (!asked.ok) throw new Error(asked.because);
  await stripe.control("/dispute", { charge: await chargeOf(paymentId) });
  await carryOut(story.marketplace.id, asked.operationId);
  expect(await refundIn(paymentId, asked.refundId)).toMatchObject({
    status: "failed",
    failureReason: "charge_disputed",
  });
  expect(await refund(story, paymentId, 1_000)).toMatchObject({ because: "disputed" });
});

test("45: a lost chargeback stays lost", async () => {
  const { paymentId } = await paid(stripe, story, { method: "pm_card_createDispute" });
  await rest(stripe, story);
  const [dispute] = (await paymentIn(story, paymentId)).disputes;
  await stripe.control("/dispute_close", { dispute: dispute?.id, outcome: "lost" });
  await rest(stripe, story);
  expect((await paymentIn(story, paymentId)).disputes).toMatchObject([{ outcome: "lost" }]);
  expect((await booksOf(story)).clearing).toBe(0);
});

test("42: an inquiry moves no money and does not stop a refund", async () => {
  const { paymentId } = await paid(stripe, story, { method: "pm_card_createDisputeInquiry" });
  await rest(stripe, story);
  expect((await paymentIn(story, paymentId)).disputes).toMatchObject([
    { kind: "inquiry", feeMinor: 0n },
  ]);
  expect((await booksOf(story)).clearing).toBe(-5_000);
  expect(await refund(story, paymentId, 1_000)).toMatchObject({ ok: true });
});

test("43: refunded in part, then the rest disputed: together no more than was paid", async () => {
  const { paymentId } = await paid(stripe, story);
  await refunded(paymentId, 2_000);
  await stripe.control("/dispute", { charge: await chargeOf(paymentId) });
  await rest(stripe, story);
  expect((await paymentIn(story, paymentId)).disputes).toMatchObject([{ amountMinor: 3_000n }]);
  expect((await booksOf(story)).clearing).toBe(0);
});

test("a card issuer's warning of fraud stands on the payment", async () => {
  const { paymentId } = await paid(stripe, story);
  await stripe.control("/early_fraud_warning", { charge: await chargeOf(paymentId) });
  await rest(stripe, story);
  expect((await paymentIn(story, paymentId)).warnedAt).not.toBeNull();
});

test("50: what only Stripe has, what only we have, and what differs become exceptions; the books stay", async () => {
  const { paymentId } = await paid(stripe, story);
  const books = await booksOf(story);
  const topUp = await stripe.ask<{ id: string }>("/topups", { amount: "7000", currency: "cny" });
  const [movement] = (await paymentIn(story, paymentId)).movements;
  await asOwner(async (client) => {
    await client.query(
      "UPDATE stripe_sandbox.balance_transactions SET fee = fee + 1, net = net - 1 WHERE id = $1",
      [movement?.id],
    );
  });
  await later(stripe, 5 * 86_400);
  await walkMovements();
  const found = await openExceptions(story.marketplace.id);
  expect(found.find(({ subject }) => subject === movement?.id)?.kind).toBe("movement-differs");
  expect(found.find(({ details }) => details.sourceId === topUp.id)?.kind).toBe("unknown-movement");
  await asOwner(async (client) => {
    await client.query("DELETE FROM stripe_sandbox.balance_transactions WHERE id = $1", [
      movement?.id,
    ]);
  });
  await later(stripe, 86_400);
  await walkMovements();
  const kinds = (await openExceptions(story.marketplace.id))
    .filter(({ subject }) => subject === movement?.id)
    .map(({ kind }) => kind);
  expect(kinds).toContain("missing-movement");
  expect(await booksOf(story)).toEqual(books);
});

test("51: yen have no smaller part; they are asked for, settled and refunded in whole", async () => {
  story = await aStory("JPY");
  const { paymentId } = await paid(stripe, story, { wish: wishOf(5_000, "JPY") });
  await refunded(paymentId, 1_000);
  expect(await booksOf(story)).toEqual({ balance: 3_855, clearing: -4_000, fees: 145 });
});
