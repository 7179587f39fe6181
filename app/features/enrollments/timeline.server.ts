/** What happened inside an enrollment, newest first. */
import type { Actor } from "~/features/people/actor";
import { may, mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import { publicId, uuidOf } from "~/values/public-id";
import type { Words } from "~/values/words";
import type { TimelineEvent } from "./enrollment-page";

type Row = {
  readonly id: string;
  readonly at: Date;
  readonly actor_kind: string;
  readonly actor_name: string;
  readonly kind: TimelineEvent["kind"];
  readonly sentence: Words;
};
const most = 500;

/** `only: "decision"` leaves what changed the merchant's standing. Empty where it is not the actor's. */
export async function timeline(
  actor: Actor,
  enrollmentId: string,
  { only }: { readonly only?: "decision" } = {},
): Promise<readonly TimelineEvent[]> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "enrollment:read", { marketplaceId });
  const id = uuidOf("enrollment", enrollmentId);
  if (id === null) return [];
  const rows = await sqlInTenant(marketplaceId, async (sql) => {
    const [enrollment] = await sql<{ entity_uid: string }[]>`
      SELECT entity_uid FROM enrollment
      WHERE marketplace_id = ${marketplaceId} AND id = ${id}`;
    const thing = { marketplaceId, entityUid: enrollment?.entity_uid ?? null };
    if (enrollment === undefined || !may(actor, "enrollment:read", thing)) return [];
    return sql<Row[]>`
      SELECT id, at, actor_kind, actor_name, kind, sentence FROM enrollment_event
      WHERE marketplace_id = ${marketplaceId} AND enrollment_id = ${id}
        ${only === undefined ? sql`` : sql`AND kind IN ('decision', 'status')`}
      ORDER BY at DESC, id DESC LIMIT ${most}`;
  });
  return rows.map((row) => ({
    id: publicId("event", row.id),
    at: row.at,
    by: row.actor_kind === "automatic" ? null : row.actor_name,
    kind: row.kind,
    sentence: row.sentence,
  }));
}
