/** The calls behind each kind of operation. */
import { inTenant } from "~/platform/database.server";
import { customerOf } from "./customer.server";
import { keyOf, type OperationKind, operationParams } from "./operation";
import { call, type StripeIntent, type StripeSession } from "./stripe.server";

export type Held = {
  readonly marketplaceId: string;
  readonly id: string;
  readonly kind: OperationKind;
  readonly storeUid: string;
  readonly paymentId: string | null;
  readonly refundId: string | null;
  readonly params: unknown;
  readonly attempt: number;
};
export type Performed = {
  readonly stripeId: string;
  readonly url: string | null;
  readonly sessionId?: string;
  readonly intentId?: string;
};
/** Stripe said no in an object instead of an error: a declined card, a session that cannot end. */
export class Declined extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

export const paymentOf = (held: Held) =>
  inTenant(held.marketplaceId, (tx) =>
    tx.payment.findUniqueOrThrow({
      where: {
        marketplaceId_id: { marketplaceId: held.marketplaceId, id: held.paymentId ?? "" },
      },
    }),
  );
const key = (held: Held, step?: string) => ({
  idempotencyKey: keyOf(held.id, held.attempt, step),
});
const metadataOf = (held: Held) => ({
  slipway_marketplace: held.marketplaceId,
  slipway_operation: held.id,
  ...(held.paymentId === null ? {} : { slipway_payment: held.paymentId }),
  ...(held.refundId === null ? {} : { slipway_refund: held.refundId }),
  slipway_store: held.storeUid,
});

export const asSession = (session: StripeSession): Performed => ({
  stripeId: session.id,
  url: session.url ?? null,
  sessionId: session.id,
});
export const asIntent = (intent: StripeIntent): Performed => ({
  stripeId: intent.id,
  url: intent.next_action?.redirect_to_url?.url ?? null,
  intentId: intent.id,
});

async function checkout(held: Held): Promise<Performed> {
  const params = operationParams.checkout.parse(held.params);
  const payment = await paymentOf(held);
  const { customerId } = await customerOf(held.marketplaceId, held.storeUid, params.email);
  const metadata = metadataOf(held);
  const session = await call("checkout.sessions", "checkout.session", (stripe) =>
    stripe.checkout.sessions.create(
      {
        mode: "payment",
        customer: customerId,
        client_reference_id: payment.id,
        locale: params.locale,
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: payment.currency.toLowerCase(),
              unit_amount: Number(payment.amountMinor),
              product_data: { name: params.title },
            },
          },
        ],
        payment_intent_data: {
          metadata,
          description: params.title,
          ...(params.saveCard ? { setup_future_usage: "off_session" as const } : {}),
        },
        metadata,
        success_url: params.successUrl,
        cancel_url: params.cancelUrl,
      },
      key(held),
    ),
  );
  return asSession(session);
}

async function saveCard(held: Held): Promise<Performed> {
  const params = operationParams["save-card"].parse(held.params);
  const { customerId } = await customerOf(held.marketplaceId, held.storeUid);
  const metadata = metadataOf(held);
  const session = await call("checkout.sessions", "checkout.session", (stripe) =>
    stripe.checkout.sessions.create(
      {
        mode: "setup",
        currency: "usd",
        customer: customerId,
        locale: params.locale,
        allowed_payment_method_types: ["card"],
        setup_intent_data: { metadata },
        metadata,
        success_url: params.successUrl,
        cancel_url: params.cancelUrl,
      },
      key(held),
    ),
  );
  return asSession(session);
}

const retrieveIntent = (id: string) =>
  call("payment_intents", "payment_intent", (stripe) => stripe.paymentIntents.retrieve(id));

async function intentFor(held: Held): Promise<{ intent: StripeIntent; cardId: string }> {
  const payment = await paymentOf(held);
  const { customerId, cardId } = await customerOf(held.marketplaceId, held.storeUid);
  if (payment.intentId !== null)
    return { intent: await retrieveIntent(payment.intentId), cardId: cardId ?? "" };
  if (cardId === null) throw new Declined("no-card");
  const { title } = operationParams.charge.parse(held.params);
  const intent = await call("payment_intents", "payment_intent", (stripe) =>
    stripe.paymentIntents.create(
      {
        amount: Number(payment.amountMinor),
        currency: payment.currency.toLowerCase(),
        customer: customerId,
        payment_method: cardId,
        allowed_payment_method_types: ["card"],
        description: title,
        metadata: metadataOf(held),
      },
      key(held),
    ),
  );
  await inTenant(held.marketplaceId, (tx) =>
    tx.payment.update({
      where: { marketplaceId_id: { marketplaceId: held.marketplaceId, id: payment.id } },
      data: { intentId: intent.id, status: "open" },
    }),
  );
  return { intent, cardId };
}

/** Created, written down, then confirmed: an intent that is paid cannot be confirmed a second time. */
async function charge(held: Held): Promise<Performed> {
  const { intent } = await intentFor(held);
  if (intent.last_payment_error !== null)
    throw new Declined(intent.last_payment_error.code ?? "declined");
  if (intent.status !== "requires_confirmation") return asIntent(intent);
  const confirmed = await call("payment_intents.confirm", "payment_intent", (stripe) =>
    stripe.paymentIntents.confirm(intent.id, { off_session: true }, key(held, "confirm")),
  );
  return asIntent(confirmed);
}

async function authenticate(held: Held): Promise<Performed> {
  const { returnUrl } = operationParams.authenticate.parse(held.params);
  const { intent, cardId } = await intentFor(held);
  if (intent.status !== "requires_payment_method" && intent.status !== "requires_confirmation")
    return asIntent(intent);
  const confirmed = await call("payment_intents.confirm", "payment_intent", (stripe) =>
    stripe.paymentIntents.confirm(
      intent.id,
      { payment_method: cardId, return_url: returnUrl },
      key(held),
    ),
  );
  return asIntent(confirmed);
}

async function refund(held: Held): Promise<Performed> {
  const payment = await paymentOf(held);
  const { amountMinor } = await inTenant(held.marketplaceId, (tx) =>
    tx.paymentRefund.findUniqueOrThrow({
      where: { marketplaceId_id: { marketplaceId: held.marketplaceId, id: held.refundId ?? "" } },
    }),
  );
  const made = await call("refunds", "refund", (stripe) =>
    stripe.refunds.create(
      {
        payment_intent: payment.intentId ?? "",
        amount: Number(amountMinor),
        metadata: metadataOf(held),
      },
      key(held),
    ),
  );
  return { stripeId: made.id, url: null };
}

const retrieveSession = (id: string) =>
  call("checkout.sessions", "checkout.session", (stripe) => stripe.checkout.sessions.retrieve(id));

/** A session that was completed in the meantime is not an error: its payment is surplus. */
async function expireCheckout(held: Held): Promise<Performed> {
  const { sessionId } = operationParams["expire-checkout"].parse(held.params);
  const session = await retrieveSession(sessionId);
  const ended =
    session.status === "open"
      ? await call("checkout.sessions", "checkout.session", (stripe) =>
          stripe.checkout.sessions.expire(sessionId, {}, key(held)),
        )
      : session;
  return { stripeId: ended.id, url: null };
}

export const perform: Readonly<Record<OperationKind, (held: Held) => Promise<Performed>>> = {
  checkout,
  "save-card": saveCard,
  charge,
  authenticate,
  refund,
  "expire-checkout": expireCheckout,
};
