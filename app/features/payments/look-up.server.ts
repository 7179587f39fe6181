/** Finds what a call brought about whose answer was lost: by our own id in its metadata. */
import { inTenant } from "~/platform/database.server";
import { customerOf } from "./customer.server";
import { operationParams } from "./operation";
import { asIntent, asSession, type Held, type Performed, paymentOf } from "./perform.server";
import { call } from "./stripe.server";

type Page<Thing> = { readonly data: readonly Thing[]; readonly has_more: boolean };
type Tagged = { readonly id: string; readonly metadata: Record<string, string> | null };
const pagesMax = 20;

async function among<Thing extends Tagged>(
  held: Held,
  read: (place: { limit: number; starting_after?: string }) => Promise<Page<Thing>>,
): Promise<Thing | null> {
  let place: { limit: number; starting_after?: string } = { limit: 100 };
  for (let page = 0; page < pagesMax; page += 1) {
    const { data, has_more } = await read(place);
    const found = data.find(({ metadata }) => metadata?.slipway_operation === held.id);
    const last = data.at(-1);
    if (found !== undefined) return found;
    if (!has_more || last === undefined) return null;
    place = { limit: 100, starting_after: last.id };
  }
  throw new Error(`operation ${held.id} is not among the newest ${pagesMax * 100}`);
}

async function session(held: Held): Promise<Performed | null> {
  const { customerId } = await customerOf(held.marketplaceId, held.storeUid);
  const found = await among(held, (place) =>
    call("checkout.sessions", "list", (stripe) =>
      stripe.checkout.sessions.list({ customer: customerId, ...place }),
    ),
  );
  return found === null ? null : asSession(found);
}

/** The intent alone is half of a charge: it counts once it was confirmed. */
async function charge(held: Held): Promise<Performed | null> {
  const payment = await paymentOf(held);
  const { marketplaceId } = held;
  if (payment.intentId === null) {
    const { customerId } = await customerOf(marketplaceId, held.storeUid);
    const found = await among(held, (place) =>
      call("payment_intents", "list", (stripe) =>
        stripe.paymentIntents.list({ customer: customerId, ...place }),
      ),
    );
    if (found === null) return null;
    await inTenant(marketplaceId, (tx) =>
      tx.payment.update({
        where: { marketplaceId_id: { marketplaceId, id: payment.id } },
        data: { intentId: found.id },
      }),
    );
    return found.status === "requires_confirmation" ? null : asIntent(found);
  }
  const intent = await call("payment_intents", "payment_intent", (stripe) =>
    stripe.paymentIntents.retrieve(payment.intentId ?? ""),
  );
  const untouched =
    intent.status === "requires_confirmation" ||
    (intent.status === "requires_payment_method" && held.kind === "authenticate");
  return untouched ? null : asIntent(intent);
}

async function refund(held: Held): Promise<Performed | null> {
  const { intentId } = await paymentOf(held);
  const found = await among(held, (place) =>
    call("refunds", "list", (stripe) =>
      stripe.refunds.list({ payment_intent: intentId ?? "", ...place }),
    ),
  );
  return found === null ? null : { stripeId: found.id, url: null };
}

async function expired(held: Held): Promise<Performed | null> {
  const { sessionId } = operationParams["expire-checkout"].parse(held.params);
  const { id, status } = await call("checkout.sessions", "checkout.session", (stripe) =>
    stripe.checkout.sessions.retrieve(sessionId),
  );
  return status === "open" ? null : { stripeId: id, url: null };
}

export const lookUp: Readonly<Record<Held["kind"], (held: Held) => Promise<Performed | null>>> = {
  checkout: session,
  "save-card": session,
  charge,
  authenticate: charge,
  refund,
  "expire-checkout": expired,
};
