/** What cannot go back the way it came is paid by hand: by two people, and noted with the bank's reference. */
import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { legOf } from "./book-refund.server";
import { holdDeposit, moveDeposit } from "./hold.server";
import { mustHaveTerms } from "./policy.server";
import { arrived } from "./postings";
import { refundRow, thingOf } from "./refund-row.server";
import { sendBack, settleState } from "./send-back.server";

type LegRefusal = "unknown-leg" | "wrong-state" | "second-person";

/** What came back from the gateway is sent on another way: a leg by hand takes the place of the failed one. */
export function replaceByHand(
  actor: Actor,
  legId: string,
): Promise<Outcome<unknown, LegRefusal | "beyond-excess">> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposit:pay-back", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const leg = await legOf(sql, marketplaceId, legId);
    if (leg === null) return refuse("unknown-leg");
    const { at } = await mustHaveTerms(sql, marketplaceId);
    const holder = { storeUid: leg.store_uid, currency: leg.currency };
    const held = await holdDeposit(sql, actor, holder, at);
    const row = await refundRow(sql, marketplaceId, leg.refund_id);
    const [replaced] = await sql`
      SELECT 1 FROM deposit_refund_leg
      WHERE marketplace_id = ${marketplaceId} AND replaces_id = ${legId}`;
    if (row === null || leg.status !== "FAILED" || replaced !== undefined)
      return refuse("wrong-state", { state: leg.status });
    const who = actorId(actor);
    if (row.approved_by === who && row.second_approved_by === null) return refuse("second-person");
    const left = row.kind === "SURPLUS" ? held.surplusMinor : held.availableMinor;
    if (leg.amount_minor > left) return refuse("beyond-excess", { excessMinor: left });
    await sql`
      UPDATE deposit_refund SET second_approved_by = coalesce(second_approved_by, ${who}),
        second_approved_at = coalesce(second_approved_at, ${at})
      WHERE marketplace_id = ${marketplaceId} AND id = ${row.id}`;
    const sending = { ...holder, id: row.id, kind: row.kind, amountMinor: leg.amount_minor };
    await sendBack(sql, actor, sending, { legs: [], manualMinor: leg.amount_minor }, legId);
    await recordIn(sql, actor, {
      verb: "deposit-refund-by-hand",
      thing: thingOf(row.id),
      after: { amountMinor: leg.amount_minor },
    });
    return { ok: true };
  });
}

/** The bank has paid a leg by hand; `reference` is the bank's. */
export function notePayout(
  actor: Actor,
  legId: string,
  reference: string,
): Promise<Outcome<unknown, Exclude<LegRefusal, "second-person">>> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposit:pay-back", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const seen = await legOf(sql, marketplaceId, legId);
    if (seen === null) return refuse("unknown-leg");
    const terms = await mustHaveTerms(sql, marketplaceId);
    const holder = { storeUid: seen.store_uid, currency: seen.currency };
    await holdDeposit(sql, actor, holder, terms.at);
    const leg = await legOf(sql, marketplaceId, legId);
    if (leg === null || leg.lot_id !== null || leg.status !== "PLANNED")
      return refuse("wrong-state", { state: leg?.status ?? null });
    const deed = {
      key: `deposit-arrived:${legId}`,
      kind: "deposit-paid-by-hand",
      thing: thingOf(leg.refund_id),
      occurredAt: terms.at,
    };
    await moveDeposit(sql, actor, holder, [arrived(holder, deed, leg.amount_minor, "bank")], terms);
    await sql`
      UPDATE deposit_refund_leg SET status = 'PAID', ended_at = ${terms.at}, reference = ${reference}
      WHERE marketplace_id = ${marketplaceId} AND id = ${legId}`;
    await settleState(sql, marketplaceId, leg.refund_id, terms.at);
    await recordIn(sql, actor, {
      verb: "deposit-refund-arrived",
      thing: thingOf(leg.refund_id),
      after: { amountMinor: leg.amount_minor, reference },
    });
    return { ok: true };
  });
}
