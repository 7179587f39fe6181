/** Lets the platform know who began, was warned, left or was removed, where the timeline is told of it. */
import type { Message } from "~/features/notices/message-types";
import { tellPlatform } from "~/features/notices/tell-platform.server";
import type { Sql } from "~/platform/database.server";
import { publicId } from "~/values/public-id";
import type { EnrollmentStatus } from "../enrollment";

type Event = {
  readonly enrollmentId: string;
  readonly kind: string;
  readonly details?: Readonly<Record<string, string | number>>;
};
type Row = {
  readonly id: string;
  readonly status: EnrollmentStatus;
  readonly program: string;
  readonly store_uid: string;
  readonly product_uid: string | null;
};
type News = Extract<Message["type"], `enrollment.${string}`>;

/** A check that removes says so before the enrollment ends; the end itself is the news. */
function newsOf(status: EnrollmentStatus, outcome: string | number | undefined): News | null {
  switch (status) {
    case "ACTIVE":
      if (outcome === "RECOVERED") return "enrollment.recovered";
      return outcome === undefined ? "enrollment.started" : null;
    case "WARNED":
      return outcome === undefined || outcome === "REMOVED" ? null : "enrollment.warned";
    case "GRADUATED":
      return "enrollment.graduated";
    case "REMOVED":
      return "enrollment.removed";
    case "COMPLETED":
    case "WITHDRAWN":
    case "EXPIRED":
      return "enrollment.ended";
    default:
      return null;
  }
}

export async function tellOfStatus(
  sql: Sql,
  marketplaceId: string,
  events: readonly Event[],
): Promise<void> {
  const moved = events.filter(({ kind }) => kind === "status");
  if (moved.length === 0) return;
  const rows = await sql<Row[]>`
    SELECT e.id, e.status, p.slug AS program, e.store_uid, e.product_uid
    FROM enrollment e JOIN program p ON p.marketplace_id = e.marketplace_id AND p.id = e.program_id
    WHERE e.marketplace_id = ${marketplaceId}
      AND e.id = ANY(${moved.map(({ enrollmentId }) => enrollmentId)}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const messages = moved.flatMap(({ enrollmentId, details }): Message[] => {
    const row = byId.get(enrollmentId);
    const type = row === undefined ? null : newsOf(row.status, details?.outcome);
    if (row === undefined || type === null) return [];
    const because = details?.because ?? details?.outcome ?? null;
    const data = {
      enrollmentId: publicId("enrollment", row.id),
      program: row.program,
      storeUid: row.store_uid,
      productUid: row.product_uid,
      status: row.status,
      because: because === null ? null : String(because),
    };
    return [{ type, data }];
  });
  await tellPlatform(sql, marketplaceId, messages);
}
