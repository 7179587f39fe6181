import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestStripe, type TestStripe } from "#tests/support/stripe-sandbox";
import { stripeHealth } from "~/features/payments/stripe-health.server";
import { rereadConfig } from "~/platform/config.server";
import { aStory, paid } from "./story";

let stripe: TestStripe;
beforeAll(async () => {
  stripe = await startTestStripe();
});
afterAll(() => stripe.close());

test("says its mode, whether it answers, and when it was heard last", async () => {
  expect(await stripeHealth()).toMatchObject({ mode: "test", trouble: null, heardAt: null });
  await paid(stripe, await aStory());
  expect((await stripeHealth())?.heardAt).toBeInstanceOf(Date);
});

test("without an answer it says what is wrong; without a key there is nothing to say", async () => {
  const { STRIPE_API_PORT, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET } = process.env;
  process.env.STRIPE_API_PORT = "1";
  rereadConfig();
  expect((await stripeHealth())?.trouble).toMatch(/connection/i);
  delete process.env.STRIPE_SECRET_KEY;
  delete process.env.STRIPE_WEBHOOK_SECRET;
  rereadConfig();
  expect(await stripeHealth()).toBeNull();
  Object.assign(process.env, { STRIPE_API_PORT, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET });
  rereadConfig();
});
