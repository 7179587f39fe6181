import { inTenant } from "~/platform/database.server";
import type { Actor } from "../people/actor";
import { call, isMissing } from "./stripe.server";

/** Stripe gives the card away first, so that a card we no longer know is never left with it. */
export async function forgetSavedCard({ marketplaceId }: Actor, storeUid: string): Promise<void> {
  const where = { marketplaceId_storeUid: { marketplaceId, storeUid } };
  const found = await inTenant(marketplaceId, (tx) => tx.stripeCustomer.findUnique({ where }));
  const cardId = found?.cardId ?? null;
  if (cardId === null) return;
  await call("payment_methods.detach", "payment_method", (stripe) =>
    stripe.paymentMethods.detach(cardId),
  ).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
  await inTenant(marketplaceId, (tx) =>
    tx.stripeCustomer.updateMany({
      where: { marketplaceId, storeUid, cardId },
      data: { cardId: null, cardLabel: null },
    }),
  );
}
