/** The database fails between Stripe's answer and our books: Stripe is not asked to do it again. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { asOwner } from "#tests/platform/catalog";
import { startTestStripe, type TestStripe } from "#tests/support/stripe-sandbox";
import { checkLedger } from "~/features/ledger/check.server";
import { carryOut } from "~/features/payments/carry-out.server";
import { emptyInbox } from "~/features/payments/handle-events.server";
import { sql } from "~/platform/database.server";
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
  await asOwner((client) =>
    client.query(`
      CREATE SCHEMA interrupted;
      CREATE TABLE interrupted.at (place text);
      CREATE FUNCTION interrupted.strike() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN
        IF EXISTS (SELECT 1 FROM interrupted.at WHERE place = TG_TABLE_NAME) THEN
          PERFORM pg_sleep(30);
        ELSIF EXISTS (SELECT 1 FROM interrupted.at WHERE place = 'deadlock') THEN
          RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER strike AFTER INSERT ON ledger_transfer
        FOR EACH STATEMENT EXECUTE FUNCTION interrupted.strike()`),
  );
});
afterAll(() => stripe.close());
let story: Story;
beforeEach(async () => {
  await stripe.calm();
  story = await aStory();
});

const stopAt = (place: string | null) =>
  asOwner((client) =>
    place === null
      ? client.query("DELETE FROM interrupted.at")
      : client.query("INSERT INTO interrupted.at VALUES ($1)", [place]),
  );

/** Ends the connection that stands still in the middle of its transaction. */
async function endWhoeverStands(): Promise<void> {
  for (;;) {
    const { rowCount } = await asOwner((client) =>
      client.query(`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event = 'PgSleep'`),
    );
    if ((rowCount ?? 0) > 0) return;
    await new Promise((wake) => setTimeout(wake, 20));
  }
}

type Faults = { readonly faults: readonly { readonly times: number }[] };
/** Posts to Stripe from now on would meet this fault; nobody must. */
const watch = () =>
  stripe.control("/fault", { kind: "500_before", path: "/v1/*", method: "POST", times: 99 });
const untouched = async () => (await stripe.control<Faults>("")).faults[0]?.times === 99;

test("15: a connection that ends during the posting: posted later, from what Stripe says, without a second deed", async () => {
  const { paymentId } = await paid(stripe, story);
  const asked = await refund(story, paymentId, 2_000);
  if (!asked.ok) throw new Error(asked.because);
  await stopAt("ledger_transfer");
  const carried = carryOut(story.marketplace.id, asked.operationId).catch(
    (error: unknown) => error,
  );
  await endWhoeverStands();
  await stopAt(null);
  expect(await carried).toBeInstanceOf(Error);
  await watch();
  expect((await booksOf(story)).clearing).toBe(-5_000);
  await later(stripe, 200);
  await rest(stripe, story);
  expect(await untouched()).toBe(true);
  expect((await booksOf(story)).clearing).toBe(-3_000);
  expect((await paymentIn(story, paymentId)).refunds).toMatchObject([{ status: "succeeded" }]);
  expect((await checkLedger(story.marketplace.id)).faults).toEqual([]);
});

test("15: a posting that the database ends as a deadlock is done again, Stripe's part of it is not", async () => {
  const { paymentId } = await paid(stripe, story);
  const asked = await refund(story, paymentId, 2_000);
  if (!asked.ok) throw new Error(asked.because);
  await stopAt("deadlock");
  await expect(carryOut(story.marketplace.id, asked.operationId)).rejects.toThrow("deadlock");
  await watch();
  await rest(stripe, story);
  expect((await booksOf(story)).clearing).toBe(-5_000);
  await stopAt(null);
  await later(stripe, 200);
  await rest(stripe, story);
  expect(await untouched()).toBe(true);
  expect((await booksOf(story)).clearing).toBe(-3_000);
});

test("22: a handler that dies after part of its work: nothing of it stays, the event is not marked, and comes to its end later", async () => {
  await stripe.control("/webhooks", { mode: "pause" });
  const { paymentId, session } = await askAndOpen(story);
  await stripe.control("/checkout", { session });
  await later(stripe, 5);
  await stripe.control("/webhooks", { mode: "normal" });
  await stripe.control("/deliver", {});
  await stopAt("ledger_transfer");
  const handling = emptyInbox();
  await endWhoeverStands();
  await stopAt(null);
  await handling;
  const counted = () => sql()<{ status: string; count: number }[]>`
    SELECT status, count(*)::int FROM stripe_event WHERE subject <> '' GROUP BY status`;
  expect(await counted()).toContainEqual({ status: "waiting", count: expect.any(Number) });
  await rest(stripe, story);
  expect((await paymentIn(story, paymentId)).status).toBe("paid");
  expect((await counted()).filter(({ status }) => status === "waiting")).toEqual([]);
  expect(await booksOf(story)).toEqual({ balance: 4_825, clearing: -5_000, fees: 175 });
});
