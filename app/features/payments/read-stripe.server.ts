import { sql } from "~/platform/database.server";
import { movementOf } from "./read-movements.server";
import type { DisputeRead, IntentRead, Reading, RefundRead, SessionRead } from "./reading";
import {
  call,
  type StripeDispute,
  type StripeIntent,
  type StripeMovement,
  type StripeRefund,
  type StripeSession,
} from "./stripe.server";

const at = (seconds: number): Date => new Date(seconds * 1_000);
const idOf = (thing: string | { id: string } | null | undefined): string | null =>
  typeof thing === "string" ? thing : (thing?.id ?? null);
const whole = <Thing extends object>(thing: string | Thing | null | undefined): Thing | null =>
  typeof thing === "object" ? thing : null;

/** Must be taken before the first question of a reading. */
export async function nextReading(): Promise<bigint> {
  const [row] = await sql()<{ number: string }[]>`
    SELECT nextval('slipway.stripe_reading')::text AS number`;
  return BigInt(row?.number ?? 0);
}

const movementsIn = (...things: readonly (string | StripeMovement | null | undefined)[]) =>
  things.flatMap((thing) => {
    const movement = whole(thing);
    return movement === null ? [] : [movementOf(movement)];
  });

function cardOf(intent: StripeIntent): IntentRead["savedCard"] {
  const method = whole(intent.payment_method);
  if (intent.setup_future_usage !== "off_session" || intent.status !== "succeeded") return null;
  if (method?.card === undefined || method.customer === null) return null;
  return { id: method.id, label: `${method.card.brand} ${method.card.last4}` };
}

function intentRead(intent: StripeIntent, warnedAt: Date | null): IntentRead {
  const charge = whole(intent.latest_charge);
  const error = intent.last_payment_error;
  return {
    id: intent.id,
    status: intent.status as IntentRead["status"],
    amountMinor: intent.amount,
    currency: intent.currency.toUpperCase(),
    customerId: idOf(intent.customer),
    marketplaceId: intent.metadata.slipway_marketplace ?? null,
    paymentId: intent.metadata.slipway_payment ?? null,
    declineCode:
      error?.code === "authentication_required"
        ? error.code
        : (error?.decline_code ?? error?.code ?? null),
    charge:
      charge === null
        ? null
        : {
            id: charge.id,
            succeeded: charge.status === "succeeded" && charge.captured,
            createdAt: at(charge.created),
            instrument: charge.payment_method_details?.type ?? null,
            refundedMinor: charge.amount_refunded,
            movement: movementsIn(charge.balance_transaction)[0] ?? null,
          },
    savedCard: cardOf(intent),
    warnedAt,
  };
}

const sessionStatuses = ["open", "complete", "expired"] as const;

const sessionRead = (session: StripeSession): SessionRead => ({
  id: session.id,
  status: sessionStatuses.find((status) => status === session.status) ?? "open",
  mode: session.mode === "setup" ? "setup" : "payment",
  intentId: idOf(session.payment_intent),
  setupIntentId: idOf(session.setup_intent),
  marketplaceId: session.metadata?.slipway_marketplace ?? null,
  paymentId: session.metadata?.slipway_payment ?? null,
  url: session.url ?? null,
});

const refundRead = (refund: StripeRefund): RefundRead => ({
  id: refund.id,
  refundId: refund.metadata?.slipway_refund ?? null,
  amountMinor: refund.amount,
  currency: refund.currency.toUpperCase(),
  status:
    refund.status === "succeeded" || refund.status === "failed" || refund.status === "canceled"
      ? refund.status
      : "pending",
  pendingReason: refund.pending_reason ?? null,
  failureReason: refund.failure_reason ?? null,
  createdAt: at(refund.created),
  movements: movementsIn(refund.balance_transaction, refund.failure_balance_transaction),
});

const disputeRead = (dispute: StripeDispute): DisputeRead => ({
  id: dispute.id,
  status: dispute.status,
  reason: dispute.reason,
  amountMinor: dispute.amount,
  currency: dispute.currency.toUpperCase(),
  openedAt: at(dispute.created),
  answerBy: dispute.evidence_details.due_by ? at(dispute.evidence_details.due_by) : null,
  movements: movementsIn(...dispute.balance_transactions),
});

const most = 100;

async function partsOf(intent: StripeIntent) {
  const given = { payment_intent: intent.id, limit: most };
  const [refunds, disputes, warnings] = await Promise.all([
    call("refunds", "list", (stripe) =>
      stripe.refunds.list({
        ...given,
        expand: ["data.balance_transaction", "data.failure_balance_transaction"],
      }),
    ),
    call("disputes", "list", (stripe) => stripe.disputes.list(given)),
    call("early_fraud_warnings", "list", (stripe) => stripe.radar.earlyFraudWarnings.list(given)),
  ]);
  return { refunds: refunds.data, disputes: disputes.data, warning: warnings.data[0] };
}

export const readSession = async (id: string): Promise<SessionRead> =>
  sessionRead(
    await call("checkout.sessions", "checkout.session", (stripe) =>
      stripe.checkout.sessions.retrieve(id),
    ),
  );

/** All that Stripe says of one payment. Call it with a number taken before. */
export async function readIntent(id: string): Promise<Omit<Reading, "number" | "session">> {
  const intent = await call("payment_intents", "payment_intent", (stripe) =>
    stripe.paymentIntents.retrieve(id, {
      expand: ["latest_charge.balance_transaction", "payment_method"],
    }),
  );
  if (intent.status !== "succeeded")
    return { intent: intentRead(intent, null), refunds: [], disputes: [] };
  const { refunds, disputes, warning } = await partsOf(intent);
  return {
    intent: intentRead(intent, warning === undefined ? null : at(warning.created)),
    refunds: refunds.map(refundRead),
    disputes: disputes.map(disputeRead),
  };
}

/** A card that was left by a Checkout of its own, and whose it is; null while there is none. */
export async function readSetup(id: string) {
  const setup = await call("setup_intents", "setup_intent", (stripe) =>
    stripe.setupIntents.retrieve(id, { expand: ["payment_method"] }),
  );
  const method = whole(setup.payment_method);
  const marketplaceId = setup.metadata?.slipway_marketplace ?? null;
  const storeUid = setup.metadata?.slipway_store ?? null;
  if (marketplaceId === null || storeUid === null) return null;
  const card = setup.status === "succeeded" ? method?.card : undefined;
  return {
    marketplaceId,
    storeUid,
    card:
      card === undefined || method === null
        ? null
        : { id: method.id, label: `${card.brand} ${card.last4}` },
    at: at(setup.created),
  };
}

/** Whether a card still belongs to a customer. */
export async function isAttached(methodId: string): Promise<boolean> {
  const method = await call("payment_methods", "payment_method", (stripe) =>
    stripe.paymentMethods.retrieve(methodId),
  );
  return method.customer !== null;
}
