/** Each try to save a method is kept. */
import type { Stripe } from "stripe";
import { newId } from "../store/ids";
import { keep } from "../store/objects";
import type { Work } from "../store/work";

type Intent = Stripe.SetupIntent;

export async function attempt(
  work: Work,
  intent: Intent,
  method: string,
  status: string,
): Promise<string> {
  const made: Stripe.SetupAttempt = {
    id: await newId(work, "setatt"),
    object: "setup_attempt",
    application: null,
    created: work.now,
    customer: intent.customer,
    customer_account: null,
    flow_directions: null,
    livemode: false,
    on_behalf_of: null,
    payment_method: method,
    payment_method_details: {
      type: "card",
      card: {
        brand: "visa",
        checks: null,
        country: "US",
        exp_month: 12,
        exp_year: 2034,
        funding: "credit",
        last4: null,
        network: "visa",
        three_d_secure: null,
        wallet: null,
      },
    },
    setup_error: null,
    setup_intent: intent.id,
    status,
    usage: intent.usage,
  };
  return (await keep(work, made)).id;
}
