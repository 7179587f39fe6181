import type { Tx } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import type { Actor } from "../people/actor";
import { lockPayment } from "./lock.server";
import { plan } from "./plan.server";

/** Brings the card's owner back to the payment that the bank wants to ask about: the same intent, no new charge. */
export async function requestAuthentication(
  tx: Tx,
  { marketplaceId }: Actor,
  { paymentId, returnUrl }: { readonly paymentId: string; readonly returnUrl: string },
): Promise<Outcome<{ readonly operationId: string }, "unknown-payment" | "not-needed">> {
  await lockPayment(tx, marketplaceId, paymentId);
  const payment = await tx.payment.findUnique({
    where: { marketplaceId_id: { marketplaceId, id: paymentId } },
  });
  if (payment === null) return refuse("unknown-payment");
  if (payment.status !== "action-required") return refuse("not-needed");
  const under = await tx.stripeOperation.findFirst({
    where: {
      marketplaceId,
      paymentId,
      kind: "authenticate",
      status: { in: ["planned", "sent", "unknown", "succeeded"] },
    },
  });
  if (under !== null) return { ok: true, operationId: under.id };
  const params = { returnUrl };
  const { storeUid } = payment;
  const kind = "authenticate";
  return {
    ok: true,
    operationId: await plan(tx, marketplaceId, { kind, storeUid, paymentId, params }),
  };
}
