/** Where a merchant goes on outside: Checkout, her bank, the page that keeps a card; and where she comes back. */
import { handleSubject } from "~/features/payments/handle-subject.server";
import { openCheckout } from "~/features/payments/open-checkout.server";
import { readOperation } from "~/features/payments/read-operation.server";
import type { Actor } from "~/features/people/actor";
import { sqlInTenant } from "~/platform/database.server";
import { log } from "~/platform/log.server";
import { reachesStore } from "./store-access.server";

export type LeadOn = {
  readonly storeUid: string;
  readonly paymentId: string | null;
  /** `done`: nothing is left to do there. `waits`: the provider does not answer yet, and is asked again. */
  readonly state: "open" | "done" | "waits" | "refused";
  readonly url: string | null;
};

async function ownOperation(actor: Actor, which: Parameters<typeof readOperation>[1]) {
  const found = await readOperation(actor, which);
  if (found === null) return null;
  const own = await sqlInTenant(actor.marketplaceId, (sql) =>
    reachesStore(sql, actor, "deposit:pay", found.storeUid),
  );
  const leads = ["checkout", "save-card", "authenticate"].includes(found.kind);
  return own && leads ? found : null;
}

/** Null where the operation is not one of her own. Asked twice it is the same place. */
export async function leadOn(actor: Actor, operationId: string): Promise<LeadOn | null> {
  const found = await ownOperation(actor, { id: operationId });
  if (found === null) return null;
  const { storeUid, paymentId } = found;
  const opened = await openCheckout(actor, found.id);
  if (!opened.ok)
    return {
      storeUid,
      paymentId,
      state: opened.because === "not-yet" ? "waits" : "refused",
      url: null,
    };
  return { storeUid, paymentId, state: opened.url === null ? "done" : "open", url: opened.url };
}

/** Who came back from a session of Stripe's; a card that was left there is read at once. Null: not hers. */
export async function cameBackFrom(
  actor: Actor,
  sessionId: string,
): Promise<{ readonly paymentId: string | null; readonly storeUid: string } | null> {
  const found = await ownOperation(actor, { stripeId: sessionId });
  if (found === null) return null;
  if (found.kind === "save-card")
    await handleSubject(sessionId, []).catch((error: unknown) =>
      log().warn({ err: error, sessionId }, "a card that was left could not be read yet"),
    );
  return { paymentId: found.paymentId, storeUid: found.storeUid };
}
