/** Legs that are planned become requests to the gateway: both in one transaction, each once. */
import { refundPayment } from "~/features/payments/refund-payment.server";
import { automatic } from "~/features/people/actor";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { bookRefund } from "./book-refund.server";
import { orderObligation } from "./hear-payment.server";
import { writeAboutPayment } from "./write-about-payment.server";

type Planned = { readonly id: string; readonly lot_id: string; readonly amount_minor: bigint };

/** Returns the leg that was taken in hand and why it was refused; null where none is planned. */
const sendNext = (marketplaceId: string) =>
  inTenant(marketplaceId, async (tx) => {
    const [leg] = await tx.$queryRaw<Planned[]>`
      SELECT id, lot_id, amount_minor FROM deposit_refund_leg
      WHERE marketplace_id = ${marketplaceId}::uuid AND status = 'PLANNED' AND lot_id IS NOT NULL
      ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;
    if (leg === undefined) return null;
    const outcome = await refundPayment(tx, automatic(marketplaceId, "payments"), {
      paymentId: leg.lot_id,
      amountMinor: Number(leg.amount_minor),
    });
    if (!outcome.ok) return { legId: leg.id, lotId: leg.lot_id, because: outcome.because };
    await tx.depositRefundLeg.update({
      where: { marketplaceId_id: { marketplaceId, id: leg.id } },
      data: { status: "SENT", gatewayRefundId: outcome.refundId },
    });
    return { legId: leg.id, lotId: leg.lot_id, because: null };
  });

/** How many legs were sent or refused. A refused one is owed again at once. */
export async function sendRefunds(marketplaceId: string): Promise<number> {
  for (let done = 0; ; done += 1) {
    const taken = await sendNext(marketplaceId);
    if (taken === null) return done;
    const { legId, lotId, because } = taken;
    if (because === null) continue;
    const actor = automatic(marketplaceId, "payments");
    await sqlInTenant(marketplaceId, (sql) =>
      bookRefund(sql, actor, { legId, outcome: "failed", because }),
    );
    await writeAboutPayment(marketplaceId, lotId, orderObligation);
  }
}
