/** What Stripe says when an intent is asked for something its state does not allow. */
import type { Stripe } from "stripe";
import { Trouble } from "../wire/trouble";

const because: Readonly<Record<string, string>> = {
  succeeded: "it has already succeeded after being previously confirmed",
  canceled: "it has a status of canceled",
  processing: "it has a status of processing",
  requires_capture: "it has already been confirmed and awaits capture",
};

export const unexpectedState = (
  verb: string,
  intent: Stripe.PaymentIntent | Stripe.SetupIntent,
  why: string = because[intent.status] ?? `it has a status of ${intent.status}`,
): Trouble => {
  const payment = intent.object === "payment_intent";
  const code = payment ? "payment_intent_unexpected_state" : "setup_intent_unexpected_state";
  return new Trouble(
    400,
    {
      type: "invalid_request_error",
      code,
      message: `You cannot ${verb} this ${payment ? "PaymentIntent" : "SetupIntent"} because ${why}.`,
      doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}`,
      ...(payment ? { payment_intent: intent } : { setup_intent: intent }),
    },
    true,
  );
};

export const missingMethod = (intent: Stripe.PaymentIntent | Stripe.SetupIntent): Trouble => {
  const name = intent.object === "payment_intent" ? "PaymentIntent" : "SetupIntent";
  const { status, body } = unexpectedState(
    "confirm",
    intent,
    `it's missing a payment method. You can either update the ${name} with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken`,
  );
  return new Trouble(status, body, true);
};
