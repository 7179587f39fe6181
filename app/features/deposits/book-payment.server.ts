/** A payment has arrived: it becomes a lot and meets the order; what is too much goes back at once. */
import { recordIn } from "~/features/history/record.server";
import { tellPlatform } from "~/features/notices/tell-platform.server";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import type { Sql } from "~/platform/database.server";
import { money, toWire } from "~/values/money";
import { newId, publicId } from "~/values/public-id";
import { holdDeposit, moveDeposit } from "./hold.server";
import { refundableUntil } from "./lot";
import { mustHaveTerms } from "./policy.server";
import { paidIn } from "./postings";
import { sendBack } from "./send-back.server";
import { advanceTopUp, openTopUp } from "./top-up.server";

export type PaymentTold = {
  readonly paymentId: string;
  readonly storeUid: string;
  readonly currency: string;
  readonly amountMinor: number;
  /** As the provider names it: `card`, `alipay`, `wechat_pay`. */
  readonly method: string;
  readonly paidAt: Date;
};

/** In the caller's transaction. The same payment told twice is one lot. */
export async function bookPayment(sql: Sql, actor: Actor, told: PaymentTold): Promise<void> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposit:book", { marketplaceId });
  const terms = await mustHaveTerms(sql, marketplaceId);
  const { paymentId, amountMinor, storeUid, currency } = told;
  const holder = { storeUid, currency };
  await holdDeposit(sql, actor, holder, terms.at);
  const order = await openTopUp(sql, marketplaceId, storeUid);
  const wanted = order === null ? 0 : order.amount_minor - order.paid_minor;
  const depositMinor = Math.min(amountMinor, wanted);
  const surplusMinor = amountMinor - depositMinor;
  const written = await sql`
    INSERT INTO deposit_lot ${sql({
      marketplace_id: marketplaceId,
      id: paymentId,
      store_uid: storeUid,
      currency,
      method: told.method,
      amount_minor: amountMinor,
      surplus_minor: surplusMinor,
      refunded_minor: 0,
      disputed_minor: 0,
      paid_at: told.paidAt,
      refundable_until: refundableUntil(told.method, told.paidAt, terms.policy.refundDays),
      top_up_id: depositMinor > 0 ? (order?.id ?? null) : null,
    })} ON CONFLICT DO NOTHING`;
  if (written.count === 0) return;
  const deed = {
    key: `deposit-paid:${paymentId}`,
    kind: "deposit-paid",
    thing: { kind: "deposit", id: storeUid },
    occurredAt: told.paidAt,
  };
  await moveDeposit(
    sql,
    actor,
    holder,
    [paidIn(holder, deed, { depositMinor, surplusMinor })],
    terms,
  );
  if (order !== null && depositMinor > 0)
    await advanceTopUp(sql, marketplaceId, order, terms, depositMinor);
  await recordIn(sql, actor, {
    verb: "deposit-paid",
    thing: { kind: "deposit", id: storeUid },
    after: { paymentId, amountMinor, currency, surplusMinor },
  });
  const wire = (minor: number) => toWire(money(minor, currency));
  const paid = { amount: wire(amountMinor), surplus: wire(surplusMinor) };
  await tellPlatform(sql, marketplaceId, [
    {
      type: "deposit.paid",
      data: { storeUid, paymentId: publicId("payment", paymentId), ...paid },
    },
  ]);
  if (surplusMinor > 0) await sendSurplusBack(sql, actor, told, surplusMinor, terms.at);
}

async function sendSurplusBack(
  sql: Sql,
  actor: Actor,
  { storeUid, currency, paymentId }: PaymentTold,
  amountMinor: number,
  at: Date,
): Promise<void> {
  const refund = {
    id: newId(),
    kind: "SURPLUS",
    storeUid,
    currency,
    amountMinor,
  } as const;
  await sql`
    INSERT INTO deposit_refund ${sql({
      marketplace_id: actor.marketplaceId,
      id: refund.id,
      store_uid: storeUid,
      kind: refund.kind,
      currency,
      amount_minor: amountMinor,
      status: "APPROVED",
      requested_by: actorId(actor),
      requested_at: at,
      approved_by: actorId(actor),
      approved_at: at,
    })}`;
  await sendBack(sql, actor, refund, { legs: [{ lotId: paymentId, amountMinor }], manualMinor: 0 });
}
