import { inTenant } from "~/platform/database.server";
import { call } from "./stripe.server";

/** The shop as Stripe knows it. Two of them would do no harm; the first one written down counts. */
export async function customerOf(
  marketplaceId: string,
  storeUid: string,
  email?: string,
): Promise<{ readonly customerId: string; readonly cardId: string | null }> {
  const where = { marketplaceId_storeUid: { marketplaceId, storeUid } };
  const find = () => inTenant(marketplaceId, (tx) => tx.stripeCustomer.findUnique({ where }));
  const known = await find();
  if (known !== null) return known;
  const metadata = { slipway_marketplace: marketplaceId, slipway_store: storeUid };
  const made = await call("customers", "customer", (stripe) =>
    stripe.customers.create(
      { metadata, ...(email === undefined ? {} : { email }) },
      { idempotencyKey: `slipway:customer:${marketplaceId}:${storeUid}` },
    ),
  );
  return inTenant(marketplaceId, async (tx) => {
    await tx.stripeCustomer.createMany({
      data: [{ marketplaceId, storeUid, customerId: made.id }],
      skipDuplicates: true,
    });
    return tx.stripeCustomer.findUniqueOrThrow({ where });
  });
}
