import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { newId } from "~/values/public-id";
import type { RefundRead } from "./reading";

type Payment = { readonly marketplaceId: string; readonly id: string };

const columns = (read: RefundRead, endedAt: Date | null) => {
  const ended = read.status !== "pending";
  return {
    stripeId: read.id,
    status: read.status,
    pendingReason: ended ? null : read.pendingReason,
    failureReason: read.failureReason,
    endedAt: ended ? (endedAt ?? now()) : null,
  };
};

/** One that we did not ask for was made in Stripe's dashboard. */
async function rowOf(tx: Tx, { marketplaceId, id: paymentId }: Payment, read: RefundRead) {
  const known = await tx.paymentRefund.findFirst({
    where: {
      marketplaceId,
      paymentId,
      OR: [{ stripeId: read.id }, ...(read.refundId === null ? [] : [{ id: read.refundId }])],
    },
  });
  return (
    known ??
    tx.paymentRefund.create({
      data: {
        marketplaceId,
        id: newId(),
        paymentId,
        origin: "external",
        amountMinor: BigInt(read.amountMinor),
        currency: read.currency,
        status: "planned",
        plannedAt: read.createdAt,
      },
    })
  );
}

/** True where something changed. */
export async function convergeRefunds(
  tx: Tx,
  payment: Payment,
  refunds: readonly RefundRead[],
): Promise<boolean> {
  let changed = false;
  for (const read of refunds) {
    const row = await rowOf(tx, payment, read);
    const { marketplaceId, id } = row;
    const sameEnd = row.status === read.status ? row.endedAt : null;
    const data = columns(read, sameEnd);
    const same =
      row.stripeId === data.stripeId &&
      row.status === data.status &&
      row.pendingReason === data.pendingReason &&
      row.failureReason === data.failureReason;
    if (same) continue;
    changed = true;
    await tx.paymentRefund.update({ where: { marketplaceId_id: { marketplaceId, id } }, data });
  }
  return changed;
}
