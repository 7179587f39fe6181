import type { Stripe } from "stripe";
import { newId } from "./ids";
import { type Kept, type Kinds, keep } from "./objects";
import { apiVersion, platformAccount, type Work } from "./work";

export type Subject = Kept | Stripe.Balance;
type Endpoint = { id: string; url: string; secret: string; enabled: string[] };

async function endpointsFor(work: Work, type: string): Promise<Endpoint[]> {
  const connected = work.account !== platformAccount;
  const rows = await work.sql<Endpoint[]>`
    SELECT id, body->>'url' AS url, notes->>'secret' AS secret, body->'enabled_events' AS enabled
    FROM objects
    WHERE account = ${platformAccount} AND object = 'webhook_endpoint' AND body->>'status' = 'enabled'
      AND notes->>'listens' IN ('both', ${connected ? "connected" : "platform"})
    ORDER BY seq`;
  return rows.filter(({ enabled }) => enabled.includes("*") || enabled.includes(type));
}

/** The event as it is told and kept; deliveries are queued in the same transaction. */
export async function emit(
  work: Work,
  type: string,
  object: Subject,
  previous?: Readonly<Record<string, unknown>>,
): Promise<void> {
  const endpoints = await endpointsFor(work, type);
  const event = {
    id: await newId(work, "evt"),
    object: "event",
    ...(work.account === platformAccount ? {} : { account: work.account }),
    api_version: apiVersion,
    created: work.now,
    data: { object, ...(previous === undefined ? {} : { previous_attributes: previous }) },
    livemode: false,
    pending_webhooks: endpoints.length,
    request: { id: work.request.id, idempotency_key: work.request.idempotencyKey },
    type,
  } as unknown as Kinds["event"];
  await keep(work, event);
  const body = JSON.stringify(event, null, 2);
  for (const { id, url, secret } of endpoints)
    await work.sql`
      INSERT INTO deliveries (event, type, endpoint, url, secret, body)
      VALUES (${event.id}, ${type}, ${id}, ${url}, ${secret}, ${body})`;
}

/** Keeps a changed object and tells of it, with the values it had before. */
export async function change<T extends Kept>(
  work: Work,
  before: T,
  changed: Partial<T>,
  type: string | null,
): Promise<T> {
  const after = await keep(work, { ...before, ...changed });
  const previous = Object.fromEntries(
    Object.keys(changed).flatMap((name) => {
      const was = before[name as keyof T];
      return JSON.stringify(was) === JSON.stringify(after[name as keyof T])
        ? []
        : [[name, was ?? null]];
    }),
  );
  if (type !== null) await emit(work, type, after, previous);
  return after;
}
