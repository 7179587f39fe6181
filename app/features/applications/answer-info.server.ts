/** The merchant has made the changes that were asked for, and the case goes on where it stood. */
import { record } from "~/features/history/record.server";
import type { Actor } from "~/features/people/actor";
import { marketOf } from "~/features/programs/market.server";
import { now } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { publicId } from "~/values/public-id";
import { allows } from "./application";
import { filledOf } from "./filled.server";
import { addStep, changeApplication, lockedApplication } from "./row.server";
import { taskList } from "./task-list";

export type AnswerInfoRefusal = "not-found" | "not-now" | "stale" | "incomplete";

export async function answerInfo(
  actor: Actor,
  applicationId: string,
  { revision }: { readonly revision: number },
): Promise<Outcome<object, AnswerInfoRefusal>> {
  const { marketplaceId } = actor;
  const market = await marketOf(marketplaceId);
  return inTenant(marketplaceId, async (tx) => {
    const row = await lockedApplication(tx, actor, "application:write", applicationId);
    if (row === null) return refuse("not-found");
    if (row.revision !== revision) return refuse("stale", { revision: row.revision });
    if (!allows(row.status, "answer-info", actor)) return refuse("not-now", { status: row.status });
    const filled = await filledOf(tx, row, market);
    const left = taskList(filled).filter(
      ({ key, status }) => key !== "check" && status !== "completed",
    );
    if (left.length > 0) return refuse("incomplete", { tasks: left.map(({ key }) => key) });
    await tx.infoRequest.updateMany({
      where: { marketplaceId, applicationId: row.id, answeredAt: null, lapsedAt: null },
      data: { answeredAt: now(), answeredBy: actor.name },
    });
    await changeApplication(tx, row, { status: "IN_REVIEW" });
    await addStep(tx, actor, row.id, "info-answered");
    await record(tx, actor, {
      verb: "application-info-answered",
      thing: { kind: "application", id: publicId("application", row.id) },
      before: { status: row.status },
      after: { status: "IN_REVIEW" },
    });
    return { ok: true };
  });
}
