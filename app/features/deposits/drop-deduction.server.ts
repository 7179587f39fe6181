/** A deduction that is not pursued ends without a trace in the books. */
import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { type Outcome, refuse } from "~/values/outcome";
import { deductionMay } from "./deduction";
import { type CaseRefusal, deductionThing, withCase } from "./deduction-case.server";
import { writeToOwners } from "./write-to-owners.server";

export async function dropDeduction(
  actor: Actor,
  id: string,
  why: string,
): Promise<Outcome<unknown, CaseRefusal>> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deduction:decide", { marketplaceId });
  const outcome = await withCase(actor, id, async ({ sql, row, terms: { at } }) => {
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
    return { ok: true, row };
  });
  if (!outcome.ok) return outcome;
  const { row } = outcome;
  // Of a proposal that she was never told of there is nothing to take back.
  if (row.reply_until !== null)
    await writeToOwners(marketplaceId, row.store_uid, {
      about: "deduction-dropped",
      amountMinor: row.amount_minor,
      currency: row.currency,
    });
  return { ok: true };
}
