import { inTenant } from "~/platform/database.server";
import type { Actor } from "../people/actor";

/** The card that a shop left for later payments. */
export const savedCardOf = ({ marketplaceId }: Actor, storeUid: string) =>
  inTenant(marketplaceId, async (tx) => {
    const found = await tx.stripeCustomer.findUnique({
      where: { marketplaceId_storeUid: { marketplaceId, storeUid } },
    });
    if (found?.cardId == null) return null;
    return { label: found.cardLabel ?? "", consentAt: found.consentAt };
  });
