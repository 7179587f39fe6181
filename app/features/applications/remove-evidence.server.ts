/** A file is taken off again, while the form is open. */
import { type Actor, actorId } from "~/features/people/actor";
import { marketOf } from "~/features/programs/market.server";
import { now } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { uuidOf } from "~/values/public-id";
import { allows } from "./application";
import { touch } from "./attach.server";
import { filledOf } from "./filled.server";
import { addStep, lockedApplication } from "./row.server";
import { mayChange } from "./task-list";

/** The bytes stay: somebody may already have decided by them. */
export async function removeEvidence(
  actor: Actor,
  applicationId: string,
  evidenceId: string,
): Promise<Outcome<object, "not-found" | "not-now">> {
  const { marketplaceId } = actor;
  const id = uuidOf("evidence", evidenceId);
  if (id === null) return refuse("not-found");
  const market = await marketOf(marketplaceId);
  return inTenant(marketplaceId, async (tx) => {
    const row = await lockedApplication(tx, actor, "evidence:write", applicationId);
    if (row === null) return refuse("not-found");
    const filled = await filledOf(tx, row, market);
    const open = allows(row.status, "answer", actor) && mayChange("evidence", filled);
    if (!open) return refuse("not-now", { status: row.status });
    const { count } = await tx.evidence.updateMany({
      where: { marketplaceId, id, applicationId: row.id, removedAt: null },
      data: { removedAt: now(), removedBy: actorId(actor) },
    });
    if (count === 0) return refuse("not-found");
    await touch(tx, row);
    await addStep(tx, actor, row.id, "evidence-removed", { evidenceId });
    return { ok: true };
  });
}
