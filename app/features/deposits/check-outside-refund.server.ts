import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import type { Carrier, OutsideRefusal } from "./outside-refund";
import { lockedOutsideRefund } from "./outside-refund-row.server";
import { mustHaveTerms } from "./policy.server";
import { thingOf } from "./refund-row.server";

/** The first of two people says who carries it. */
export function checkOutsideRefund(
  actor: Actor,
  id: string,
  carrier: Carrier,
  note: string,
): Promise<Outcome<unknown, Exclude<OutsideRefusal, "second-person">>> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposit:pay-back", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const row = await lockedOutsideRefund(sql, marketplaceId, id);
    if (row === null) return refuse("unknown-refund");
    if (row.status !== "REVIEW") return refuse("wrong-state", { state: row.status });
    const { at } = await mustHaveTerms(sql, marketplaceId);
    await sql`
      UPDATE deposit_outside_refund SET status = 'CHECKED', carried_by = ${carrier},
        note = ${note}, checked_by = ${actorId(actor)}, checked_at = ${at}
      WHERE marketplace_id = ${marketplaceId} AND id = ${id}`;
    const after = { carriedBy: carrier, note };
    await recordIn(sql, actor, {
      verb: "deposit-refund-outside-checked",
      thing: thingOf(id),
      after,
    });
    return { ok: true };
  });
}
