/** A program is paused, resumed, ended: one step of its life at a time. */
import { record } from "~/features/history/record.server";
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { inTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { uuidOf } from "~/values/public-id";
import { canBecome, type ProgramState } from "./program";

export function moveProgram(
  actor: Actor,
  programId: string,
  to: ProgramState,
): Promise<Outcome<{ readonly state: ProgramState }, "not-found" | "wrong-state">> {
  mustBeAllowed(actor, "program:publish", actor);
  const id = uuidOf("program", programId);
  if (id === null) return Promise.resolve(refuse("not-found"));
  const { marketplaceId } = actor;
  return inTenant(marketplaceId, async (tx) => {
    const program = await tx.program.findUnique({
      where: { marketplaceId_id: { marketplaceId, id } },
    });
    if (program === null) return refuse("not-found");
    const from = program.state as ProgramState;
    const offered = to !== "ACTIVE" || program.currentVersionId !== null;
    if (!canBecome(from, to) || !offered) return refuse("wrong-state", { state: from });
    const { count } = await tx.program.updateMany({
      where: { marketplaceId, id, state: from },
      data: { state: to },
    });
    if (count === 0) return refuse("wrong-state", { state: from });
    await record(tx, actor, {
      verb: "program-moved",
      thing: { kind: "program", id: programId },
      before: { state: from },
      after: { state: to },
    });
    return { ok: true, state: to };
  });
}
