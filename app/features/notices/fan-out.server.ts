/** New messages become deliveries, one for each endpoint that wants them; endpoints with something due get a job. */
import { inTenant, type Tx } from "~/platform/database.server";
import { enqueue } from "~/platform/queue.server";

const atOnce = 1_000;

/**
 * What is new is known by what is not marked, not by a number read so far: a transaction that began early
 * and ends late is not passed over.
 */
const fanOutNew = (tx: Tx, marketplaceId: string): Promise<number> =>
  tx.$executeRaw`
    WITH told AS (
      SELECT id, type FROM webhook_message
      WHERE marketplace_id = ${marketplaceId}::uuid AND fanned_out_at IS NULL
      ORDER BY id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED),
    sent AS (
      INSERT INTO webhook_delivery (marketplace_id, endpoint_id, message_id, status, due_at)
      SELECT e.marketplace_id, e.id, told.id, 'WAITING', clock_timestamp()
      FROM told JOIN webhook_endpoint e ON e.marketplace_id = ${marketplaceId}::uuid
        AND e.status = 'ON' AND (e.types = '{}' OR told.type = ANY(e.types))
      ON CONFLICT DO NOTHING)
    UPDATE webhook_message m SET fanned_out_at = clock_timestamp()
    FROM told WHERE m.marketplace_id = ${marketplaceId}::uuid AND m.id = told.id`;

/** Endpoints that can be sent something now and that nobody has in hand. */
const readyEndpoints = (tx: Tx, marketplaceId: string): Promise<{ id: string }[]> =>
  tx.$queryRaw`
    SELECT e.id FROM webhook_endpoint e
    WHERE e.marketplace_id = ${marketplaceId}::uuid AND e.status = 'ON'
      AND coalesce(e.rest_until, '-infinity') <= clock_timestamp()
      AND coalesce(e.busy_until, '-infinity') <= clock_timestamp()
      AND EXISTS (
        SELECT 1 FROM webhook_delivery d
        WHERE d.marketplace_id = e.marketplace_id AND d.endpoint_id = e.id
          AND d.status = 'WAITING' AND d.due_at <= clock_timestamp())
    ORDER BY e.id`;

export const deliverJob = "deliver-webhooks";

/** Returns how many messages were handed to their endpoints. */
export async function fanOut(marketplaceId: string, signal?: AbortSignal): Promise<number> {
  for (let done = 0; ; ) {
    const count = await inTenant(marketplaceId, async (tx) => {
      const fanned = await fanOutNew(tx, marketplaceId);
      for (const { id } of await readyEndpoints(tx, marketplaceId))
        await enqueue(tx, deliverJob, { marketplaceId, endpointId: id }, { once: id });
      return fanned;
    });
    done += count;
    if (count < atOnce || signal?.aborted) return done;
  }
}
