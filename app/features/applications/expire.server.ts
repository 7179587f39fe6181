/** Applications nobody goes on with: questions left unanswered past their day, drafts left for a month. */
import { record } from "~/features/history/record.server";
import { automatic } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { publicId } from "~/values/public-id";
import { closeApplication } from "./close.server";
import { lockedApplication } from "./row.server";

export const draftDays = 30;
const day = 24 * 60 * 60 * 1000;

/** Returns how many it closed. Looks again under the lock: an answer that came in between counts. */
export async function expireApplications(marketplaceId: string): Promise<number> {
  const at = now();
  const untouchedSince = new Date(at.getTime() - draftDays * day);
  const due = await sqlInTenant(
    marketplaceId,
    (sql) => sql<{ id: string }[]>`
      SELECT a.id FROM application a
      WHERE a.marketplace_id = ${marketplaceId} AND a.status = 'DRAFT' AND a.saved_at < ${untouchedSince}
      UNION ALL
      SELECT a.id FROM application a
      JOIN info_request r ON r.marketplace_id = a.marketplace_id AND r.application_id = a.id
      WHERE a.marketplace_id = ${marketplaceId} AND a.status = 'INFO_REQUESTED'
        AND r.answered_at IS NULL AND r.lapsed_at IS NULL AND r.due_at < ${at}`,
  );
  let closed = 0;
  for (const { id } of due) closed += await expireOne(marketplaceId, id, at, untouchedSince);
  return closed;
}

function expireOne(marketplaceId: string, id: string, at: Date, untouchedSince: Date) {
  const actor = automatic(marketplaceId, "watcher");
  const applicationId = publicId("application", id);
  return inTenant(marketplaceId, async (tx) => {
    const row = await lockedApplication(tx, actor, "application:expire", applicationId);
    if (row === null) return 0;
    const left = row.status === "DRAFT" && row.savedAt < untouchedSince;
    if (!left && row.status !== "INFO_REQUESTED") return 0;
    await closeApplication(tx, actor, row, "EXPIRED", at);
    await record(tx, actor, {
      verb: "application-expired",
      thing: { kind: "application", id: applicationId },
      before: { status: row.status },
      after: { status: "EXPIRED" },
    });
    return 1;
  });
}
