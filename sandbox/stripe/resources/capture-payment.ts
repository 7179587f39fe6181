import type { Stripe } from "stripe";
import { emit } from "../store/events";
import { keep, need } from "../store/objects";
import type { Work } from "../store/work";
import { refused } from "../wire/trouble";
import { idOf } from "../wire/words";
import { unexpectedState } from "./intent-errors";
import { settleBy } from "./make-charge";

export async function capturePaymentIntent(
  work: Work,
  params: Stripe.PaymentIntentCaptureParams,
  [id = ""]: string[],
): Promise<Stripe.PaymentIntent> {
  const intent = await need(work, "payment_intent", id, "intent");
  if (intent.status === "canceled" && intent.cancellation_reason === "automatic")
    throw refused("The authorization has expired and can no longer be captured.", {
      code: "charge_expired_for_capture",
    });
  if (intent.status !== "requires_capture") throw unexpectedState("capture", intent);
  const amount = params.amount_to_capture ?? intent.amount_capturable;
  if (amount > intent.amount_capturable)
    throw refused(
      "The requested capture amount is greater than the amount you can capture for this charge.",
      { code: "amount_too_large", param: "amount_to_capture" },
    );
  const held = await need(work, "charge", idOf(intent.latest_charge) ?? "");
  const taken = await keep(work, { ...held, amount_captured: amount, captured: true });
  const charge = await settleBy(work, taken, "automatic");
  await emit(work, "charge.captured", charge);
  const captured = await keep(work, {
    ...intent,
    amount_capturable: 0,
    amount_received: amount,
    status: "succeeded",
  });
  await emit(work, "payment_intent.succeeded", captured);
  return captured;
}

async function release(
  work: Work,
  intent: Stripe.PaymentIntent,
  reason: string | null,
): Promise<Stripe.PaymentIntent> {
  const charge = idOf(intent.latest_charge);
  if (intent.status === "requires_capture" && charge !== null) {
    const held = await need(work, "charge", charge);
    const released = await keep(work, { ...held, amount_refunded: held.amount, refunded: true });
    await emit(work, reason === "automatic" ? "charge.expired" : "charge.refunded", released);
  }
  const canceled = await keep(work, {
    ...intent,
    amount_capturable: 0,
    canceled_at: work.now,
    cancellation_reason: reason as Stripe.PaymentIntent.CancellationReason | null,
    next_action: null,
    status: "canceled",
  });
  await emit(work, "payment_intent.canceled", canceled);
  return canceled;
}

export async function cancelPaymentIntent(
  work: Work,
  params: Stripe.PaymentIntentCancelParams,
  [id = ""]: string[],
): Promise<Stripe.PaymentIntent> {
  const intent = await need(work, "payment_intent", id, "intent");
  if (["succeeded", "canceled", "processing"].includes(intent.status))
    throw unexpectedState("cancel", intent);
  return release(work, intent, params.cancellation_reason ?? null);
}

/** Seven days after the hold nobody can capture it any more. */
export async function expireAuthorization(work: Work, id: string): Promise<void> {
  const intent = await need(work, "payment_intent", id);
  if (intent.status === "requires_capture") await release(work, intent, "automatic");
}
