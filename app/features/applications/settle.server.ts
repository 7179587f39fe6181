/** A decision becomes final: what it promised leaves the building, or it was taken back before. */
import { beginEnrollment } from "~/features/enrollments/begin.server";
import { factsSchema } from "~/features/enrollments/stored-facts";
import { tellPlatform } from "~/features/notices/tell-platform.server";
import { automatic } from "~/features/people/actor";
import { type Market, marketOf } from "~/features/programs/market.server";
import { readVersion } from "~/features/programs/version.server";
import { now } from "~/platform/clock.server";
import { inTenant, type Tx } from "~/platform/database.server";
import { enqueue } from "~/platform/queue.server";
import { publicId } from "~/values/public-id";
import { answersSchema } from "./filled.server";
import { addStep } from "./row.server";

/** Inside the transaction that decided. Does nothing twice, and nothing that was undone. */
export async function settle(tx: Tx, market: Market, decisionId: string): Promise<void> {
  const marketplaceId = market.id;
  const decision = await tx.decision.findUniqueOrThrow({
    where: { marketplaceId_id: { marketplaceId, id: decisionId } },
  });
  const { applicationId: id } = decision;
  await tx.$queryRaw`
    SELECT 1 FROM application
    WHERE marketplace_id = ${marketplaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const application = await tx.application.findUniqueOrThrow({
    where: { marketplaceId_id: { marketplaceId, id } },
  });
  // Read again under the lock: an undo that came in between has been committed by now.
  const undone = await tx.decisionUndo.count({ where: { marketplaceId, decisionId } });
  if (undone > 0 || application.closedAt !== null || decision.verdict === "first-approval") return;
  const actor = automatic(marketplaceId, "auto-approval");
  let enrollmentId: string | null = null;
  if (decision.verdict === "approved") {
    enrollmentId = await beginEnrollment(tx, actor, market, {
      applicationId: id,
      program: await readVersion(tx, marketplaceId, decision.versionId),
      entityUid: application.entityUid,
      storeUid: application.storeUid,
      productUid: application.productUid,
      facts: factsSchema.parse(decision.facts),
      answers: answersSchema.parse(application.answers),
    });
  }
  await tx.application.update({
    where: { marketplaceId_id: { marketplaceId, id } },
    data: { closedAt: now() },
  });
  await addStep(tx, actor, id, "settled");
  const program = await tx.program.findUniqueOrThrow({
    where: { marketplaceId_id: { marketplaceId, id: application.programId } },
  });
  await tellPlatform(tx, marketplaceId, [
    {
      type: "application.decided",
      data: {
        applicationId: publicId("application", id),
        program: program.slug,
        storeUid: application.storeUid,
        outcome: decision.verdict === "approved" ? "approved" : "rejected",
        reasonCodes: [...decision.reasonCodes],
        enrollmentId,
      },
    },
  ]);
  await enqueue(tx, "tell-merchant", { marketplaceId, about: "decided", id });
}

/** Called by the queue when the time to undo is over. Too early, it leaves things as they are. */
export async function settleDecision(marketplaceId: string, decisionId: string): Promise<boolean> {
  const market = await marketOf(marketplaceId);
  return inTenant(marketplaceId, async (tx) => {
    const decision = await tx.decision.findUnique({
      where: { marketplaceId_id: { marketplaceId, id: decisionId } },
    });
    if (decision === null || decision.effectiveAt > now()) return false;
    await settle(tx, market, decisionId);
    return true;
  });
}
