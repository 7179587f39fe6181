import { inTenant } from "~/platform/database.server";
import type { Actor } from "../people/actor";
import type { OperationKind } from "./operation";

export type OperationView = {
  readonly id: string;
  readonly kind: OperationKind;
  readonly storeUid: string;
  readonly paymentId: string | null;
};

/** The operation with this id, or the one that opened this session of Stripe's; null where there is none. */
export const readOperation = (
  { marketplaceId }: Actor,
  which: { readonly id: string } | { readonly stripeId: string },
): Promise<OperationView | null> =>
  inTenant(marketplaceId, async (tx) => {
    const found = await tx.stripeOperation.findFirst({
      where: { marketplaceId, ...which },
      select: { id: true, kind: true, storeUid: true, paymentId: true },
    });
    return found as OperationView | null;
  });
