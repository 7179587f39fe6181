/** What takes real time: an answer that never comes, and a limit of calls a second. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startTestStripe, type TestStripe } from "#tests/support/stripe-sandbox";
import { carryOut, carryOutDue } from "~/features/payments/carry-out.server";
import { pauseMs } from "~/features/payments/operation";
import { pace } from "~/features/payments/pace.server";
import { now } from "~/platform/clock.server";
import { aStory, later, paid, paymentIn, refund, rest, type Story } from "./story";

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

type Refunds = { readonly data: readonly { readonly id: string; readonly amount: number }[] };
const refundsOf = async (intent: string | null) =>
  (await stripe.ask<Refunds>(`/refunds?payment_intent=${intent}`)).data;
const operationOf = async (paymentId: string, id: string) =>
  (await paymentIn(story, paymentId)).operations.find((each) => each.id === id);

test("3: Stripe does it and never answers: unknown, found again, and only a new key would do it twice", async () => {
  const { paymentId } = await paid(stripe, story);
  const { intentId } = await paymentIn(story, paymentId);
  const asked = await refund(story, paymentId, 2_000);
  if (!asked.ok) throw new Error(asked.because);
  await stripe.control("/fault", {
    kind: "hang_after",
    path: "/v1/refunds",
    method: "POST",
    times: 3,
  });
  await carryOut(story.marketplace.id, asked.operationId);
  expect(await operationOf(paymentId, asked.operationId)).toMatchObject({
    status: "unknown",
    attempt: 1,
  });
  expect(await refundsOf(intentId)).toHaveLength(1);
  await stripe.calm();
  await later(stripe, 200);
  await carryOutDue(story.marketplace.id);
  await rest(stripe, story);
  expect(await operationOf(paymentId, asked.operationId)).toMatchObject({ status: "succeeded" });
  expect(await refundsOf(intentId)).toHaveLength(1);
  const again = (key: string) =>
    fetch(`${stripe.url}/v1/refunds`, {
      method: "POST",
      body: new URLSearchParams({ payment_intent: intentId ?? "", amount: "2000" }),
      headers: { authorization: "Bearer sk_test_tests_only", "idempotency-key": key },
    });
  expect((await again("another-key")).status).toBe(200);
  expect(await refundsOf(intentId)).toHaveLength(2);
}, 180_000);

test("6: an endpoint is asked twenty times a second at most, in order; another one does not wait for it", async () => {
  const turns: number[] = [];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: 41 }, async (_, nth) => {
      await pace("busy");
      turns.push(nth);
    }),
  );
  expect(performance.now() - began).toBeGreaterThanOrEqual(40 * 50 - 5);
  expect(turns).toEqual([...turns].sort((left, right) => left - right));
  const said = (endpoint: string) => pace(endpoint).then(() => endpoint);
  void pace("busy");
  expect(await Promise.race([said("busy"), said("idle")])).toBe("idle");
});

test("6: after too many requests the next try waits longer each time, never at the same moment as others", async () => {
  const { paymentId } = await paid(stripe, story);
  const asked = await refund(story, paymentId, 2_000);
  if (!asked.ok) throw new Error(asked.because);
  const fault = { kind: "429", path: "/v1/refunds", method: "POST", times: 4 };
  await stripe.control("/fault", fault);
  for (let tries = 1; tries <= 4; tries += 1) {
    await carryOut(story.marketplace.id, asked.operationId);
    const operation = await operationOf(paymentId, asked.operationId);
    const waits = (operation?.dueAt.getTime() ?? 0) - now().getTime();
    expect(operation).toMatchObject({ status: tries === 1 ? "planned" : operation?.status, tries });
    expect(waits).toBeGreaterThan(2 ** tries * 500 - 1_000);
    expect(waits).toBeLessThanOrEqual(2 ** tries * 1_000);
    await later(stripe, 2 ** tries);
  }
  await carryOut(story.marketplace.id, asked.operationId);
  await rest(stripe, story);
  expect((await paymentIn(story, paymentId)).refundedMinor).toBe(2_000n);
  const pauses = new Set(Array.from({ length: 50 }, () => pauseMs(5, Math.random())));
  expect(pauses.size).toBeGreaterThan(40);
  expect([pauseMs(1, 0), pauseMs(1, 1), pauseMs(60, 1)]).toEqual([1_000, 2_000, 900_000]);
});
