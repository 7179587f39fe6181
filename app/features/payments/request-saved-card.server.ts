import type { Tx } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import type { Actor } from "../people/actor";
import type { OperationParams } from "./operation";
import { plan } from "./plan.server";
import { hasStripe } from "./stripe.server";

/** Lets a shop leave a card for later payments, by a Checkout that takes no money. */
export async function requestSavedCard(
  tx: Tx,
  { marketplaceId }: Actor,
  { storeUid, ...params }: { readonly storeUid: string } & OperationParams<"save-card">,
): Promise<Outcome<{ readonly operationId: string }, "no-payments">> {
  if (!hasStripe()) return refuse("no-payments");
  const operationId = await plan(tx, marketplaceId, { kind: "save-card", storeUid, params });
  return { ok: true, operationId };
}
