import type { Tx } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import type { Actor } from "../people/actor";
import { lockObligation } from "./lock.server";
import { isCollectable, mostDeclines } from "./payment";
import { plan } from "./plan.server";
import {
  type CollectRefusal,
  createPayment,
  isMet,
  type Obligation,
  openPayment,
} from "./request-checkout.server";
import { hasStripe } from "./stripe.server";

/**
 * Asks for an amount from the card that a shop has left for later, in the caller's transaction. Where the
 * bank wants the card's owner, the payment becomes `action-required` and waits for `authenticate`.
 */
export async function chargeSavedCard(
  tx: Tx,
  actor: Actor,
  wish: Obligation & { readonly title: string },
): Promise<
  Outcome<
    { readonly paymentId: string; readonly operationId: string },
    CollectRefusal | "no-card" | "declined-too-often"
  >
> {
  const { marketplaceId } = actor;
  const { storeUid, obligation, title } = wish;
  if (!hasStripe()) return refuse("no-payments");
  if (!isCollectable(wish.amountMinor)) return refuse("not-collectable");
  await lockObligation(tx, marketplaceId, obligation);
  if (await isMet(tx, marketplaceId, obligation)) return refuse("already-paid");
  const open = await openPayment(tx, marketplaceId, obligation);
  if (open !== null) return refuse("in-progress", { paymentId: open.id });
  const customer = await tx.stripeCustomer.findUnique({
    where: { marketplaceId_storeUid: { marketplaceId, storeUid } },
  });
  if (customer?.cardId == null) return refuse("no-card");
  const declines = await tx.payment.count({
    where: { marketplaceId, obligation, route: "saved-card", status: "failed" },
  });
  if (declines >= mostDeclines) return refuse("declined-too-often", { declines });
  const paymentId = await createPayment(tx, marketplaceId, wish, "saved-card");
  const operationId = await plan(tx, marketplaceId, {
    kind: "charge",
    storeUid,
    paymentId,
    params: { title },
  });
  return { ok: true, paymentId, operationId };
}
