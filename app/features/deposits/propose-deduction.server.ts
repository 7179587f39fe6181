/** A deduction begins as a proposal with its evidence; nobody is told of it yet. */
import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { newId } from "~/values/public-id";
import type { DeductionKind, Evidence } from "./deduction";
import { deductionThing } from "./deduction-case.server";
import { mustHaveTerms } from "./policy.server";

export type DeductionWish = {
  readonly storeUid: string;
  readonly kind: DeductionKind;
  readonly amountMinor: number;
  readonly reason: string;
  /** At least one. */
  readonly evidence: readonly Evidence[];
};

export function proposeDeduction(
  actor: Actor,
  { storeUid, kind, amountMinor, reason, evidence }: DeductionWish,
): Promise<Outcome<{ readonly deductionId: string }, "no-evidence" | "no-deposit">> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deduction:propose", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    if (evidence.length === 0) return refuse("no-evidence");
    const terms = await mustHaveTerms(sql, marketplaceId);
    const [standing] = await sql`
      SELECT 1 FROM deposit_standing
      WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid}`;
    if (standing === undefined) return refuse("no-deposit");
    const id = newId();
    await sql`
      INSERT INTO deposit_deduction ${sql({
        marketplace_id: marketplaceId,
        id,
        store_uid: storeUid,
        kind,
        currency: terms.currency,
        amount_minor: amountMinor,
        reason,
        evidence: sql.json(evidence as never),
        status: "PROPOSED",
        proposed_by: actorId(actor),
        proposed_at: terms.at,
      })}`;
    await recordIn(sql, actor, {
      verb: "deduction-proposed",
      thing: deductionThing(id),
      after: { storeUid, kind, amountMinor, reason },
    });
    return { ok: true, deductionId: id };
  });
}
