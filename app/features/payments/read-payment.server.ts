import { inTenant, type Tx } from "~/platform/database.server";
import type { Actor } from "../people/actor";

/** A payment with its refunds and disputes, as of now. Rooms above read it when `payment-changed` comes. */
export const readPayment = (tx: Tx, { marketplaceId }: Actor, id: string) =>
  tx.payment.findUnique({
    where: { marketplaceId_id: { marketplaceId, id } },
    include: { refunds: true, disputes: true },
  });

/** The card that a shop left for later payments. */
export const savedCardOf = ({ marketplaceId }: Actor, storeUid: string) =>
  inTenant(marketplaceId, async (tx) => {
    const found = await tx.stripeCustomer.findUnique({
      where: { marketplaceId_storeUid: { marketplaceId, storeUid } },
    });
    if (found?.cardId == null) return null;
    return { label: found.cardLabel ?? "", consentAt: found.consentAt };
  });
