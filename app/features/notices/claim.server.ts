/** An endpoint in hand, with what is due to it. One job has it at a time; a job that died loses it after a minute. */
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { publicId } from "~/values/public-id";
import { openSecret } from "./secret.server";

const batch = 10;

export type Due = {
  readonly messageId: string;
  /** The number of this attempt, and of this try since the delivery was last begun. */
  readonly attempt: number;
  readonly try: number;
  /** What `webhook-id` says: the same at every attempt. */
  readonly webhookId: string;
  readonly body: string;
};
export type Claimed = {
  readonly url: string;
  readonly secrets: readonly string[];
  /** The database's clock: transport lives by it. */
  readonly at: Date;
  readonly due: readonly Due[];
};

type Endpoint = {
  readonly url: string;
  readonly failures: number;
  readonly secret: Uint8Array;
  readonly previous_secret: Uint8Array | null;
  readonly at: Date;
};
type Waiting = {
  readonly message_id: string;
  readonly attempts: number;
  readonly tries: number;
  readonly type: string;
  readonly data: unknown;
  readonly at: Date;
};

const bodyOf = ({ type, at, data }: Waiting): string =>
  JSON.stringify({ type, timestamp: at.toISOString(), data });

async function take(sql: Sql, marketplaceId: string, endpointId: string, jobId: string) {
  const [endpoint] = await sql<Endpoint[]>`
    UPDATE webhook_endpoint SET busy_with = ${jobId},
      busy_until = clock_timestamp() + interval '60 seconds'
    WHERE marketplace_id = ${marketplaceId} AND id = ${endpointId} AND status = 'ON'
      AND coalesce(rest_until, '-infinity') <= clock_timestamp()
      AND (busy_with = ${jobId} OR coalesce(busy_until, '-infinity') <= clock_timestamp())
    RETURNING url, failures, secret,
      CASE WHEN previous_until > clock_timestamp() THEN previous_secret END AS previous_secret,
      clock_timestamp() AS at`;
  return endpoint ?? null;
}

/** An endpoint that failed last time is probed with one message. Null where there is nothing to do. */
export function claim(
  marketplaceId: string,
  endpointId: string,
  jobId: string,
): Promise<Claimed | null> {
  return sqlInTenant(marketplaceId, async (sql) => {
    const endpoint = await take(sql, marketplaceId, endpointId, jobId);
    if (endpoint === null) return null;
    const waiting = await sql<Waiting[]>`
      SELECT d.message_id, d.attempts, d.tries, m.type, m.data, m.at
      FROM webhook_delivery d
      JOIN webhook_message m ON m.marketplace_id = d.marketplace_id AND m.id = d.message_id
      WHERE d.marketplace_id = ${marketplaceId} AND d.endpoint_id = ${endpointId}
        AND d.status = 'WAITING' AND d.due_at <= clock_timestamp()
      ORDER BY d.due_at, d.message_id LIMIT ${endpoint.failures > 0 ? 1 : batch}`;
    if (waiting.length === 0) return null;
    const sealed = [endpoint.secret, endpoint.previous_secret].filter((each) => each !== null);
    return {
      url: endpoint.url,
      at: endpoint.at,
      secrets: sealed.map((each) => openSecret(each, marketplaceId, endpointId)),
      due: waiting.map((each) => ({
        messageId: each.message_id,
        attempt: each.attempts + 1,
        try: each.tries + 1,
        webhookId: publicId("message", each.message_id),
        body: bodyOf(each),
      })),
    };
  });
}

export const letGo = (marketplaceId: string, endpointId: string, jobId: string) =>
  sqlInTenant(
    marketplaceId,
    (sql) => sql`
      UPDATE webhook_endpoint SET busy_with = NULL, busy_until = NULL
      WHERE marketplace_id = ${marketplaceId} AND id = ${endpointId} AND busy_with = ${jobId}`,
  );
