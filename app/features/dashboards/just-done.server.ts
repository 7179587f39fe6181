/** What was just done to a case, and whether its doer can still take it back. */
import type { StaffActor } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import type { Sql } from "~/platform/database.server";
import { publicId, uuidOf } from "~/values/public-id";
import type { JustDone } from "./review-desk";

type Found = {
  readonly shop: string;
  readonly status: string;
  readonly decision_id: string | null;
  readonly verdict: "approved" | "rejected" | "first-approval" | null;
  readonly actor_id: string | null;
  readonly effective_at: Date | null;
  readonly undone: boolean;
};

export async function justDone(
  sql: Sql,
  actor: StaffActor,
  applicationId: string | null,
): Promise<JustDone | null> {
  const id = applicationId === null ? null : uuidOf("application", applicationId);
  if (id === null || applicationId === null) return null;
  const [row] = await sql<Found[]>`
    SELECT coalesce(s.name, a.store_uid) AS shop, a.status, d.id AS decision_id, d.verdict,
      d.actor_id, d.effective_at, u.decision_id IS NOT NULL AS undone
    FROM application a
    LEFT JOIN store s ON s.marketplace_id = a.marketplace_id AND s.store_uid = a.store_uid
    LEFT JOIN LATERAL (
      SELECT id, marketplace_id, verdict, actor_id, effective_at FROM decision
      WHERE marketplace_id = a.marketplace_id AND application_id = a.id
      ORDER BY at DESC LIMIT 1) d ON true
    LEFT JOIN decision_undo u ON u.marketplace_id = d.marketplace_id AND u.decision_id = d.id
    WHERE a.marketplace_id = ${actor.marketplaceId} AND a.id = ${id}`;
  if (row === undefined) return null;
  const about = { id: applicationId, shop: row.shop };
  if (row.status === "INFO_REQUESTED") return { ...about, outcome: "info-requested", undo: null };
  const { decision_id, verdict, effective_at } = row;
  if (decision_id === null || verdict === null) return null;
  if (row.undone) return { ...about, outcome: "undone", undo: null };
  const open = effective_at !== null && effective_at > now() && row.actor_id === actor.personId;
  const undo = open ? { decisionId: publicId("decision", decision_id) } : null;
  return { ...about, outcome: verdict, undo };
}

/** Who decided last, for an empty queue. */
export async function lastDecision(
  sql: Sql,
  actor: StaffActor,
): Promise<{ readonly name: string; readonly at: Date } | null> {
  const [row] = await sql<{ name: string; at: Date }[]>`
    SELECT actor_name AS name, at FROM decision
    WHERE marketplace_id = ${actor.marketplaceId} AND actor_kind = 'person'
    ORDER BY at DESC LIMIT 1`;
  return row ?? null;
}
