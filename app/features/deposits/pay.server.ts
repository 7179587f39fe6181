/** Paying a top-up order: the terms are agreed to first, then Checkout, the saved card, or proceeds. */
import { recordIn } from "~/features/history/record.server";
import { chargeSavedCard } from "~/features/payments/charge-saved-card.server";
import { type CheckoutWish, requestCheckout } from "~/features/payments/request-checkout.server";
import { type Actor, actorId } from "~/features/people/actor";
import { inTenant, sqlInTenant, type Tx } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { orderObligation } from "./hear-payment.server";
import { holdDeposit, moveDeposit } from "./hold.server";
import { mustHaveTerms } from "./policy.server";
import { fromProceedsPosting } from "./postings";
import { mustReachStore } from "./store-access.server";
import { fromProceeds } from "./top-up";
import { advanceTopUp, openTopUp } from "./top-up.server";

/** The merchant accepts the terms of the policy in force: version, person, time and address are kept. */
export function agreeToDeposit(
  actor: Actor,
  storeUid: string,
  address: string,
): Promise<{ readonly version: number }> {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:agree", storeUid);
    const { version, at } = await mustHaveTerms(sql, marketplaceId);
    const written = await sql`
      INSERT INTO deposit_agreement ${sql({
        marketplace_id: marketplaceId,
        store_uid: storeUid,
        policy_version: version,
        accepted_by: actorId(actor),
        accepted_at: at,
        address,
      })} ON CONFLICT DO NOTHING`;
    if (written.count > 0)
      await recordIn(sql, actor, {
        verb: "deposit-terms-accepted",
        thing: { kind: "deposit", id: storeUid },
        after: { version },
      });
    return { version };
  });
}

type Order = {
  readonly obligation: string;
  readonly amountMinor: number;
  readonly currency: string;
};

/** What has been paid before is part of the obligation's name: the rest is another one, two tabs are not. */
async function orderOf(
  tx: Tx,
  marketplaceId: string,
  storeUid: string,
): Promise<Outcome<Order, "nothing-due" | "terms-not-accepted">> {
  const order = await tx.depositTopUp.findFirst({
    where: { marketplaceId, storeUid, endedAt: null },
  });
  if (order === null) return refuse("nothing-due");
  const agreements = await tx.depositAgreement.count({ where: { marketplaceId, storeUid } });
  if (agreements === 0) return refuse("terms-not-accepted");
  return {
    ok: true,
    obligation: `${orderObligation}${order.id}:${order.paidMinor}`,
    amountMinor: Number(order.amountMinor - order.paidMinor),
    currency: order.currency,
  };
}

const mustReach = (actor: Actor, storeUid: string) =>
  sqlInTenant(actor.marketplaceId, (sql) => mustReachStore(sql, actor, "deposit:pay", storeUid));

export type PayWish = Omit<CheckoutWish, "obligation" | "amountMinor" | "currency">;

/** The operation that leads to Checkout, for `openCheckout`. */
export async function payByCheckout(actor: Actor, wish: PayWish) {
  const { marketplaceId } = actor;
  await mustReach(actor, wish.storeUid);
  return inTenant(marketplaceId, async (tx) => {
    const order = await orderOf(tx, marketplaceId, wish.storeUid);
    if (!order.ok) return order;
    const { obligation, amountMinor, currency } = order;
    return requestCheckout(tx, actor, { ...wish, obligation, amountMinor, currency });
  });
}

/** From the card that was left for it. A bank that asks for its owner brings the merchant back. */
export async function payBySavedCard(actor: Actor, storeUid: string, title: string) {
  const { marketplaceId } = actor;
  await mustReach(actor, storeUid);
  return inTenant(marketplaceId, async (tx) => {
    const order = await orderOf(tx, marketplaceId, storeUid);
    if (!order.ok) return order;
    const { obligation, amountMinor, currency } = order;
    return chargeSavedCard(tx, actor, { storeUid, obligation, amountMinor, currency, title });
  });
}

/** The merchant consents to pay the open order from a share of each settlement. */
export function consentToProceeds(
  actor: Actor,
  storeUid: string,
  shareBasisPoints: number,
): Promise<Outcome<unknown, "nothing-due">> {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:pay", storeUid);
    const { at } = await mustHaveTerms(sql, marketplaceId);
    const order = await openTopUp(sql, marketplaceId, storeUid);
    if (order === null) return refuse("nothing-due");
    await sql`
      UPDATE deposit_top_up SET proceeds_share = ${shareBasisPoints},
        proceeds_by = ${actorId(actor)}, proceeds_at = ${at}
      WHERE marketplace_id = ${marketplaceId} AND id = ${order.id}`;
    await recordIn(sql, actor, {
      verb: "deposit-proceeds-consented",
      thing: { kind: "deposit", id: storeUid },
      after: { shareBasisPoints },
    });
    return { ok: true };
  });
}

/** A settlement of the shop: its consented share moves from what is payable to the deposit. Once each. */
export function rechargeFromProceeds(
  actor: Actor,
  settlement: { readonly id: string; readonly storeUid: string; readonly amountMinor: number },
): Promise<{ readonly takenMinor: number }> {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:book", settlement.storeUid);
    const terms = await mustHaveTerms(sql, marketplaceId);
    const holder = { storeUid: settlement.storeUid, currency: terms.currency };
    await holdDeposit(sql, actor, holder, terms.at);
    const order = await openTopUp(sql, marketplaceId, settlement.storeUid);
    const share = order?.proceeds_share ?? null;
    if (order === null || share === null) return { takenMinor: 0 };
    const left = order.amount_minor - order.paid_minor;
    const takenMinor = fromProceeds(settlement.amountMinor, share, left);
    if (takenMinor === 0) return { takenMinor };
    const deed = {
      key: `deposit-from-proceeds:${settlement.id}`,
      kind: "deposit-from-proceeds",
      thing: { kind: "deposit", id: settlement.storeUid },
      occurredAt: terms.at,
    };
    const before = await sql`
      SELECT 1 FROM ledger_transfer WHERE marketplace_id = ${marketplaceId} AND key = ${deed.key}`;
    if (before.length > 0) return { takenMinor: 0 };
    await moveDeposit(sql, actor, holder, [fromProceedsPosting(holder, deed, takenMinor)], terms);
    await advanceTopUp(sql, marketplaceId, order, terms, takenMinor);
    return { takenMinor };
  });
}
