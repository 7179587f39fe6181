/** Something about a payment changed: what is true of it now is booked, whatever was heard before. */
import { automatic } from "~/features/people/actor";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { bookDispute } from "./book-dispute.server";
import { bookPayment } from "./book-payment.server";
import { bookRefund } from "./book-refund.server";
import { noteOutsideRefunds } from "./note-outside-refunds.server";
import { writeAboutPayment } from "./write-about-payment.server";

type PaidRow = {
  readonly store_uid: string;
  readonly currency: string;
  readonly amount_minor: number;
  readonly instrument: string | null;
  readonly paid_at: Date;
};
type RefundRow = {
  readonly leg_id: string;
  readonly status: string;
  readonly because: string | null;
};
type DisputeRow = { readonly id: string; readonly amount_minor: number; readonly status: string };

/** The prefix of every obligation that a deposit makes. */
export const orderObligation = "deposit-order:";

const paidRow = (sql: Sql, marketplaceId: string, paymentId: string) => sql<PaidRow[]>`
  SELECT store_uid, currency, amount_minor, instrument, paid_at FROM payment
  WHERE marketplace_id = ${marketplaceId} AND id = ${paymentId} AND status = 'paid'
    AND starts_with(obligation, ${orderObligation})`;

/** False where the payment is not one for a deposit, or not paid yet. Its owners are told once it is booked. */
export async function hearPayment(marketplaceId: string, paymentId: string): Promise<boolean> {
  const booked = await book(marketplaceId, paymentId);
  await writeAboutPayment(marketplaceId, paymentId, orderObligation);
  return booked;
}

function book(marketplaceId: string, paymentId: string): Promise<boolean> {
  const actor = automatic(marketplaceId, "payments");
  return sqlInTenant(marketplaceId, async (sql) => {
    const [paid] = await paidRow(sql, marketplaceId, paymentId);
    if (paid === undefined) return false;
    await bookPayment(sql, actor, {
      paymentId,
      storeUid: paid.store_uid,
      currency: paid.currency,
      amountMinor: paid.amount_minor,
      method: paid.instrument ?? "unknown",
      paidAt: paid.paid_at,
    });
    const refunds = await sql<RefundRow[]>`
      SELECT l.id AS leg_id, r.status, r.failure_reason AS because
      FROM payment_refund r
      JOIN deposit_refund_leg l
        ON l.marketplace_id = r.marketplace_id AND l.gateway_refund_id = r.id
      WHERE r.marketplace_id = ${marketplaceId} AND r.payment_id = ${paymentId} ORDER BY l.id`;
    for (const { leg_id, status, because } of refunds) {
      const ended = status === "failed" || status === "canceled" ? "failed" : "pending";
      const outcome = status === "succeeded" ? "succeeded" : ended;
      await bookRefund(sql, actor, { legId: leg_id, outcome, because });
    }
    await noteOutsideRefunds(sql, actor, paymentId);
    const disputes = await sql<DisputeRow[]>`
      SELECT id, amount_minor,
        CASE WHEN outcome IN ('won', 'lost') THEN outcome ELSE status END AS status
      FROM payment_dispute
      WHERE marketplace_id = ${marketplaceId} AND payment_id = ${paymentId} ORDER BY opened_at, id`;
    for (const { id, amount_minor, status } of disputes)
      await bookDispute(sql, actor, {
        disputeId: id,
        paymentId,
        amountMinor: amount_minor,
        status,
      });
    return true;
  });
}
