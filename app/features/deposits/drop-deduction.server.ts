/** A deduction that is not pursued ends without a trace in the books. */
import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { type Outcome, refuse } from "~/values/outcome";
import { deductionMay } from "./deduction";
import { type CaseRefusal, deductionThing, withCase } from "./deduction-case.server";

export function dropDeduction(
  actor: Actor,
  id: string,
  why: string,
): Promise<Outcome<unknown, CaseRefusal>> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deduction:decide", { marketplaceId });
  return withCase(actor, id, async ({ sql, row, terms: { at } }) => {
    if (!deductionMay(row.status, "DROPPED")) return refuse("wrong-state", { state: row.status });
    await sql`
      UPDATE deposit_deduction SET status = 'DROPPED', decided_by = ${actorId(actor)},
        decided_at = ${at}, decision = ${why}
      WHERE marketplace_id = ${marketplaceId} AND id = ${id}`;
    await recordIn(sql, actor, {
      verb: "deduction-dropped",
      thing: deductionThing(id),
      after: { why },
    });
    return { ok: true };
  });
}
