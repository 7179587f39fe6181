/** Staff ask for changes: the named tasks open again, the place in the queue is kept. */
import { record } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { marketOf } from "~/features/programs/market.server";
import { now } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { asJson } from "~/platform/json.server";
import { enqueue } from "~/platform/queue.server";
import { addDays, dayOf, endOf } from "~/values/day";
import { type Outcome, refuse } from "~/values/outcome";
import { newId, publicId } from "~/values/public-id";
import { allows } from "./application";
import { readApprovers, rolesOf, takesPart } from "./approval";
import { filledOf } from "./filled.server";
import { addStep, changeApplication, lockedApplication } from "./row.server";
import type { TaskKey } from "./task";
import { taskKeysOf } from "./task-list";

/** Calendar days the merchant has to answer. */
export const answerDays = 7;

export type InfoItem = { readonly task: TaskKey; readonly message: string };
export type InfoRefusal =
  | "not-found"
  | "not-now"
  | "stale"
  | "nothing-asked"
  | "no-such-task"
  | "role";

export async function requestInfo(
  actor: Actor,
  applicationId: string,
  asked: { readonly revision: number; readonly items: readonly InfoItem[] },
): Promise<Outcome<{ readonly dueAt: Date }, InfoRefusal>> {
  const { marketplaceId } = actor;
  const market = await marketOf(marketplaceId);
  const items = asked.items.map(({ task, message }) => ({ task, message: message.trim() }));
  if (items.length === 0 || items.some(({ message }) => message === "")) {
    return refuse("nothing-asked");
  }
  return inTenant(marketplaceId, async (tx) => {
    const row = await lockedApplication(tx, actor, "application:decide", applicationId);
    if (row === null) return refuse("not-found");
    if (row.revision !== asked.revision) return refuse("stale", { revision: row.revision });
    if (!allows(row.status, "request-info", actor))
      return refuse("not-now", { status: row.status });
    if (!takesPart(readApprovers(row.approvers), rolesOf(actor))) return refuse("role");
    const filled = await filledOf(tx, row, market);
    const known = taskKeysOf(filled.questions);
    const strange = items.find(({ task }) => task === "check" || !known.includes(task));
    if (strange !== undefined) return refuse("no-such-task", { task: strange.task });
    const at = now();
    const dueAt = endOf(addDays(dayOf(at, market.zone), answerDays), market.zone);
    const tasks = items.map(({ task }) => task);
    await tx.infoRequest.create({
      data: {
        marketplaceId,
        id: newId(),
        applicationId: row.id,
        items: asJson(items),
        askedAt: at,
        askedBy: actorId(actor),
        dueAt,
      },
    });
    await changeApplication(tx, row, {
      status: "INFO_REQUESTED",
      tasksDone: row.tasksDone.filter((task) => !tasks.some((each) => each === task)),
      ...(tasks.includes("agreement")
        ? { agreedAt: null, agreedBy: null, agreedVersion: null }
        : {}),
      claimedBy: null,
      claimedByName: null,
      claimedUntil: null,
    });
    await addStep(tx, actor, row.id, "info-requested", { items, dueAt });
    await record(tx, actor, {
      verb: "application-info-requested",
      thing: { kind: "application", id: publicId("application", row.id) },
      before: { status: row.status },
      after: { status: "INFO_REQUESTED", tasks },
    });
    await enqueue(tx, "tell-merchant", { marketplaceId, about: "asked", id: row.id });
    return { ok: true, dueAt };
  });
}
