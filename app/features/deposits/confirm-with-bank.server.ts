import { requestAuthentication } from "~/features/payments/request-authentication.server";
import type { Actor } from "~/features/people/actor";
import { config } from "~/platform/config.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { publicId } from "~/values/public-id";
import { paymentOf } from "./payment-of.server";
import { reachesStore } from "./store-access.server";

/** Her bank wants to see the card's owner: the operation that leads there. */
export async function confirmWithBank(
  actor: Actor,
  paymentId: string,
): Promise<Outcome<{ readonly operationId: string }, "unknown-payment" | "not-needed">> {
  const { marketplaceId } = actor;
  const payment = await paymentOf(actor, paymentId);
  if (payment === null) return refuse("unknown-payment");
  const own = await sqlInTenant(marketplaceId, (sql) =>
    reachesStore(sql, actor, "deposit:pay", payment.storeUid),
  );
  if (!own) return refuse("unknown-payment");
  const returnUrl = `${config().publicUrl}/wallet/payments/${publicId("payment", paymentId)}`;
  return inTenant(marketplaceId, (tx) =>
    requestAuthentication(tx, actor, { paymentId, returnUrl }),
  );
}
