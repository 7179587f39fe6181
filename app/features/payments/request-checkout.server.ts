import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { newId } from "~/values/public-id";
import type { Actor } from "../people/actor";
import { lockObligation } from "./lock.server";
import { type OperationParams, operationParams } from "./operation";
import { isCollectable, openStatuses } from "./payment";
import { plan } from "./plan.server";
import { hasStripe } from "./stripe.server";

export type Obligation = {
  readonly storeUid: string;
  /** What is paid for: `deposit-order:<id>`. It is met once; paid again, it is surplus. */
  readonly obligation: string;
  readonly amountMinor: number;
  readonly currency: string;
};
export type CheckoutWish = Obligation & OperationParams<"checkout">;
export type CollectRefusal =
  | "no-payments"
  | "not-collectable"
  | "already-paid"
  /** Another request for this obligation is under way; `details` has its `paymentId`. */
  | "in-progress";
export type Collecting = Outcome<
  { readonly paymentId: string; readonly operationId: string },
  CollectRefusal
>;

/** Ends a request that nobody has paid; what is paid on it all the same becomes surplus. */
export async function replace(
  tx: Tx,
  marketplaceId: string,
  payment: { readonly id: string; readonly storeUid: string; readonly sessionId: string | null },
): Promise<void> {
  await tx.payment.update({
    where: { marketplaceId_id: { marketplaceId, id: payment.id } },
    data: { status: "replaced" },
  });
  if (payment.sessionId === null) return;
  await plan(tx, marketplaceId, {
    kind: "expire-checkout",
    storeUid: payment.storeUid,
    paymentId: payment.id,
    params: { sessionId: payment.sessionId },
  });
}

export async function isMet(tx: Tx, marketplaceId: string, obligation: string): Promise<boolean> {
  const where = { marketplaceId, obligation, status: "paid" };
  return (await tx.payment.count({ where })) > 0;
}

export const openPayment = (tx: Tx, marketplaceId: string, obligation: string) =>
  tx.payment.findFirst({
    where: { marketplaceId, obligation, status: { in: [...openStatuses] } },
  });

export async function createPayment(
  tx: Tx,
  marketplaceId: string,
  { storeUid, obligation, amountMinor, currency }: Obligation,
  route: "checkout" | "saved-card",
): Promise<string> {
  const id = newId();
  await tx.payment.create({
    data: {
      marketplaceId,
      id,
      storeUid,
      obligation,
      currency,
      amountMinor: BigInt(amountMinor),
      route,
      status: "planned",
      refundedMinor: 0n,
      createdAt: now(),
      readingNo: 0n,
    },
  });
  return id;
}

/** Whoever has thought better of leaving her card is not asked to pay where it would be left. */
const keepsCard = (params: unknown): boolean => operationParams.checkout.parse(params).saveCard;

/**
 * Asks for a payment by Checkout, in the caller's transaction; `openCheckout` then leads there. Asked
 * twice for the same amount it is the same request; for another
 * amount, or another answer about the card, the old one is ended.
 */
export async function requestCheckout(
  tx: Tx,
  actor: Actor,
  { storeUid, obligation, amountMinor, currency, ...params }: CheckoutWish,
): Promise<Collecting> {
  const { marketplaceId } = actor;
  if (!hasStripe()) return refuse("no-payments");
  if (!isCollectable(amountMinor)) return refuse("not-collectable");
  await lockObligation(tx, marketplaceId, obligation);
  if (await isMet(tx, marketplaceId, obligation)) return refuse("already-paid");
  const open = await openPayment(tx, marketplaceId, obligation);
  if (open !== null) {
    const same = Number(open.amountMinor) === amountMinor && open.currency === currency;
    const charging = open.route === "saved-card" && open.status !== "action-required";
    if (charging || open.status === "processing")
      return refuse("in-progress", { paymentId: open.id });
    const operation = await tx.stripeOperation.findFirst({
      where: { marketplaceId, paymentId: open.id, kind: "checkout" },
    });
    if (operation !== null && same && keepsCard(operation.params) === params.saveCard)
      return { ok: true, paymentId: open.id, operationId: operation.id };
    await replace(tx, marketplaceId, open);
  }
  const wish = { storeUid, obligation, amountMinor, currency };
  const paymentId = await createPayment(tx, marketplaceId, wish, "checkout");
  const operationId = await plan(tx, marketplaceId, {
    kind: "checkout",
    storeUid,
    paymentId,
    params,
  });
  return { ok: true, paymentId, operationId };
}
