/**
 * 49: what runs by night may run twice, at once, and by a clock that is ahead or behind: the result is that of
 * one run. On a day of 23 or 25 hours, too, each line is reconciled on its own local day.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Deposits, depositsIn } from "#tests/features/deposits/a-deposit";
import { startTestStripe, type TestStripe } from "#tests/support/stripe-sandbox";
import { hearPayment } from "~/features/deposits/hear-payment.server";
import { agreeToDeposit, payByCheckout } from "~/features/deposits/pay.server";
import { carryOutDue } from "~/features/payments/carry-out.server";
import { emptyInbox } from "~/features/payments/handle-events.server";
import { openCheckout } from "~/features/payments/open-checkout.server";
import { job as advanceDeposits } from "~/jobs/advance-deposits";
import type { Job } from "~/jobs/job";
import { job as reconcile } from "~/jobs/reconcile";
import { job as sendRefunds } from "~/jobs/send-deposit-refunds";
import { job as walkMovements } from "~/jobs/walk-stripe-movements";
import { now, setClock } from "~/platform/clock.server";
import { withOwner } from "~/platform/installation.server";
import { newId } from "~/values/public-id";

let stripe: TestStripe;
beforeAll(async () => {
  stripe = await startTestStripe();
});
afterAll(() => stripe.close());

/** Both clocks stand at this instant and go on from there. */
async function at(instant: string): Promise<void> {
  const moment = new Date(instant);
  setClock(moment);
  await stripe.control("/clock", { at: Math.floor(moment.getTime() / 1_000), frozen: false });
}

const run = ({ run: does }: Job, marketplaceId: string) =>
  does(
    { marketplaceId },
    {
      jobId: newId(),
      attempt: 1,
      signal: new AbortController().signal,
      progress: () => Promise.resolve(),
    },
  );

