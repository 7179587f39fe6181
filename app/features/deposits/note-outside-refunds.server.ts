/** Refunds of a payment that nobody here asked for: kept for two people to look at, lowered in their lot at once. */
import { recordIn } from "~/features/history/record.server";
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import type { Sql } from "~/platform/database.server";
import { holdDeposit, moveDeposit } from "./hold.server";
import type { Carrier, OutsideState } from "./outside-refund";
import { mustHaveTerms } from "./policy.server";
import { outsideCameBack } from "./postings";
import { thingOf } from "./refund-row.server";
import { adjustTopUps } from "./top-up.server";

type Told = {
  readonly id: string;
  readonly status: string;
  readonly currency: string;
  readonly amount_minor: number;
  readonly stripe_id: string | null;
  readonly store_uid: string;
  readonly known: OutsideState | null;
  readonly carried_by: Carrier | null;
  readonly lot_minor: number | null;
};

const failed = (status: string) => status === "failed" || status === "canceled";

/** In the caller's transaction; the same news twice changes nothing. */
export async function noteOutsideRefunds(sql: Sql, actor: Actor, paymentId: string): Promise<void> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposit:book", { marketplaceId });
  const read = () => sql<Told[]>`
    SELECT r.id, r.status, r.currency, r.amount_minor, r.stripe_id, l.store_uid,
      o.status AS known, o.carried_by, o.lot_minor
    FROM payment_refund r
    JOIN deposit_lot l ON l.marketplace_id = r.marketplace_id AND l.id = r.payment_id
    LEFT JOIN deposit_outside_refund o ON o.marketplace_id = r.marketplace_id AND o.id = r.id
    WHERE r.marketplace_id = ${marketplaceId} AND r.payment_id = ${paymentId}
      AND r.origin = 'external' ORDER BY r.id`;
  const [first] = await read();
  if (first === undefined) return;
  const { at } = await mustHaveTerms(sql, marketplaceId);
  await holdDeposit(sql, actor, { storeUid: first.store_uid, currency: first.currency }, at);
  for (const told of await read()) {
    if (told.known === null && !failed(told.status)) await keep(sql, actor, paymentId, told, at);
    if (told.known !== null && told.known !== "FAILED" && failed(told.status))
      await takeBack(sql, actor, paymentId, told);
  }
}

async function keep(sql: Sql, actor: Actor, lotId: string, told: Told, at: Date): Promise<void> {
  const { marketplaceId } = actor;
  const [lot] = await sql<{ left: number }[]>`
    SELECT amount_minor - refunded_minor - disputed_minor AS left FROM deposit_lot
    WHERE marketplace_id = ${marketplaceId} AND id = ${lotId} FOR UPDATE`;
  const lotMinor = Math.min(told.amount_minor, lot?.left ?? 0);
  await sql`
    UPDATE deposit_lot SET refunded_minor = refunded_minor + ${lotMinor}
    WHERE marketplace_id = ${marketplaceId} AND id = ${lotId}`;
  await sql`
    INSERT INTO deposit_outside_refund ${sql({
      marketplace_id: marketplaceId,
      id: told.id,
      lot_id: lotId,
      store_uid: told.store_uid,
      currency: told.currency,
      amount_minor: told.amount_minor,
      lot_minor: lotMinor,
      stripe_id: told.stripe_id,
      status: "REVIEW",
      found_at: at,
    })}`;
  await recordIn(sql, actor, {
    verb: "deposit-refund-found-outside",
    thing: thingOf(told.id),
    after: { storeUid: told.store_uid, amountMinor: told.amount_minor, stripeId: told.stripe_id },
  });
}

/** It failed at Stripe: the lot has its money again, and so has whoever had carried it. */
async function takeBack(sql: Sql, actor: Actor, lotId: string, told: Told): Promise<void> {
  const { marketplaceId } = actor;
  const terms = await mustHaveTerms(sql, marketplaceId);
  await sql`
    UPDATE deposit_lot SET refunded_minor = refunded_minor - ${told.lot_minor ?? 0}
    WHERE marketplace_id = ${marketplaceId} AND id = ${lotId}`;
  await sql`
    UPDATE deposit_outside_refund SET status = 'FAILED', failed_at = ${terms.at}
    WHERE marketplace_id = ${marketplaceId} AND id = ${told.id}`;
  if (told.known === "BOOKED") {
    const holder = { storeUid: told.store_uid, currency: told.currency };
    const held = await holdDeposit(sql, actor, holder, terms.at);
    const deed = {
      key: `deposit-outside-failed:${told.id}`,
      kind: "deposit-refund-outside-failed",
      thing: thingOf(told.id),
      occurredAt: terms.at,
    };
    const byShop = told.carried_by === "SHOP";
    const amounts = {
      toShopMinor: byShop ? told.amount_minor : 0,
      carriedMinor: byShop ? 0 : told.amount_minor,
    };
    const transfer = outsideCameBack(holder, deed, amounts, held.owedMinor);
    await moveDeposit(sql, actor, holder, [transfer], terms);
    await adjustTopUps(sql, marketplaceId, [told.store_uid], terms, false);
  }
  await recordIn(sql, actor, {
    verb: "deposit-refund-failed",
    thing: thingOf(told.id),
    after: { amountMinor: told.amount_minor, currency: told.currency },
  });
}
