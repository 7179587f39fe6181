import type { StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { prisma, sqlInTenant } from "~/platform/database.server";
import { isMessageType, type MessageType } from "./message-types";

export type EndpointState = "working" | "failing" | "off";
export type EndpointView = {
  readonly endpointId: string;
  readonly name: string;
  readonly url: string;
  /** Empty: all of them. */
  readonly types: readonly MessageType[];
  readonly state: EndpointState;
  readonly offBecause: "person" | "failing" | "gone" | null;
  readonly failingSince: Date | null;
  /** While two secrets sign. */
  readonly previousUntil: Date | null;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly waiting: number;
  /** Of the last seven days. */
  readonly delivered: number;
  readonly failed: number;
};

type Row = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly types: readonly string[];
  readonly status: "ON" | "OFF";
  readonly off_because: EndpointView["offBecause"];
  readonly failing_since: Date | null;
  readonly previous_until: Date | null;
  readonly created_at: Date;
  readonly created_by: string | null;
  readonly waiting: number;
  readonly delivered: number;
  readonly failed: number;
};

/** All that are not removed, or one of them; the oldest first. */
export async function readEndpoints(
  actor: StaffActor,
  endpointId: string | null = null,
): Promise<EndpointView[]> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "webhook:read", { marketplaceId });
  const rows = await sqlInTenant(
    marketplaceId,
    (sql) => sql<Row[]>`
      SELECT e.id, e.name, e.url, e.types, e.status, e.off_because, e.failing_since, e.created_at,
        e.created_by, CASE WHEN e.previous_until > clock_timestamp() THEN e.previous_until END AS previous_until,
        coalesce(n.waiting, 0) AS waiting, coalesce(n.delivered, 0) AS delivered,
        coalesce(n.failed, 0) AS failed
      FROM webhook_endpoint e LEFT JOIN (
        SELECT d.endpoint_id, count(*) FILTER (WHERE d.status = 'WAITING') AS waiting,
          count(*) FILTER (WHERE d.status = 'DELIVERED') AS delivered,
          count(*) FILTER (WHERE d.status = 'FAILED') AS failed
        FROM webhook_delivery d
        WHERE d.marketplace_id = ${marketplaceId}
          AND (d.ended_at IS NULL OR d.ended_at > clock_timestamp() - interval '7 days')
        GROUP BY d.endpoint_id) n ON n.endpoint_id = e.id
      WHERE e.marketplace_id = ${marketplaceId} AND e.status <> 'REMOVED'
        AND e.id = coalesce(${endpointId}::uuid, e.id)
      ORDER BY e.id`,
  );
  const makers = await prisma().person.findMany({
    where: { id: { in: rows.flatMap((row) => row.created_by ?? []) } },
    select: { id: true, name: true },
  });
  return rows.map((row) => ({
    endpointId: row.id,
    name: row.name,
    url: row.url,
    types: row.types.filter(isMessageType),
    state: row.status === "OFF" ? "off" : row.failing_since === null ? "working" : "failing",
    offBecause: row.off_because,
    failingSince: row.failing_since,
    previousUntil: row.previous_until,
    createdAt: row.created_at,
    createdBy: makers.find(({ id }) => id === row.created_by)?.name ?? null,
    waiting: row.waiting,
    delivered: row.delivered,
    failed: row.failed,
  }));
}
