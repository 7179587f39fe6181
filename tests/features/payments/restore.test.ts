/**
 * The database is lost and its backup of some time ago comes back, while Stripe has gone on. The backup is a
 * copy by `CREATE DATABASE … TEMPLATE`, which the built-in PostgreSQL can make without `pg_dump`.
 */
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { startTestStripe, type TestStripe } from "#tests/support/stripe-sandbox";
import { checkLedger } from "~/features/ledger/check.server";
import { carryOutDue } from "~/features/payments/carry-out.server";
import { openExceptions } from "~/features/payments/exception.server";
import { emptyInbox } from "~/features/payments/handle-events.server";
import { pollEvents } from "~/features/payments/poll-events.server";
import { walkMovements } from "~/features/payments/walk-movements.server";
import { closeDatabase } from "~/platform/database.server";
import { withOwner } from "~/platform/installation.server";
import { aStory, booksOf, later, paid, paymentIn, refund, rest, type Story } from "./story";

const server = inject("serverUrl");
const mine = new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
const theirs = `stripe_${randomBytes(6).toString("hex")}`;
const backup = `${mine}_backup`;
const asServer = (...statements: readonly string[]) =>
  withOwner(server, async (client) => {
    for (const statement of statements) await client.query(statement);
  });

let stripe: TestStripe;
beforeAll(async () => {
  await asServer(`CREATE DATABASE ${theirs}`);
  const url = new URL(server);
  url.pathname = `/${theirs}`;
  stripe = await startTestStripe(url.toString());
});
afterAll(async () => {
  await stripe.close();
  await asServer(`DROP DATABASE ${theirs} WITH (FORCE)`);
});
let story: Story;
beforeEach(async () => {
  await stripe.calm();
  await stripe.control("/webhooks", { mode: "normal" });
  story = await aStory();
});

/** Nobody speaks to the database; what Stripe has to say waits. */
async function quiet(): Promise<void> {
  await stripe.control("/webhooks", { mode: "pause" });
  await stripe.control("/deliver", {});
  await closeDatabase();
}
async function backUp(): Promise<void> {
  await quiet();
  await asServer(`CREATE DATABASE ${backup} TEMPLATE ${mine} STRATEGY file_copy`);
  await stripe.control("/webhooks", { mode: "normal" });
}
async function restore(): Promise<void> {
  await quiet();
  await asServer(
    `DROP DATABASE ${mine} WITH (FORCE)`,
    `ALTER DATABASE ${backup} RENAME TO ${mine}`,
  );
}

type Refund = { readonly amount: number; readonly metadata: Readonly<Record<string, string>> };
const refundsOf = async (intent: string | null) =>
  (await stripe.ask<{ data: Refund[] }>(`/refunds?payment_intent=${intent}`)).data;

const unknown = async () =>
  (await openExceptions(story.marketplace.id)).filter(({ kind }) => kind === "unknown-movement")
    .length;

/** As after every start: what waits is done, events are asked for, the account book is walked. */
async function replay(): Promise<void> {
  await carryOutDue(story.marketplace.id);
  await later(stripe, 200);
  await pollEvents();
  await emptyInbox();
  await rest(stripe, story);
  await walkMovements();
  await rest(stripe, story);
}

test.each([
  ["an hour", 3_600],
  ["two days, after which Stripe has forgotten every key", 2 * 86_400],
])(
  "54: a backup is restored after %s: it converges, and nothing is done twice",
  async (_, seconds) => {
    const known = await unknown();
    const { paymentId } = await paid(stripe, story);
    const { intentId } = await paymentIn(story, paymentId);
    const asked = await refund(story, paymentId, 1_500);
    expect(asked.ok).toBe(true);
    await backUp();
    await carryOutDue(story.marketplace.id);
    await rest(stripe, story);
    await refund(story, paymentId, 500);
    const lost = await paid(stripe, story);
    await rest(stripe, story);
    const before = await booksOf(story);
    expect(await refundsOf(intentId)).toHaveLength(2);
    await later(stripe, seconds);

    await restore();
    expect((await paymentIn(story, paymentId)).refundedMinor).toBe(0n);
    await replay();

    const back = await refundsOf(intentId);
    expect(back.map(({ amount }) => amount).sort()).toEqual([1_500, 500]);
    const { refundedMinor, refunds } = await paymentIn(story, paymentId);
    expect(refundedMinor).toBe(2_000n);
    expect(refunds.map(({ origin, status }) => `${origin} ${status}`).sort()).toEqual([
      "external succeeded",
      "ours succeeded",
    ]);
    expect((await checkLedger(story.marketplace.id)).faults).toEqual([]);
    // What was paid on a request that nobody here remembers is no plug in the books, but an exception.
    expect([before.balance, (await booksOf(story)).balance]).toEqual([7_650, 2_825]);
    expect(await unknown()).toBe(known + 1);
    expect(lost.paymentId).not.toBe(paymentId);

    const once = await booksOf(story);
    await later(stripe, 86_400);
    await replay();
    expect(await booksOf(story)).toEqual(once);
    expect(await refundsOf(intentId)).toHaveLength(2);
  },
);
