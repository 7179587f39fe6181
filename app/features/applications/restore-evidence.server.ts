/** A file that was taken off comes back, while the form is open and there is room for it. */
import type { Actor } from "~/features/people/actor";
import { marketOf } from "~/features/programs/market.server";
import { inTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { uuidOf } from "~/values/public-id";
import { allows } from "./application";
import { touch } from "./attach.server";
import { filledOf } from "./filled.server";
import { addStep, lockedApplication } from "./row.server";
import { evidenceQuestions, mayChange } from "./task-list";

/** Restoring a file that is there, or the same bytes twice, changes nothing. */
export async function restoreEvidence(
  actor: Actor,
  applicationId: string,
  evidenceId: string,
): Promise<Outcome<object, "not-found" | "not-now" | "too-many">> {
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
    const file = await tx.evidence.findFirst({
      where: { marketplaceId, id, applicationId: row.id },
    });
    if (file === null) return refuse("not-found");
    const { questionKey, sha256, removedAt } = file;
    const there = { marketplaceId, applicationId: row.id, questionKey, sha256, removedAt: null };
    if (removedAt === null || (await tx.evidence.count({ where: there })) > 0) return { ok: true };
    const question = evidenceQuestions(filled.questions).find(({ key }) => key === questionKey);
    const most = question?.atMost ?? 0;
    if ((filled.files[questionKey] ?? 0) >= most) return refuse("too-many", { most });
    await tx.evidence.updateMany({
      where: { marketplaceId, id },
      data: { removedAt: null, removedBy: null },
    });
    await touch(tx, row);
    await addStep(tx, actor, row.id, "evidence-restored", { evidenceId });
    return { ok: true };
  });
}
