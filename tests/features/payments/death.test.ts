/** Processes that die at the worst moment: killed by the system, with nothing of their own to say. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startTestStripe, type TestStripe } from "#tests/support/stripe-sandbox";
import { carryOutDue } from "~/features/payments/carry-out.server";
import { chargeSavedCard } from "~/features/payments/charge-saved-card.server";
import { now } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { dyingProcess } from "./dying-process";
import {
  aStory,
  chargesOf,
  later,
  paid,
  paymentIn,
  refund,
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

const worker = (dies: "before" | "later") =>
  spawn(process.execPath, ["--import", "tsx", dyingProcess], {
    env: {
      ...process.env,
      SLIPWAY_CLOCK: now().toISOString(),
      MARKETPLACE: story.marketplace.id,
      DIES: dies,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((wake) => setTimeout(wake, 50));
}

type Refunds = { readonly data: readonly { readonly id: string }[] };
const refundsOf = async (intent: string | null) =>
  (await stripe.ask<Refunds>(`/refunds?payment_intent=${intent}`)).data;

/** Kills a worker whose call Stripe has carried out, and who is still waiting for the answer. */
async function killedAfter(path: string, happened: () => Promise<boolean>): Promise<void> {
  await stripe.control("/fault", { kind: "hang_after", path, method: "POST" });
  const child = worker("later");
  await until(happened);
  child.kill("SIGKILL");
  await once(child, "exit");
}

test("13: killed between Stripe's deed and our books: one refund, found again after the restart", async () => {
  const { paymentId } = await paid(stripe, story);
  const asked = await refund(story, paymentId, 2_000);
  if (!asked.ok) throw new Error(asked.because);
  const { intentId } = await paymentIn(story, paymentId);
  await killedAfter("/v1/refunds", async () => (await refundsOf(intentId)).length > 0);
  const held = (await paymentIn(story, paymentId)).operations.find(
    ({ id }) => id === asked.operationId,
  );
  expect(held?.status).toBe("sent");
  expect(await carryOutDue(story.marketplace.id)).toBe(0);
  await later(stripe, 200);
  expect(await carryOutDue(story.marketplace.id)).toBe(1);
  await rest(stripe, story);
  expect(await refundsOf(intentId)).toHaveLength(1);
  expect((await paymentIn(story, paymentId)).refunds).toMatchObject([{ status: "succeeded" }]);
});

test("13: killed while a card is being charged: one charge", async () => {
  await paid(stripe, story, { wish: { ...wishOf(), saveCard: true } });
  const asked = await inTenant(story.marketplace.id, (tx) =>
    chargeSavedCard(tx, story.actor, wishOf()),
  );
  if (!asked.ok) throw new Error(asked.because);
  await killedAfter(
    "/v1/payment_intents/*/confirm",
    async () => (await chargesOf(stripe, story)).length > 1,
  );
  await later(stripe, 200);
  await carryOutDue(story.marketplace.id);
  await rest(stripe, story);
  expect(await chargesOf(stripe, story)).toHaveLength(2);
  expect((await paymentIn(story, asked.paymentId)).status).toBe("paid");
});

test("14: killed between our commit and the call: picked up by the next worker", async () => {
  const { paymentId } = await paid(stripe, story);
  const asked = await refund(story, paymentId, 2_000);
  expect(asked.ok).toBe(true);
  const child = worker("before");
  const [, signal] = (await once(child, "exit")) as [number | null, string | null];
  expect(signal).toBe("SIGKILL");
  const { intentId } = await paymentIn(story, paymentId);
  expect(await refundsOf(intentId)).toEqual([]);
  await carryOutDue(story.marketplace.id);
  expect(await refundsOf(intentId)).toHaveLength(1);
});
