/** Whole currencies, wrong currencies, older versions, and refunds that wait for money. */
import { createHmac } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startTestStripe, type TestStripe, webhookSecret } from "#tests/support/stripe-sandbox";
import { carryOut } from "~/features/payments/carry-out.server";
import { openExceptions } from "~/features/payments/exception.server";
import { emptyInbox } from "~/features/payments/handle-events.server";
import {
  aStory,
  askAndOpen,
  booksOf,
  later,
  paid,
  paymentIn,
  refund,
  rest,
  type Story,
} from "./story";

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
afterEach(async () => {
  await stripe.control("/webhooks", { mode: "normal", strictBalance: false, asyncMs: 1_000 });
});

const exceptions = async () =>
  (await openExceptions(story.marketplace.id)).map(({ kind, subject }) => `${kind} ${subject}`);

test("51: what was asked for in yuan and paid in dollars is not believed, booked or refunded", async () => {
  const { paymentId } = await askAndOpen(story);
  const intent = await stripe.ask<{ id: string }>("/payment_intents", {
    amount: "5000",
    currency: "usd",
    confirm: "true",
    payment_method: "pm_card_visa",
    "allowed_payment_method_types[0]": "card",
    "metadata[slipway_marketplace]": story.marketplace.id,
    "metadata[slipway_payment]": paymentId,
  });
  await rest(stripe, story);
  expect((await paymentIn(story, paymentId)).status).toBe("open");
  expect(await exceptions()).toContain(`payment-differs ${intent.id}`);
  expect(await booksOf(story)).toEqual({ balance: 0, clearing: 0, fees: 0 });
  expect(await refund(story, paymentId, 5_000)).toMatchObject({ because: "not-paid" });
});

test("51: half a yen is no amount, to us or to Stripe", async () => {
  story = await aStory("JPY");
  const { paymentId } = await paid(stripe, story, {
    wish: {
      storeUid: "sto-1",
      obligation: "yen:1",
      amountMinor: 20_000,
      currency: "JPY",
      title: "Deposit",
      locale: "en",
      saveCard: false,
      successUrl: "http://localhost/paid",
      cancelUrl: "http://localhost/back",
    },
  });
  await expect(refund(story, paymentId, 0.5)).rejects.toThrow(RangeError);
  const { intentId } = await paymentIn(story, paymentId);
  await expect(
    stripe.ask("/refunds", { payment_intent: intentId ?? "", amount: "0.5" }),
  ).rejects.toThrow("parameter_invalid_integer");
  const [charge] = (await stripe.ask<{ data: { amount: number; currency: string }[] }>("/charges"))
    .data;
  expect(charge).toMatchObject({ amount: 20_000, currency: "jpy" });
});

test("38: a refund that waits for Stripe's balance goes out by itself once the balance is topped up", async () => {
  await stripe.control("/webhooks", { strictBalance: true });
  const { paymentId } = await paid(stripe, story);
  const asked = await refund(story, paymentId, 5_000);
  if (!asked.ok) throw new Error(asked.because);
  await carryOut(story.marketplace.id, asked.operationId);
  await rest(stripe, story);
  const waiting = await paymentIn(story, paymentId);
  expect(waiting.refunds).toMatchObject([
    { status: "pending", pendingReason: "insufficient_funds" },
  ]);
  expect((await booksOf(story)).clearing).toBe(-5_000);
  await stripe.ask("/topups", { amount: "9000", currency: "cny" });
  for (let day = 0; day < 4; day += 1) {
    await later(stripe, 86_400);
    await rest(stripe, story);
  }
  expect((await paymentIn(story, paymentId)).refunds).toMatchObject([{ status: "succeeded" }]);
  expect((await booksOf(story)).clearing).toBe(0);
});

test("43: refunds of parts and a chargeback of the rest never come to more than the charge, whatever is told first", async () => {
  await stripe.control("/webhooks", { mode: "pause" });
  const { paymentId, session } = await askAndOpen(story);
  await stripe.control("/checkout", { session });
  const charges = await stripe.ask<{ data: { id: string; metadata: Record<string, string> }[] }>(
    "/charges",
  );
  const charge = charges.data.find(({ metadata }) => metadata.slipway_payment === paymentId);
  await later(stripe, 5);
  await stripe.ask("/refunds", { charge: charge?.id ?? "", amount: "1200" });
  await stripe.ask("/refunds", { charge: charge?.id ?? "", amount: "800" });
  await stripe.control("/dispute", { charge: charge?.id });
  await stripe.control("/webhooks", { mode: "reverse" });
  await rest(stripe, story);
  const { refunds, disputes, refundedMinor } = await paymentIn(story, paymentId);
  expect(refundedMinor).toBe(2_000n);
  expect(refunds).toHaveLength(2);
  expect(disputes).toMatchObject([{ amountMinor: 3_000n, kind: "chargeback" }]);
  expect((await booksOf(story)).clearing).toBe(0);
});

test("52: an event of an older version is an alarm, and what it names is read again at our version", async () => {
  await stripe.control("/webhooks", { mode: "drop" });
  const { paymentId, session } = await askAndOpen(story);
  await stripe.control("/checkout", { session });
  const intents = await stripe.ask<{ data: { id: string; metadata: Record<string, string> }[] }>(
    "/payment_intents",
  );
  const intent = intents.data.find(({ metadata }) => metadata.slipway_payment === paymentId);
  const at = Math.floor(Date.now() / 1_000);
  const body = JSON.stringify({
    id: "evt_older",
    object: "event",
    type: "payment_intent.succeeded",
    created: at,
    livemode: false,
    api_version: "2019-02-19",
    // As that version told it; nothing of this is believed.
    data: {
      object: { id: intent?.id, object: "payment_intent", amount: 1, charges: { data: [] } },
    },
  });
  const digest = createHmac("sha256", webhookSecret).update(`${at}.${body}`).digest("hex");
  const answer = await fetch(stripe.door, {
    method: "POST",
    body,
    headers: { "stripe-signature": `t=${at},v1=${digest}` },
  });
  expect(answer.status).toBe(200);
  await emptyInbox();
  expect(await paymentIn(story, paymentId)).toMatchObject({ status: "paid", amountMinor: 5_000n });
  expect(await exceptions()).toContain("other-version 2019-02-19");
});
