/** The merchant agrees, or objects with evidence, while there is time. */
import { recordIn } from "~/features/history/record.server";
import type { Actor } from "~/features/people/actor";
import { type Outcome, refuse } from "~/values/outcome";
import type { Evidence } from "./deduction";
import { type CaseRefusal, deductionThing, withCase } from "./deduction-case.server";
import { mustReachStore } from "./store-access.server";

export type DeductionAnswer =
  | { readonly agrees: true }
  | { readonly agrees: false; readonly reply: string; readonly evidence: readonly Evidence[] };

export function answerDeduction(
  actor: Actor,
  id: string,
  answer: DeductionAnswer,
): Promise<Outcome<unknown, CaseRefusal | "too-late">> {
  const { marketplaceId } = actor;
  return withCase(actor, id, async ({ sql, row, terms: { at } }) => {
    await mustReachStore(sql, actor, "deduction:answer", row.store_uid);
    if (row.status !== "NOTIFIED" || row.accepted_at !== null)
      return refuse("wrong-state", { state: row.status });
    if (row.reply_until !== null && at >= row.reply_until) return refuse("too-late");
    if (answer.agrees)
      await sql`
        UPDATE deposit_deduction SET accepted_at = ${at}
        WHERE marketplace_id = ${marketplaceId} AND id = ${id}`;
    else
      await sql`
        UPDATE deposit_deduction SET status = 'DISPUTED', disputed_at = ${at},
          reply = ${answer.reply}, reply_evidence = ${sql.json(answer.evidence as never)}
        WHERE marketplace_id = ${marketplaceId} AND id = ${id}`;
    await recordIn(sql, actor, {
      verb: answer.agrees ? "deduction-accepted" : "deduction-disputed",
      thing: deductionThing(id),
    });
    return { ok: true };
  });
}
