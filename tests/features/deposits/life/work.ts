/** The work that goes on by itself: deliveries, inbox, operations, refunds, and the news of payments. */
import { setTimeout as wait } from "node:timers/promises";
import { hearPayment } from "~/features/deposits/hear-payment.server";
import { sendRefunds } from "~/features/deposits/send-refunds.server";
import { carryOutDue } from "~/features/payments/carry-out.server";
import { emptyInbox } from "~/features/payments/handle-events.server";
import { pollEvents } from "~/features/payments/poll-events.server";
import { walkMovements } from "~/features/payments/walk-movements.server";
import { sql } from "~/platform/database.server";
import { calm } from "./trouble";
import { later, type World } from "./world";

type News = { readonly id: string; readonly data: { readonly paymentId: string } };

/** Takes the jobs that wait, as a worker does: one that fails, or whose worker died, comes again. */
export async function hearNews({ deposits }: World): Promise<number> {
  const news = await sql()<News[]>`
    UPDATE jobs.job SET state = 'active' WHERE name = 'payment-changed'
      AND state IN ('created', 'retry', 'active') RETURNING id, data`;
  for (const { id, data } of news) {
    await hearPayment(deposits.id, data.paymentId);
    await sql()`
      UPDATE jobs.job SET state = 'completed' WHERE name = 'payment-changed' AND id = ${id}`;
  }
  return news.length;
}

type Task = (world: World) => Promise<unknown>;
const tasks: readonly Task[] = [
  ({ stripe }) => stripe.control("/deliver", {}),
  () => emptyInbox(),
  ({ deposits }) => carryOutDue(deposits.id),
  ({ deposits }) => sendRefunds(deposits.id),
  hearNews,
];

/** Everything once; what fails is left for the next round. */
export async function workOnce(world: World): Promise<void> {
  for (const task of tasks) await task(world).catch(() => undefined);
}

type Left = { readonly [what: string]: number };
/** What still waits for somebody. */
export async function leftIn({ deposits }: World): Promise<Left> {
  const [left] = await deposits.inside(
    (inside) => inside<Left[]>`
      SELECT
        (SELECT count(*) FROM stripe_operation WHERE status IN ('planned', 'sent', 'unknown'))::int AS operations,
        (SELECT count(*) FROM stripe_event WHERE status = 'waiting')::int AS events,
        (SELECT count(*) FROM deposit_refund_leg
          WHERE status = 'PLANNED' AND lot_id IS NOT NULL)::int AS legs,
        (SELECT count(*) FROM jobs.job WHERE name = 'payment-changed'
          AND state IN ('created', 'retry', 'active'))::int AS news`,
  );
  if (left === undefined) throw new Error("nothing was counted");
  return left;
}

/** No trouble any more, and time enough: until nothing waits. Twenty minutes of the clock a round. */
export async function drain(world: World): Promise<void> {
  await calm(world);
  for (let round = 0; round < 30; round += 1) {
    await later(world, 1_200);
    for (const task of tasks) await task(world);
    const idle = Object.values(await leftIn(world)).every((count) => count === 0);
    const lost = round > 0 && idle ? await pollEvents() : 1;
    if (idle && lost === 0) return;
    await wait(0);
  }
  throw new Error(`no rest: ${JSON.stringify(await leftIn(world))}`);
}

/** As `drain`, and Stripe's account book is walked through as every night. */
export async function drainWhole(world: World): Promise<void> {
  await drain(world);
  await later(world, 13 * 3_600);
  await walkMovements();
  await drain(world);
}
