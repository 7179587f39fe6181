/** What waits for a merchant in one of her shops: questions from us, risks, the next due thing, drafts. */
import type { MerchantActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { publicId } from "~/values/public-id";
import type { Words } from "~/values/words";
import type { WaitingItem } from "./mine";

type DraftRow = {
  readonly id: string;
  readonly name: Words;
  readonly saved_at: Date;
  readonly due_at: Date | null;
};
type EnrollmentRow = {
  readonly id: string;
  readonly name: Words;
  readonly status: string;
  readonly recover_by: Day | null;
  readonly milestone: Words | null;
  readonly due_on: Day | null;
};

const urgency: readonly WaitingItem["kind"][] = ["info", "risk", "milestone", "draft"];

/** `storeUid` null asks for all shops of the actor's entity. */
export async function merchantHome(
  actor: MerchantActor,
  storeUid: string | null,
): Promise<readonly WaitingItem[]> {
  const { marketplaceId, entityUid } = actor;
  mustBeAllowed(actor, "applications:list", { marketplaceId, entityUid });
  const { drafts, enrollments } = await sqlInTenant(marketplaceId, async (sql) => {
    const own = (alias: string) => sql`
      ${sql(alias)}.marketplace_id = ${marketplaceId} AND ${sql(alias)}.entity_uid = ${entityUid}
      ${storeUid === null ? sql`` : sql`AND ${sql(alias)}.store_uid = ${storeUid}`}`;
    const [drafts, enrollments] = await Promise.all([
      sql<DraftRow[]>`
        SELECT a.id, v.name, a.saved_at, i.due_at
        FROM application a
        JOIN program_version v ON v.marketplace_id = a.marketplace_id AND v.id = a.version_id
        LEFT JOIN info_request i ON i.marketplace_id = a.marketplace_id AND i.application_id = a.id
          AND i.answered_at IS NULL AND i.lapsed_at IS NULL AND a.status = 'INFO_REQUESTED'
        WHERE ${own("a")} AND a.status IN ('DRAFT', 'INFO_REQUESTED')
        ORDER BY i.due_at NULLS LAST, a.saved_at DESC`,
      sql<EnrollmentRow[]>`
        SELECT e.id, v.name, e.status, e.recover_by, m.name AS milestone, m.due_on
        FROM enrollment e
        JOIN program_version v ON v.marketplace_id = e.marketplace_id AND v.id = e.version_id
        LEFT JOIN LATERAL (
          SELECT m.name, m.due_on FROM milestone m
          WHERE m.marketplace_id = e.marketplace_id AND m.enrollment_id = e.id AND m.status = 'OPEN'
          ORDER BY m.due_on, m.position LIMIT 1
        ) m ON true
        WHERE ${own("e")} AND e.status IN ('ACTIVE', 'WARNED')
          AND (e.status = 'WARNED' OR m.due_on IS NOT NULL)
        ORDER BY coalesce(e.recover_by, m.due_on)`,
    ]);
    return { drafts, enrollments };
  });
  const items = [...drafts.map(fromDraft), ...enrollments.map(fromEnrollment)];
  return items.toSorted((left, right) => urgency.indexOf(left.kind) - urgency.indexOf(right.kind));
}

function fromDraft(row: DraftRow): WaitingItem {
  const about = { to: `/apply/${publicId("application", row.id)}`, program: row.name };
  return row.due_at === null
    ? { kind: "draft", ...about, savedAt: row.saved_at }
    : { kind: "info", ...about, dueAt: row.due_at };
}

function fromEnrollment(row: EnrollmentRow): WaitingItem {
  const about = { to: `/enrollments/${publicId("enrollment", row.id)}`, program: row.name };
  if (row.status === "WARNED" || row.milestone === null || row.due_on === null)
    return { kind: "risk", ...about, recoverBy: row.recover_by };
  return { kind: "milestone", ...about, name: row.milestone, dueOn: row.due_on };
}
