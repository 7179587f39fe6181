/** What endpoints answered, written down in one transaction for each round. */
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { newId } from "~/values/public-id";
import type { Due } from "./claim.server";
import { type Answer, arrived, nextTry, restMs, wishedPauseMs } from "./delivery";
import type { Received } from "./send-request.server";

export type Answered = {
  readonly due: Due;
  readonly received: Received;
  readonly requestHeaders: Readonly<Record<string, string>>;
};
type Round = {
  readonly marketplaceId: string;
  readonly endpointId: string;
  readonly at: Date;
  readonly answered: readonly Answered[];
};

const answerOf = ({ received: { statusCode, headers } }: Answered): Answer => {
  const seconds = Number(headers?.["retry-after"] ?? Number.NaN);
  return { statusCode, retryAfterSeconds: Number.isFinite(seconds) ? seconds : null };
};

async function noteAttempts(sql: Sql, round: Round): Promise<void> {
  const rows = round.answered.map(({ due, received, requestHeaders }) => ({
    marketplace_id: round.marketplaceId,
    id: newId(),
    endpoint_id: round.endpointId,
    message_id: due.messageId,
    number: due.attempt,
    at: round.at,
    ms: received.ms,
    request_headers: sql.json(requestHeaders),
    status_code: received.statusCode,
    trouble: received.trouble,
    response_headers: received.headers === null ? null : sql.json(received.headers),
    response_body: received.body,
  }));
  await sql`INSERT INTO webhook_attempt ${sql(rows)}`;
}

/** Of somebody who was frozen while another took over, the answer counts as an attempt and changes nothing. */
async function moveDeliveries(sql: Sql, { marketplaceId, endpointId, at, answered }: Round) {
  for (const each of answered) {
    const { messageId, attempt, try: tries } = each.due;
    const done = arrived(each.received);
    const again = done ? null : nextTry(tries, answerOf(each), at, Math.random());
    const status = done ? "DELIVERED" : again === null ? "FAILED" : "WAITING";
    await sql`
      UPDATE webhook_delivery SET status = ${status}, attempts = ${attempt}, tries = ${tries},
        due_at = coalesce(${again}, due_at), ended_at = ${again === null ? at : null}
      WHERE marketplace_id = ${marketplaceId} AND endpoint_id = ${endpointId}
        AND message_id = ${messageId} AND status = 'WAITING' AND attempts = ${attempt - 1}`;
  }
}

/** One arrival, and the endpoint lives. */
async function moveEndpoint(sql: Sql, { marketplaceId, endpointId, at, answered }: Round) {
  const lives = answered.some(({ received }) => arrived(received));
  const wished = Math.max(...answered.map((each) => wishedPauseMs(answerOf(each))));
  const restUntil = (failures: number) => {
    const pause = Math.max(restMs(failures), wished);
    return pause === 0 ? null : new Date(at.getTime() + pause);
  };
  const [row] = await sql<{ failures: number }[]>`
    SELECT failures FROM webhook_endpoint
    WHERE marketplace_id = ${marketplaceId} AND id = ${endpointId} FOR UPDATE`;
  const failures = lives ? 0 : (row?.failures ?? 0) + 1;
  await sql`
    UPDATE webhook_endpoint SET failures = ${failures}, rest_until = ${restUntil(failures)},
      failing_since = CASE WHEN ${lives} THEN NULL ELSE coalesce(failing_since, ${at}) END,
      warned_at = CASE WHEN ${lives} THEN NULL ELSE warned_at END
    WHERE marketplace_id = ${marketplaceId} AND id = ${endpointId}`;
}

export const noteAnswers = (round: Round): Promise<void> =>
  sqlInTenant(round.marketplaceId, async (sql) => {
    await noteAttempts(sql, round);
    await moveDeliveries(sql, round);
    await moveEndpoint(sql, round);
  });
