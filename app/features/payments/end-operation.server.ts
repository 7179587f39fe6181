/** How an operation ends in our books; what became of the money is read from Stripe right after. */
import { now } from "~/platform/clock.server";
import { inTenant, type Tx } from "~/platform/database.server";
import { log } from "~/platform/log.server";
import type { Held, Performed } from "./perform.server";
import { plan } from "./plan.server";
import { refreshPayment } from "./refresh-payment.server";
import { troubleOf } from "./stripe.server";
import { tell } from "./tell.server";

const end = (
  tx: Tx,
  { marketplaceId, id }: Held,
  data: {
    status: "succeeded" | "failed";
    because: string | null;
    stripeId?: string;
    url?: string | null;
  },
) =>
  tx.stripeOperation.update({
    where: { marketplaceId_id: { marketplaceId, id } },
    data: { ...data, endedAt: now() },
  });

async function keepPayment(tx: Tx, held: Held, { sessionId, intentId }: Performed): Promise<void> {
  const { marketplaceId, paymentId, storeUid } = held;
  if (paymentId === null) return;
  const where = { marketplaceId_id: { marketplaceId, id: paymentId } };
  const { status } = await tx.payment.findUniqueOrThrow({ where });
  await tx.payment.update({
    where,
    data: {
      ...(sessionId === undefined ? {} : { sessionId }),
      ...(intentId === undefined ? {} : { intentId }),
      ...(status === "planned" ? { status: "open" } : {}),
    },
  });
  if (status === "replaced" && sessionId !== undefined)
    await plan(tx, marketplaceId, {
      kind: "expire-checkout",
      storeUid,
      paymentId,
      params: { sessionId },
    });
}

/** A reading that fails now is made up for by the inbox. */
async function readAgain({ marketplaceId, paymentId }: Held): Promise<void> {
  if (paymentId === null) return;
  await refreshPayment(marketplaceId, paymentId).catch((error: unknown) => {
    if (troubleOf(error) === null) throw error;
    log().warn({ err: error, paymentId }, "Stripe could not be read after an operation");
  });
}

export async function endSucceeded(held: Held, performed: Performed): Promise<void> {
  const { stripeId, url } = performed;
  await inTenant(held.marketplaceId, async (tx) => {
    await keepPayment(tx, held, performed);
    if (held.refundId !== null)
      await tx.paymentRefund.update({
        where: { marketplaceId_id: { marketplaceId: held.marketplaceId, id: held.refundId } },
        data: { stripeId },
      });
    await end(tx, held, { status: "succeeded", because: null, stripeId, url });
  });
  await readAgain(held);
}

/** Stripe did nothing: a refund's money is owed again, a request for money can be made anew. */
export async function endFailed(held: Held, code: string): Promise<void> {
  const { marketplaceId, paymentId, refundId } = held;
  await inTenant(marketplaceId, async (tx) => {
    await end(tx, held, { status: "failed", because: code });
    if (paymentId === null) return;
    if (refundId !== null)
      await tx.paymentRefund.updateMany({
        where: { marketplaceId, id: refundId, status: "planned" },
        data: { status: "failed", failureReason: code, endedAt: now() },
      });
    else if (held.kind !== "expire-checkout")
      await tx.payment.updateMany({
        where: {
          marketplaceId,
          id: paymentId,
          status: { in: ["planned", "open", "action-required"] },
        },
        data: {
          declineCode: code,
          status: code === "authentication_required" ? "action-required" : "failed",
        },
      });
    await tell(tx, marketplaceId, paymentId);
  });
  await readAgain(held);
}
