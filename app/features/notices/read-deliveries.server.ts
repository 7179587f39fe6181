import type { StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import type { DeliveryState, Trouble } from "./delivery";

export type DeliveryView = {
  readonly messageId: string;
  readonly type: string;
  readonly at: Date;
  readonly status: DeliveryState;
  readonly attempts: number;
  /** When it is tried again; null where it is not. */
  readonly dueAt: Date | null;
  readonly lastCode: number | null;
  readonly lastTrouble: Trouble | null;
  readonly lastMs: number | null;
};
export type AttemptView = {
  readonly id: string;
  readonly number: number;
  readonly at: Date;
  readonly ms: number;
  readonly statusCode: number | null;
  readonly trouble: Trouble | null;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly responseHeaders: Readonly<Record<string, string>> | null;
  readonly responseBody: string | null;
};
export type DeliveryPage = {
  readonly deliveries: readonly DeliveryView[];
  /** The ids to go on from; null at an end. */
  readonly before: string | null;
  readonly after: string | null;
};
export type DeliveryQuery = {
  readonly status?: DeliveryState | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
};

type Row = {
  readonly message_id: string;
  readonly type: string;
  readonly at: Date;
  readonly status: DeliveryState;
  readonly attempts: number;
  readonly due_at: Date;
  readonly status_code: number | null;
  readonly trouble: Trouble | null;
  readonly ms: number | null;
};
const perPage = 50;

const viewOf = (row: Row): DeliveryView => ({
  messageId: row.message_id,
  type: row.type,
  at: row.at,
  status: row.status,
  attempts: row.attempts,
  dueAt: row.status === "WAITING" ? row.due_at : null,
  lastCode: row.status_code,
  lastTrouble: row.trouble,
  lastMs: row.ms,
});

/** Newest message first. `after` leads to older ones, `before` back to newer ones. */
export function readDeliveries(
  { marketplaceId, ...actor }: StaffActor,
  endpointId: string,
  { status, before, after }: DeliveryQuery,
): Promise<DeliveryPage> {
  mustBeAllowed({ marketplaceId, ...actor }, "webhook:read", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const back = before !== undefined;
    const place = back
      ? sql`AND d.message_id > ${before}`
      : after === undefined
        ? sql``
        : sql`AND d.message_id < ${after}`;
    const rows = await sql<Row[]>`
      SELECT d.message_id, m.type, m.at, d.status, d.attempts, d.due_at, a.status_code, a.trouble, a.ms
      FROM webhook_delivery d
      JOIN webhook_message m ON m.marketplace_id = d.marketplace_id AND m.id = d.message_id
      LEFT JOIN LATERAL (
        SELECT status_code, trouble, ms FROM webhook_attempt a
        WHERE a.marketplace_id = d.marketplace_id AND a.endpoint_id = d.endpoint_id
          AND a.message_id = d.message_id ORDER BY a.id DESC LIMIT 1) a ON true
      WHERE d.marketplace_id = ${marketplaceId} AND d.endpoint_id = ${endpointId} ${place}
        ${status === undefined ? sql`` : sql`AND d.status = ${status}`}
      ORDER BY d.message_id ${back ? sql`ASC` : sql`DESC`} LIMIT ${perPage + 1}`;
    const more = rows.length > perPage;
    const shown = rows.slice(0, perPage).map(viewOf);
    if (back) shown.reverse();
    const first = shown.at(0)?.messageId ?? null;
    const last = shown.at(-1)?.messageId ?? null;
    return {
      deliveries: shown,
      before: (back ? more : after !== undefined) ? first : null,
      after: back || more ? last : null,
    };
  });
}

/** One delivery with every attempt, the newest first; null where there is none. */
export function readDelivery(actor: StaffActor, endpointId: string, messageId: string) {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "webhook:read", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const [row] = await sql<(Row & { readonly data: unknown })[]>`
      SELECT d.message_id, m.type, m.at, m.data, d.status, d.attempts, d.due_at,
        NULL AS status_code, NULL AS trouble, NULL AS ms
      FROM webhook_delivery d
      JOIN webhook_message m ON m.marketplace_id = d.marketplace_id AND m.id = d.message_id
      WHERE d.marketplace_id = ${marketplaceId} AND d.endpoint_id = ${endpointId}
        AND d.message_id = ${messageId}`;
    if (row === undefined) return null;
    const attempts = await sql<AttemptView[]>`
      SELECT id, number, at, ms, status_code AS "statusCode", trouble,
        request_headers AS "requestHeaders", response_headers AS "responseHeaders",
        response_body AS "responseBody"
      FROM webhook_attempt
      WHERE marketplace_id = ${marketplaceId} AND endpoint_id = ${endpointId}
        AND message_id = ${messageId} ORDER BY id DESC LIMIT 100`;
    const body = { type: row.type, timestamp: row.at.toISOString(), data: row.data };
    return { delivery: viewOf(row), body: JSON.stringify(body, null, 2), tried: [...attempts] };
  });
}
