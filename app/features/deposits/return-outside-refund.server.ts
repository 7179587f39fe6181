import { recordIn } from "~/features/history/record.server";
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import type { OutsideRefusal } from "./outside-refund";
import { lockedOutsideRefund } from "./outside-refund-row.server";
import { thingOf } from "./refund-row.server";

/** The second, or the first on second thoughts, asks for another look. */
export function returnOutsideRefund(
  actor: Actor,
  id: string,
): Promise<Outcome<unknown, Exclude<OutsideRefusal, "second-person">>> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposit:pay-back", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const row = await lockedOutsideRefund(sql, marketplaceId, id);
    if (row === null) return refuse("unknown-refund");
    if (row.status !== "CHECKED") return refuse("wrong-state", { state: row.status });
    await sql`
      UPDATE deposit_outside_refund SET status = 'REVIEW', carried_by = NULL, note = NULL,
        checked_by = NULL, checked_at = NULL
      WHERE marketplace_id = ${marketplaceId} AND id = ${id}`;
    await recordIn(sql, actor, { verb: "deposit-refund-outside-returned", thing: thingOf(id) });
    return { ok: true };
  });
}
