/** What one person checked, another books; the deposit is in hand before the case is. */
import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { holdDeposit, moveDeposit } from "./hold.server";
import { carriedBy, mayBook, type OutsideRefusal } from "./outside-refund";
import { lockedOutsideRefund, outsideRefund } from "./outside-refund-row.server";
import { mustHaveTerms } from "./policy.server";
import { refundedOutside } from "./postings";
import { thingOf } from "./refund-row.server";
import { adjustTopUps } from "./top-up.server";

/** Booked as the first one said, by somebody else. */
export function bookOutsideRefund(
  actor: Actor,
  id: string,
): Promise<Outcome<{ readonly takenMinor: number; readonly owedMinor: number }, OutsideRefusal>> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposit:pay-back", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const asked = await outsideRefund(sql, marketplaceId, id);
    if (asked === null) return refuse("unknown-refund");
    const terms = await mustHaveTerms(sql, marketplaceId);
    const holder = { storeUid: asked.store_uid, currency: asked.currency };
    const held = await holdDeposit(sql, actor, holder, terms.at);
    const seen = (await lockedOutsideRefund(sql, marketplaceId, id)) ?? asked;
    const { status: state, checked_by: checkedBy, carried_by: carrier } = seen;
    const allowed = mayBook({ state, checkedBy }, actorId(actor));
    if (!allowed.ok) return allowed;
    const amounts = carriedBy(carrier ?? "MARKETPLACE", seen.amount_minor, held.availableMinor);
    const deed = {
      key: `deposit-outside:${id}`,
      kind: "deposit-refunded-outside",
      thing: thingOf(id),
      occurredAt: terms.at,
    };
    await moveDeposit(sql, actor, holder, [refundedOutside(holder, deed, amounts)], terms);
    const { fromDepositMinor: takenMinor, owedMinor } = amounts;
    await sql`
      UPDATE deposit_outside_refund SET status = 'BOOKED', booked_by = ${actorId(actor)},
        booked_at = ${terms.at}, taken_minor = ${takenMinor}, owed_minor = ${owedMinor}
      WHERE marketplace_id = ${marketplaceId} AND id = ${id}`;
    await adjustTopUps(sql, marketplaceId, [seen.store_uid], terms, false);
    const after = { takenMinor, owedMinor };
    await recordIn(sql, actor, {
      verb: "deposit-refund-outside-booked",
      thing: thingOf(id),
      after,
    });
    return { ok: true, takenMinor, owedMinor };
  });
}
