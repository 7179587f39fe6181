import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { newId } from "~/values/public-id";
import type { Actor } from "../people/actor";
import { lockPayment } from "./lock.server";
import { isCollectable } from "./payment";
import { plan } from "./plan.server";

export type RefundRefusal =
  | "unknown-payment"
  | "not-paid"
  /** A chargeback is open, or took the money already. */
  | "disputed"
  /** `details` has `leftMinor`. */
  | "beyond-payment";

const alive = ["planned", "pending", "succeeded"];

/** Sends a part of a payment back the way it came, in the caller's transaction. */
export async function refundPayment(
  tx: Tx,
  actor: Actor,
  { paymentId, amountMinor }: { readonly paymentId: string; readonly amountMinor: number },
): Promise<Outcome<{ readonly refundId: string; readonly operationId: string }, RefundRefusal>> {
  const { marketplaceId } = actor;
  if (!isCollectable(amountMinor)) throw new RangeError(`cannot refund ${amountMinor}`);
  await lockPayment(tx, marketplaceId, paymentId);
  const payment = await tx.payment.findUnique({
    where: { marketplaceId_id: { marketplaceId, id: paymentId } },
    include: { refunds: true, disputes: true },
  });
  if (payment === null) return refuse("unknown-payment");
  if (payment.status !== "paid") return refuse("not-paid");
  const taken = payment.disputes.filter(
    ({ kind, outcome }) => kind === "chargeback" && outcome !== "won" && outcome !== "withdrawn",
  );
  if (taken.length > 0) return refuse("disputed");
  const gone = payment.refunds
    .filter(({ status }) => alive.includes(status))
    .reduce((sum, refund) => sum + Number(refund.amountMinor), 0);
  const leftMinor = Number(payment.amountMinor) - gone;
  if (amountMinor > leftMinor) return refuse("beyond-payment", { leftMinor });
  const refundId = newId();
  await tx.paymentRefund.create({
    data: {
      marketplaceId,
      id: refundId,
      paymentId,
      origin: "ours",
      amountMinor: BigInt(amountMinor),
      currency: payment.currency,
      status: "planned",
      plannedAt: now(),
    },
  });
  const operationId = await plan(tx, marketplaceId, {
    kind: "refund",
    storeUid: payment.storeUid,
    paymentId,
    refundId,
    params: {},
  });
  return { ok: true, refundId, operationId };
}