/** Everything that is known of money, but for when it was last looked at. */
const looked = ["prepared_at", "read_at", "reading_no", "revision"];
const state = (marketplaceId: string) =>
  withOwner(process.env.DATABASE_URL ?? "", async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT c.table_name AS name FROM information_schema.columns c
        WHERE c.table_schema = 'public' AND c.column_name = 'marketplace_id'
          AND c.table_name ~ '^(deposit|ledger|payment|reconciliation|stripe_(operation|movement|statement))'
        ORDER BY 1`,
    );
    const found: Record<string, readonly string[]> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: object }>(
        `SELECT to_jsonb(t) - $2::text[] AS row FROM "${name}" t WHERE marketplace_id = $1`,
        [marketplaceId, looked],
      );
      found[name] = rows.map(({ row }) => JSON.stringify(row)).sort();
    }
    const { rows } = await client.query<{ count: string }>("SELECT count(*) FROM mail");
    return { ...found, mail: [rows[0]?.count ?? ""] };
  });

async function settle(marketplaceId: string): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await stripe.control("/clock", { advance: 5 });
    setClock(new Date(now().getTime() + 5_000));
    await stripe.control("/deliver", {});
    await emptyInbox();
    await carryOutDue(marketplaceId);
  }
}

/** A shop pays an order that has become smaller: what is too much goes back by itself. */
async function overpaid(deposits: Deposits): Promise<string> {
  const shop = await deposits.shop();
  await shop.assess();
  await agreeToDeposit(shop.owner, shop.storeUid, "192.0.2.1");
  const asked = await payByCheckout(shop.owner, {
    storeUid: shop.storeUid,
    title: "Deposit",
    locale: "en",
    saveCard: false,
    successUrl: "http://localhost/",
    cancelUrl: "http://localhost/",
  });
  if (!asked.ok) throw new Error(asked.because);
  const opened = await openCheckout(deposits.gateway, asked.operationId);
  if (!opened.ok) throw new Error(opened.because);
  await shop.relief(7_000);
  await shop.assess();
  const session = await deposits.inside(async (sql) => {
    const [row] = await sql<{ session_id: string }[]>`
      SELECT session_id FROM payment WHERE id = ${asked.paymentId}`;
    return row?.session_id;
  });
  await stripe.control("/checkout", { session });
  await settle(deposits.id);
  await hearPayment(deposits.id, asked.paymentId);
  return asked.paymentId;
}

const stray = (marketplaceId: string, amount: number) =>
  stripe.ask("/payment_intents", {
    amount: String(amount),
    currency: "cny",
    confirm: "true",
    payment_method: "pm_card_visa",
    "allowed_payment_method_types[0]": "card",
    "metadata[slipway_marketplace]": marketplaceId,
  });

async function marketplaceIn(zone: string): Promise<Deposits> {
  const deposits = await depositsIn();
  await withOwner(process.env.DATABASE_URL ?? "", (client) =>
    client.query("UPDATE marketplace SET zone = $2 WHERE id = $1", [deposits.id, zone]),
  );
  return deposits;
}

type Night = {
  readonly zone: string;
  readonly day: string;
  readonly hours: number;
  /** Half an hour into the day, ten in the morning, half an hour before its end, half an hour after. */
  readonly times: readonly [string, string, string, string];
  readonly night: string;
};
const nights: readonly Night[] = [
  {
    zone: "America/New_York",
    day: "2027-03-14",
    hours: 23,
    times: [
      "2027-03-14T05:30:00Z",
      "2027-03-14T14:00:00Z",
      "2027-03-15T03:30:00Z",
      "2027-03-15T04:30:00Z",
    ],
    night: "2027-03-15T09:10:00Z",
  },
  {
    zone: "Europe/London",
    day: "2027-10-31",
    hours: 25,
    times: [
      "2027-10-30T23:30:00Z",
      "2027-10-31T10:00:00Z",
      "2027-10-31T23:30:00Z",
      "2027-11-01T00:30:00Z",
    ],
    night: "2027-11-01T05:10:00Z",
  },
];

test.each(nights)(
  "$zone, a day of $hours hours",
  async ({ zone, day, times, night }) => {
    const deposits = await marketplaceIn(zone);
    const { id } = deposits;
    await at(times[0]);
    await stray(id, 1_001);
    await at(times[1]);
    await overpaid(deposits);
    await at(times[2]);
    await stray(id, 1_002);
    await at(times[3]);
    await stray(id, 1_003);
    await settle(id);

    const jobs = [sendRefunds, advanceDeposits, walkMovements, reconcile];
    await at(night);
    await Promise.all([run(sendRefunds, id), run(sendRefunds, id)]);
    await settle(id);
    const payments = await deposits.inside((sql) => sql<{ id: string }[]>`SELECT id FROM payment`);
    for (const payment of payments) await hearPayment(id, payment.id);
    for (const job of jobs) await Promise.all([run(job, id), run(job, id)]);
    const once = await state(id);

    for (const job of jobs) await Promise.all([run(job, id), run(job, id), run(job, id)]);
    expect(await state(id)).toEqual(once);
    for (const skewMs of [-600_000, 600_000]) {
      setClock(new Date(Date.parse(night) + skewMs));
      for (const job of jobs) await run(job, id);
      expect(await state(id)).toEqual(once);
    }

    const { data } = await stripe.ask<{ data: { metadata: Record<string, string> }[] }>("/refunds");
    expect(data.filter(({ metadata }) => metadata.slipway_marketplace === id)).toHaveLength(1);
    const lines = await deposits.inside(
      (sql) => sql<{ day: string; amount: number }[]>`
      SELECT day, theirs_minor AS amount FROM reconciliation_item
       WHERE because = 'not-ours' ORDER BY theirs_minor`,
    );
    expect(lines.map(({ day: own, amount }) => [own, amount])).toEqual([
      [day, 1_001],
      [day, 1_002],
    ]);
    await at(new Date(Date.parse(night) + 86_400_000).toISOString());
    await Promise.all([run(reconcile, id), run(reconcile, id)]);
    const [third] = await deposits.inside(
      (sql) => sql<{ day: string }[]>`
      SELECT day FROM reconciliation_item WHERE theirs_minor = 1003`,
    );
    expect(third?.day).not.toBe(day);
  },
  60_000,
);
