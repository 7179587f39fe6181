/** Money comes in: by Checkout, from a saved card, and through everything that can go wrong on the way. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startTestStripe, type TestStripe } from "#tests/support/stripe-sandbox";
import { carryOut, carryOutDue } from "~/features/payments/carry-out.server";
import { chargeSavedCard } from "~/features/payments/charge-saved-card.server";
import { openCheckout } from "~/features/payments/open-checkout.server";
import { refreshPayment } from "~/features/payments/refresh-payment.server";
import { requestAuthentication } from "~/features/payments/request-authentication.server";
import { requestCheckout } from "~/features/payments/request-checkout.server";
import { requestSavedCard } from "~/features/payments/request-saved-card.server";
import { savedCardOf } from "~/features/payments/saved-card-of.server";
import { inTenant } from "~/platform/database.server";
import {
  aStory,
  ask,
  askAndOpen,
  booksOf,
  chargesOf,
  later,
  paid,
  paymentIn,
  rest,
  type Story,
  wishOf,
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

const charge = (wish = wishOf()) =>
  inTenant(story.marketplace.id, (tx) => chargeSavedCard(tx, story.actor, wish));
const fault = (kind: string, path: string, times = 1) =>
  stripe.control("/fault", { kind, path, times, method: "POST" });
const withCard = (method = "pm_card_visa") =>
  paid(stripe, story, { method, wish: { ...wishOf(), saveCard: true } });

test("a payment by Checkout is paid, settled, and stands in the books with its fee", async () => {
  const { paymentId } = await paid(stripe, story);
  const payment = await paymentIn(story, paymentId);
  expect(payment).toMatchObject({ status: "paid", surplus: false, instrument: "card" });
  expect(payment.settledAt).not.toBeNull();
  expect(await booksOf(story)).toEqual({ balance: 4_825, clearing: -5_000, fees: 175 });
});

test("29: who returns before the webhook, or whose webhook never comes, is shown what Stripe says", async () => {
  await stripe.control("/webhooks", { mode: "pause" });
  const { paymentId, session } = await askAndOpen(story);
  await stripe.control("/checkout", { session, method: "pm_card_visa" });
  expect((await paymentIn(story, paymentId)).status).toBe("open");
  await refreshPayment(story.marketplace.id, paymentId);
  expect((await paymentIn(story, paymentId)).status).toBe("paid");
  await stripe.control("/webhooks", { mode: "normal" });
});

test.each(["reset_before", "reset_after", "500_before", "lock"])(
  "1, 2, 4, 7: %s is repeated by the client under the same key",
  async (kind) => {
    await withCard();
    await fault(kind, "/v1/payment_intents/*/confirm");
    const asked = await charge();
    expect(asked.ok).toBe(true);
    await carryOutDue(story.marketplace.id);
    await rest(stripe, story);
    expect(await chargesOf(stripe, story)).toHaveLength(2);
  },
);

test.each(["500_after", "html_502", "json_no_error", "429"])(
  "5, 6, 8, 9: after %s the outcome is looked up or the call repeated: one charge",
  async (kind) => {
    await withCard();
    await fault(kind, "/v1/payment_intents/*/confirm", 3);
    const asked = await charge();
    if (!asked.ok) throw new Error(asked.because);
    await carryOut(story.marketplace.id, asked.operationId);
    await stripe.calm();
    for (let round = 0; round < 4; round += 1) {
      await later(stripe, 60);
      await rest(stripe, story);
    }
    expect(await paymentIn(story, asked.paymentId)).toMatchObject({ status: "paid" });
    expect(await chargesOf(stripe, story)).toHaveLength(2);
  },
);

test("an obligation that is being paid, or was, is not asked for again", async () => {
  await withCard();
  const wish = wishOf();
  const first = await charge(wish);
  if (!first.ok) throw new Error(first.because);
  expect(await charge(wish)).toMatchObject({ ok: false, because: "in-progress" });
  await carryOutDue(story.marketplace.id);
  await rest(stripe, story);
  expect((await paymentIn(story, first.paymentId)).status).toBe("paid");
  expect(await charge(wish)).toMatchObject({ ok: false, because: "already-paid" });
});

test("12: a lost answer whose key may be forgotten is looked up and never sent again", async () => {
  await withCard();
  const asked = await charge();
  if (!asked.ok) throw new Error(asked.because);
  await fault("500_before", "/v1/payment_intents", 3);
  await carryOut(story.marketplace.id, asked.operationId);
  expect((await paymentIn(story, asked.paymentId)).operations[0]?.status).toBe("unknown");
  await later(stripe, 25 * 3_600);
  await carryOut(story.marketplace.id, asked.operationId);
  const { status, operations } = await paymentIn(story, asked.paymentId);
  expect(operations[0]).toMatchObject({ status: "failed", because: "never-arrived" });
  expect(status).toBe("failed");
  expect(await chargesOf(stripe, story)).toHaveLength(1);
});

test("28: paid on a request that was replaced, and on the new one: the second is surplus", async () => {
  const wish = wishOf(5_000);
  const old = await askAndOpen(story, wish);
  const renewed = await askAndOpen(story, { ...wish, amountMinor: 6_000 });
  expect((await paymentIn(story, old.paymentId)).status).toBe("replaced");
  await stripe.control("/checkout", { session: renewed.session });
  await stripe.control("/checkout", { session: old.session });
  await rest(stripe, story);
  const ends = [await paymentIn(story, renewed.paymentId), await paymentIn(story, old.paymentId)];
  expect(ends.map(({ status }) => status)).toEqual(["paid", "paid"]);
  expect(ends.filter(({ surplus }) => surplus)).toHaveLength(1);
  expect((await booksOf(story)).clearing).toBe(-11_000);
});

