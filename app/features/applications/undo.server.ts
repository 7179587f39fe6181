/** A decision is taken back by the person who made it, while nothing has left the building. */
import { record } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { publicId, uuidOf } from "~/values/public-id";
import { addStep, changeApplication, lockedApplication } from "./row.server";

export type UndoRefusal = "not-found" | "too-late" | "not-yours";

export function undoDecision(
  actor: Actor,
  decisionId: string,
): Promise<Outcome<{ readonly applicationId: string }, UndoRefusal>> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "application:decide", { marketplaceId });
  const id = uuidOf("decision", decisionId);
  if (id === null) return Promise.resolve(refuse("not-found"));
  return inTenant(marketplaceId, async (tx) => {
    const decision = await tx.decision.findUnique({
      where: { marketplaceId_id: { marketplaceId, id } },
    });
    if (decision === null) return refuse("not-found");
    const applicationId = publicId("application", decision.applicationId);
    const row = await lockedApplication(tx, actor, "application:decide", applicationId);
    if (row === null) return refuse("not-found");
    if (decision.actorId !== actorId(actor)) return refuse("not-yours");
    const undone = await tx.decisionUndo.count({ where: { marketplaceId, decisionId: id } });
    const latest = await tx.decision.findFirst({
      where: { marketplaceId, applicationId: row.id },
      orderBy: { at: "desc" },
    });
    const late = now() >= decision.effectiveAt || row.closedAt !== null;
    if (late || undone > 0 || latest?.id !== id) return refuse("too-late");
    await tx.decisionUndo.create({
      data: {
        marketplaceId,
        decisionId: id,
        at: now(),
        actorId: actorId(actor),
        actorName: actor.name,
      },
    });
    await changeApplication(tx, row, { status: "IN_REVIEW", decidedAt: null });
    await addStep(tx, actor, row.id, "undone", { decisionId });
    await record(tx, actor, {
      verb: "decision-undone",
      thing: { kind: "application", id: applicationId },
      before: { status: row.status, decisionId },
      after: { status: "IN_REVIEW" },
    });
    return { ok: true, applicationId };
  });
}
