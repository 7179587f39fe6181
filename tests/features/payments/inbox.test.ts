/** What Stripe tells us: signed, once, in any order, or not at all. */
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startTestStripe, type TestStripe, webhookSecret } from "#tests/support/stripe-sandbox";
import { openExceptions } from "~/features/payments/exception.server";
import { emptyInbox } from "~/features/payments/handle-events.server";
import { pollEvents } from "~/features/payments/poll-events.server";
import { refreshPayment } from "~/features/payments/refresh-payment.server";
import { walkMovements } from "~/features/payments/walk-movements.server";
import { rereadConfig } from "~/platform/config.server";
import { sql } from "~/platform/database.server";
import { registry } from "~/platform/metrics.server";
import { newId } from "~/values/public-id";
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
  await stripe.control("/webhooks", { mode: "normal" });
});

const signed = (body: string, { secret = webhookSecret, ageSeconds = 0 } = {}) => {
  const seconds = Math.floor(Date.now() / 1_000) - ageSeconds;
  const digest = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${digest}`;
};
const eventOf = (
  id: string,
  over: object = {},
  object: object = { id: "pi_x", object: "payment_intent" },
) =>
  JSON.stringify({
    id,
    object: "event",
    type: "payment_intent.succeeded",
    created: Math.floor(Date.now() / 1_000),
    livemode: false,
    api_version: "2026-10-28.endive",
    data: { object },
    ...over,
  });
const send = async (body: string, signature = signed(body)) =>
  (await fetch(stripe.door, { method: "POST", body, headers: { "stripe-signature": signature } }))
    .status;
let made = 0;
const newEvent = () => `evt_made${++made}`;
const rowOf = async (id: string) =>
  (
    await sql()<{ status: string; because: string | null }[]>`
    SELECT status, because FROM stripe_event WHERE id = ${id}`
  )[0];
const refusals = async () => {
  const { values } = (await registry.getSingleMetric("slipway_stripe_webhooks_total")?.get()) ?? {
    values: [],
  };
  return values.find(({ labels }) => labels.outcome === "refused")?.value ?? 0;
};

test("16: every event delivered twice: posted once", async () => {
  await stripe.control("/webhooks", { mode: "dup" });
  await paid(stripe, story);
  expect(await booksOf(story)).toEqual({ balance: 4_825, clearing: -5_000, fees: 175 });
});

test("17: the same event ten times at one moment is one row and one posting", async () => {
  const { paymentId } = await paid(stripe, story);
  const { intentId } = await paymentIn(story, paymentId);
  const id = newEvent();
  const body = eventOf(id, {}, { id: intentId, object: "payment_intent" });
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(body)));
  expect(answers).toEqual(Array(10).fill(200));
  await Promise.all([emptyInbox(), emptyInbox(), emptyInbox()]);
  expect((await rowOf(id))?.status).toBe("handled");
  expect(await booksOf(story)).toEqual({ balance: 4_825, clearing: -5_000, fees: 175 });
});

test("18: everything told in reverse ends the same", async () => {
  await stripe.control("/webhooks", { mode: "reverse" });
  const { paymentId } = await paid(stripe, story);
  await refund(story, paymentId, 2_000);
  await rest(stripe, story);
  expect(await paymentIn(story, paymentId)).toMatchObject({
    status: "paid",
    refundedMinor: 2_000n,
  });
  expect((await booksOf(story)).clearing).toBe(-3_000);
});

test("19: an event that comes before our own row waits for it", async () => {
  const ours = await askAndOpen(story);
  const future = newId();
  const intent = await stripe.ask<{ id: string }>("/payment_intents", {
    amount: "700",
    currency: "cny",
    "metadata[slipway_marketplace]": story.marketplace.id,
    "metadata[slipway_payment]": future,
  });
  const id = newEvent();
  await send(eventOf(id, {}, { id: intent.id, object: "payment_intent" }));
  await emptyInbox();
  expect(await rowOf(id)).toEqual({ status: "waiting", because: "no-payment-yet" });
  await later(stripe, 4 * 86_400);
  await emptyInbox();
  expect(await rowOf(id)).toEqual({ status: "ignored", because: "no-payment" });
  expect((await openExceptions(story.marketplace.id)).map(({ subject }) => subject)).toContain(
    intent.id,
  );
  expect(ours.session).not.toBe("");
});

test("20: two refunds in the same second are both kept", async () => {
  const { paymentId } = await paid(stripe, story);
  await stripe.control("/clock", { frozen: true });
  await refund(story, paymentId, 1_000);
  await refund(story, paymentId, 1_000);
  await rest(stripe, story);
  await stripe.control("/clock", { frozen: false });
  expect((await paymentIn(story, paymentId)).refunds.map(({ status }) => status)).toEqual([
    "succeeded",
    "succeeded",
  ]);
});

test("21: webhooks lost: the poll finds the events", async () => {
  await stripe.control("/webhooks", { mode: "drop" });
  const { paymentId } = await paid(stripe, story);
  expect((await paymentIn(story, paymentId)).status).toBe("open");
  await later(stripe, 200);
  expect(await pollEvents()).toBeGreaterThan(0);
  expect(await pollEvents()).toBe(0);
  await emptyInbox();
  expect((await paymentIn(story, paymentId)).status).toBe("paid");
});

test("21, 49: webhooks and events lost: the nightly walk repairs, and a second walk changes nothing", async () => {
  await stripe.control("/webhooks", { mode: "drop" });
  const { paymentId } = await paid(stripe, story);
  await later(stripe, 86_400);
  expect((await walkMovements()).repaired).toBeGreaterThan(0);
  expect((await paymentIn(story, paymentId)).status).toBe("paid");
  const books = await booksOf(story);
  expect(await walkMovements()).toEqual({ seen: 0, repaired: 0, unknown: 0 });
  await later(stripe, 86_400);
  expect((await walkMovements()).repaired).toBe(0);
  expect(await booksOf(story)).toEqual(books);
});

test("15, 22: a posting that fails half-way leaves nothing, and is not marked as handled", async () => {
  await stripe.control("/webhooks", { mode: "pause" });
  const { paymentId, session } = await askAndOpen(story);
  await stripe.control("/checkout", { session });
  await later(stripe, 5);
  const locked = sql().begin(async (tx) => {
    await tx`SELECT set_config('slipway.marketplace', ${story.marketplace.id}, true)`;
    await tx`SELECT 1 FROM payment WHERE id = ${paymentId} FOR UPDATE`;
    await stripe.control("/webhooks", { mode: "normal" });
    await stripe.control("/deliver", {});
    const handling = emptyInbox();
    for (let ended = 0; ended === 0; ) {
      const rows = await sql()`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock'
           AND query LIKE '%payment%FOR UPDATE%' AND usename = current_user`;
      ended = rows.length;
    }
    await handling;
  });
  await locked;
  const [waiting] = await sql()<{ count: number }[]>`
    SELECT count(*) FROM stripe_event WHERE status = 'waiting' AND because IS NOT NULL`;
  expect(Number(waiting?.count)).toBeGreaterThan(0);
  await rest(stripe, story);
  expect((await paymentIn(story, paymentId)).status).toBe("paid");
  expect((await booksOf(story)).clearing).toBe(-5_000);
});

test("23, 24: wrong secret, altered or re-written body, old signature: 400, nothing kept, counted", async () => {
  const before = await refusals();
  const id = newEvent();
  const body = eventOf(id);
  const pretty = JSON.stringify(JSON.parse(body), null, 2);
  const signatures: [string, string][] = [
    [body, signed(body, { secret: "whsec_another_one" })],
    [body.replace("pi_x", "pi_y"), signed(body)],
    [pretty, signed(body)],
    [body, signed(body, { ageSeconds: 301 })],
    [body, ""],
    [body, "t=1,v1=00"],
    ["not json", signed("not json")],
  ];
  for (const [sent, signature] of signatures) {
    const status = await send(sent, signature);
    expect([sent.slice(0, 9), status]).toEqual([sent.slice(0, 9), 400]);
  }
  expect(await rowOf(id)).toBeUndefined();
  expect((await refusals()) - before).toBe(signatures.length);
  expect(await send(body)).toBe(200);
  const huge = eventOf(newEvent(), { padding: "x".repeat(1_100_000) });
  expect(await send(huge)).toBe(413);
});

test("25: while the secret is exchanged, both are accepted; afterwards the old one is not", async () => {
  process.env.STRIPE_WEBHOOK_SECRET_PREVIOUS = "whsec_the_previous_one";
  rereadConfig();
  const old = { secret: "whsec_the_previous_one" };
  const [first, second] = [eventOf(newEvent()), eventOf(newEvent())];
  expect(await send(first, signed(first, old))).toBe(200);
  expect(await send(second)).toBe(200);
  delete process.env.STRIPE_WEBHOOK_SECRET_PREVIOUS;
  rereadConfig();
  expect(await send(first, signed(first, old))).toBe(400);
});

test("26, 52: events of live mode, another account, foreign objects or another version raise the alarm", async () => {
  const [live, account, foreign, version] = [newEvent(), newEvent(), newEvent(), newEvent()];
  const intent = await stripe.ask<{ id: string }>("/payment_intents", {
    amount: "900",
    currency: "cny",
  });
  const thing = { id: intent.id, object: "payment_intent" };
  await send(eventOf(live, { livemode: true }));
  await send(eventOf(account, { account: "acct_stranger" }));
  await send(eventOf(foreign, {}, thing));
  await send(eventOf(version, { api_version: "2020-08-27" }, thing));
  await emptyInbox();
  expect(await rowOf(live)).toEqual({ status: "ignored", because: "other-mode" });
  expect(await rowOf(account)).toEqual({ status: "ignored", because: "other-account" });
  expect(await rowOf(foreign)).toEqual({ status: "ignored", because: "foreign" });
  const kinds = (await openExceptions(story.marketplace.id)).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(["other-mode", "foreign-event", "other-version"]));
});

test("a payment of another amount than we asked for is not believed", async () => {
  const { paymentId } = await askAndOpen(story);
  const intent = await stripe.ask<{ id: string }>("/payment_intents", {
    amount: "900",
    currency: "cny",
    confirm: "true",
    payment_method: "pm_card_visa",
    "allowed_payment_method_types[0]": "card",
    "metadata[slipway_marketplace]": story.marketplace.id,
    "metadata[slipway_payment]": paymentId,
  });
  await rest(stripe, story);
  expect((await paymentIn(story, paymentId)).status).toBe("open");
  const found = await openExceptions(story.marketplace.id);
  expect(found.map(({ kind, subject }) => `${kind} ${subject}`)).toContain(
    `payment-differs ${intent.id}`,
  );
});

test("31: a balance transaction that comes later moves the money from clearing when it comes", async () => {
  await stripe.control("/webhooks", { asyncMs: 3_600_000 });
  const { paymentId } = await paid(stripe, story);
  expect(await paymentIn(story, paymentId)).toMatchObject({ status: "paid", settledAt: null });
  expect((await booksOf(story)).clearing).toBe(0);
  await later(stripe, 3_700);
  await rest(stripe, story);
  await stripe.control("/webhooks", { asyncMs: 1_000 });
  expect((await paymentIn(story, paymentId)).settledAt).not.toBeNull();
  expect((await booksOf(story)).clearing).toBe(-5_000);
});

test("27: a flood of 5,000 events is answered, kept without a loss, and drained in bounded memory", async () => {
  const { paymentId } = await paid(stripe, story);
  const { intentId } = await paymentIn(story, paymentId);
  const thing = { id: intentId, object: "payment_intent" };
  const ids = Array.from({ length: 5_000 }, newEvent);
  const queue = [...ids];
  const before = process.memoryUsage().heapUsed;
  const statuses = new Map<number, number>();
  const hand = async () => {
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const status = await send(eventOf(id, {}, thing));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 16 }, hand));
  expect([...statuses]).toEqual([[200, 5_000]]);
  expect(await emptyInbox()).toBeGreaterThanOrEqual(5_000);
  const [left] = await sql()<{ count: number }[]>`
    SELECT count(*) FROM stripe_event WHERE id IN ${sql()(ids)} AND status <> 'handled'`;
  expect(Number(left?.count)).toBe(0);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 2 ** 20);
  expect((await booksOf(story)).clearing).toBe(-5_000);
}, 240_000);

test("any duplicates in any order lead to the same state as each once, in order", async () => {
  const { paymentId } = await paid(stripe, story);
  await refund(story, paymentId, 1_500);
  await rest(stripe, story);
  const wanted = await paymentIn(story, paymentId);
  const books = await booksOf(story);
  const { data } = await stripe.ask<{ data: { id: string }[] }>("/events?limit=12");
  const events = data.map(({ id }) => id);
  const deliveries = fc.array(fc.constantFrom(...events), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(deliveries, fc.integer({ min: 1, max: 3 }), async (order, workers) => {
      await sql()`UPDATE stripe_event SET status = 'waiting', handled_at = NULL, due_at = now() - interval '1 day'
        WHERE id IN ${sql()(order)} AND subject <> ''`;
      await Promise.all(Array.from({ length: workers }, () => emptyInbox()));
      await refreshPayment(story.marketplace.id, paymentId);
      const { readingNo: _last, ...now } = await paymentIn(story, paymentId);
      const { readingNo: _first, ...then } = wanted;
      expect(now).toEqual(then);
      expect(await booksOf(story)).toEqual(books);
    }),
    { numRuns: 15 },
  );
});