test("two tabs that ask for the same are led to the same Checkout", async () => {
  const wish = wishOf();
  const [left, right] = await Promise.all([ask(story, wish), ask(story, wish)]);
  expect(left.paymentId).toBe(right.paymentId);
  const [one, two] = await Promise.all([
    openCheckout(story.actor, left.operationId),
    openCheckout(story.actor, right.operationId),
  ]);
  expect([one, two].filter(({ ok }) => ok).length).toBeGreaterThan(0);
  const { data } = await stripe.ask<{ data: { client_reference_id: string }[] }>(
    "/checkout/sessions?limit=100",
  );
  expect(data.filter((each) => each.client_reference_id === left.paymentId)).toHaveLength(1);
});

test("30: an older attempt's failure does not undo a later success", async () => {
  const { paymentId, session } = await askAndOpen(story);
  const declined = stripe.control("/checkout", { session, method: "pm_card_chargeDeclined" });
  await expect(declined).rejects.toThrow("declined");
  await stripe.control("/checkout", { session, method: "pm_card_visa" });
  await rest(stripe, story);
  const { data } = await stripe.ask<{ data: { id: string; type: string }[] }>(
    "/events?type=payment_intent.payment_failed&limit=1",
  );
  await stripe.control("/resend", { event: data[0]?.id });
  await rest(stripe, story);
  expect((await paymentIn(story, paymentId)).status).toBe("paid");
});

test("32: a card whose bank asks waits for its owner, and is not charged again meanwhile", async () => {
  await withCard("pm_card_authenticationRequired");
  const wish = wishOf();
  const asked = await charge(wish);
  if (!asked.ok) throw new Error(asked.because);
  await carryOut(story.marketplace.id, asked.operationId);
  expect((await paymentIn(story, asked.paymentId)).status).toBe("action-required");
  expect(await charge(wish)).toMatchObject({ because: "in-progress" });
  const brought = await inTenant(story.marketplace.id, (tx) =>
    requestAuthentication(tx, story.actor, {
      paymentId: asked.paymentId,
      returnUrl: "http://localhost/back",
    }),
  );
  if (!brought.ok) throw new Error(brought.because);
  const opened = await openCheckout(story.actor, brought.operationId);
  expect(opened).toMatchObject({ ok: true, url: expect.stringContaining("/authenticate/") });
  const { intentId } = await paymentIn(story, asked.paymentId);
  await stripe.control("/authenticate", { intent: intentId });
  await rest(stripe, story);
  expect((await paymentIn(story, asked.paymentId)).status).toBe("paid");
  expect(await chargesOf(stripe, story)).toHaveLength(2);
});

test("11, 33: a card that declines is tried four times for one obligation, then no more; a detached one never", async () => {
  await withCard();
  const { data } = await stripe.ask<{ data: { id: string; metadata: Record<string, string> }[] }>(
    "/customers?limit=100",
  );
  const customer = data.find(
    ({ metadata }) => metadata.slipway_marketplace === story.marketplace.id,
  );
  const bad = await stripe.ask<{ id: string }>(
    "/payment_methods/pm_card_chargeCustomerFail/attach",
    {
      customer: customer?.id ?? "",
    },
  );
  const setCard = (cardId: string) =>
    inTenant(story.marketplace.id, (tx) =>
      tx.stripeCustomer.updateMany({
        where: { marketplaceId: story.marketplace.id },
        data: { cardId },
      }),
    );
  await setCard(bad.id);
  const wish = wishOf();
  for (let tries = 0; tries < 4; tries += 1) {
    const asked = await charge(wish);
    if (!asked.ok) throw new Error(asked.because);
    await carryOut(story.marketplace.id, asked.operationId);
    expect((await paymentIn(story, asked.paymentId)).status).toBe("failed");
  }
  expect(await charge(wish)).toMatchObject({ because: "declined-too-often" });
  await stripe.ask(`/payment_methods/${bad.id}/detach`, {});
  await rest(stripe, story);
  expect(await savedCardOf(story.actor, "sto-1")).toBeNull();
  expect(await charge()).toMatchObject({ because: "no-card" });
});

test("34: two jobs that top up at once make one request per obligation", async () => {
  await withCard();
  const wish = wishOf();
  const both = await Promise.all([charge(wish), charge(wish)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  await Promise.all([carryOutDue(story.marketplace.id), carryOutDue(story.marketplace.id)]);
  await rest(stripe, story);
  expect(await chargesOf(stripe, story)).toHaveLength(2);
});

test("a card can be left without paying, and is charged later", async () => {
  const asked = await inTenant(story.marketplace.id, (tx) =>
    requestSavedCard(tx, story.actor, {
      storeUid: "sto-1",
      locale: "en",
      successUrl: "http://localhost/saved",
      cancelUrl: "http://localhost/back",
    }),
  );
  if (!asked.ok) throw new Error(asked.because);
  const opened = await openCheckout(story.actor, asked.operationId);
  if (!opened.ok) throw new Error(opened.because);
  await stripe.control("/checkout", { session: opened.url?.split("/").at(-1) });
  await rest(stripe, story);
  expect(await savedCardOf(story.actor, "sto-1")).toMatchObject({ label: "visa 4242" });
  expect(await charge()).toMatchObject({ ok: true });
});

test("an amount that Stripe would not take is refused before it is asked", async () => {
  for (const amountMinor of [0, -1, 1.5, 100_000_000])
    expect(
      await inTenant(story.marketplace.id, (tx) =>
        requestCheckout(tx, story.actor, wishOf(amountMinor)),
      ),
    ).toMatchObject({ because: "not-collectable" });
});
