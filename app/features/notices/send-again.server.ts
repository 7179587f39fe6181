/** Messages that go out once more, under the id they had: a test, one, or everything that did not arrive. */
import { record } from "~/features/history/record.server";
import type { Actor } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { refuse } from "~/values/outcome";
import { newId, publicId } from "~/values/public-id";
import { thingOf, withEndpoint } from "./care-for-endpoint.server";
import type { Message } from "./message-types";

/** It was left alone because it failed; somebody who asks for a message does not want to wait for that. */
const wake = (tx: Tx, marketplaceId: string, id: string) =>
  tx.webhookEndpoint.update({
    where: { marketplaceId_id: { marketplaceId, id } },
    data: { restUntil: null },
  });

/** Answers with the id of the message. */
export const testEndpoint = (actor: Actor, endpointId: string) =>
  withEndpoint(actor, endpointId, async ({ tx, endpoint, at }) => {
    if (endpoint.status !== "ON") return refuse("switched-off");
    const { marketplaceId } = actor;
    const messageId = newId();
    const test: Message = {
      type: "webhook.test",
      data: { endpointId: publicId("endpoint", endpointId), sentAt: now().toISOString() },
    };
    await tx.webhookMessage.create({
      data: { marketplaceId, id: messageId, ...test, at: now(), fannedOutAt: at },
    });
    await tx.webhookDelivery.create({
      data: { marketplaceId, endpointId, messageId, status: "WAITING", dueAt: at },
    });
    await wake(tx, marketplaceId, endpointId);
    await record(tx, actor, { verb: "webhook-tested", thing: thingOf(endpoint) });
    return { ok: true, messageId };
  });

export const sendOneAgain = (actor: Actor, endpointId: string, messageId: string) =>
  withEndpoint(actor, endpointId, async ({ tx, endpoint, at }) => {
    if (endpoint.status !== "ON") return refuse("switched-off");
    const { marketplaceId } = actor;
    const { count } = await tx.webhookDelivery.updateMany({
      where: { marketplaceId, endpointId, messageId },
      data: { status: "WAITING", tries: 0, dueAt: at, endedAt: null },
    });
    if (count === 0) return refuse("no-such-delivery");
    await wake(tx, marketplaceId, endpointId);
    await record(tx, actor, {
      verb: "webhook-sent-again",
      thing: thingOf(endpoint),
      after: { message: publicId("message", messageId) },
    });
    return { ok: true };
  });

/** What failed since then, and what the endpoint was never sent because it was off. */
export const sendMissedAgain = (actor: Actor, endpointId: string, since: Date) =>
  withEndpoint(actor, endpointId, async ({ tx, endpoint }) => {
    if (endpoint.status !== "ON") return refuse("switched-off");
    const { marketplaceId } = actor;
    const count = await tx.$executeRaw`
      INSERT INTO webhook_delivery AS d (marketplace_id, endpoint_id, message_id, status, due_at)
      SELECT m.marketplace_id, e.id, m.id, 'WAITING', clock_timestamp()
      FROM webhook_message m JOIN webhook_endpoint e ON e.marketplace_id = m.marketplace_id
        AND (e.types = '{}' OR m.type = ANY(e.types))
      WHERE m.marketplace_id = ${marketplaceId}::uuid AND e.id = ${endpointId}::uuid
        AND m.at >= ${since} AND m.fanned_out_at IS NOT NULL AND m.type <> 'webhook.test'
      ON CONFLICT (marketplace_id, endpoint_id, message_id) DO UPDATE
        SET status = 'WAITING', tries = 0, due_at = excluded.due_at, ended_at = NULL
        WHERE d.status = 'FAILED'`;
    await wake(tx, marketplaceId, endpointId);
    await record(tx, actor, {
      verb: "webhook-sent-again",
      thing: thingOf(endpoint),
      after: { since: since.toISOString(), messages: count },
    });
    return { ok: true, count };
  });
