import { inTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import type { Actor } from "../people/actor";
import { carryOut } from "./carry-out.server";

export type OpenRefusal =
  | "unknown-operation"
  /** Stripe could not be reached so far; it is tried on. */
  | "not-yet"
  /** Stripe refused; `details` has its `code`. */
  | "refused";

/**
 * Where a person goes on after `requestCheckout`, `requestSavedCard` or `requestAuthentication` has been
 * committed: Checkout, or the page of the card's bank. `url` is null where nothing is left to do there.
 */
export async function openCheckout(
  { marketplaceId }: Actor,
  operationId: string,
): Promise<Outcome<{ readonly url: string | null }, OpenRefusal>> {
  await carryOut(marketplaceId, operationId);
  const operation = await inTenant(marketplaceId, (tx) =>
    tx.stripeOperation.findUnique({
      where: { marketplaceId_id: { marketplaceId, id: operationId } },
    }),
  );
  if (operation === null) return refuse("unknown-operation");
  if (operation.status === "succeeded") return { ok: true, url: operation.url };
  if (operation.status === "failed") return refuse("refused", { code: operation.because });
  return refuse("not-yet");
}
