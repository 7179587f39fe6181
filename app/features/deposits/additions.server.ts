/** Case-based amounts on top of what the tables ask for; the requirement follows at once. */
import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { newId } from "~/values/public-id";
import { assessStores } from "./assess.server";
import { mustHaveTerms } from "./policy.server";

export type Addition = {
  readonly storeUid: string;
  readonly kind: "ACTIVITY" | "RISK";
  readonly amountMinor: number;
  readonly reason: string;
  readonly fromDay: Day;
  /** Null: until it is ended. */
  readonly toDay: Day | null;
};

export function addToDeposit(actor: Actor, addition: Addition): Promise<string> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposit:add", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const terms = await mustHaveTerms(sql, marketplaceId);
    const { storeUid, kind, amountMinor, reason, fromDay, toDay } = addition;
    const id = newId();
    await sql`
      INSERT INTO deposit_addition ${sql({
        marketplace_id: marketplaceId,
        id,
        store_uid: storeUid,
        kind,
        amount_minor: amountMinor,
        currency: terms.currency,
        reason,
        from_day: fromDay,
        to_day: toDay,
        set_by: actorId(actor),
      })}`;
    await assessStores(sql, actor, [storeUid], "addition", terms);
    await recordIn(sql, actor, {
      verb: "deposit-addition-set",
      thing: { kind: "deposit", id: storeUid },
      after: { kind, amountMinor, reason },
    });
    return id;
  });
}

/** False where it had ended. */
export function endAddition(actor: Actor, additionId: string): Promise<boolean> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposit:add", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const terms = await mustHaveTerms(sql, marketplaceId);
    const [row] = await sql<{ store_uid: string }[]>`
      UPDATE deposit_addition SET ended_on = ${terms.today}
      WHERE marketplace_id = ${marketplaceId} AND id = ${additionId} AND ended_on IS NULL
      RETURNING store_uid`;
    if (row === undefined) return false;
    await assessStores(sql, actor, [row.store_uid], "addition", terms);
    await recordIn(sql, actor, {
      verb: "deposit-addition-ended",
      thing: { kind: "deposit", id: row.store_uid },
    });
    return true;
  });
}
