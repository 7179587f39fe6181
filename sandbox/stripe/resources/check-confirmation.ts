/** Whether a payment may be confirmed with a method, and how. */
import type { Stripe } from "stripe";
import type { Work } from "../store/work";
import { invalid } from "../wire/trouble";
import { idOf } from "../wire/words";
import { mayRedirect } from "./method-types";

export type Confirmation = {
  readonly payment_method?: string;
  readonly off_session?: boolean | string;
  readonly error_on_requires_action?: boolean;
  readonly return_url?: string;
  /** The customer stood before the bank's page and passed. */
  readonly authenticated?: boolean;
};
type Intent = Stripe.PaymentIntent;

export function checkMethod(intent: Intent, method: Stripe.PaymentMethod): void {
  const owner = idOf(method.customer);
  if (owner !== null && owner !== idOf(intent.customer))
    throw invalid(
      idOf(intent.customer) === null
        ? `The provided PaymentMethod (${method.id}) is attached to a Customer. Please include the Customer in the \`customer\` parameter on the PaymentIntent.`
        : `The provided PaymentMethod (${method.id}) does not belong to the Customer of this PaymentIntent (${idOf(intent.customer)}).`,
      { code: "payment_intent_incompatible_payment_method", param: "payment_method" },
    );
  if (!intent.payment_method_types.includes(method.type))
    throw invalid(
      `The PaymentMethod provided (${method.type}) is not allowed for this PaymentIntent. Please attach a PaymentMethod of one of the following types: ${intent.payment_method_types.join(", ")}.`,
      { param: "payment_method" },
    );
}

/** Since 2023-08-16 dynamic payment methods want to know where a redirect comes back to. */
export function checkReturn(work: Work, intent: Intent, how: Confirmation, known: boolean): void {
  const automatic = intent.automatic_payment_methods;
  if (work.request.version === null || known || how.off_session || how.authenticated) return;
  if (how.return_url !== undefined || how.error_on_requires_action === true) return;
  if (automatic?.enabled !== true || automatic.allow_redirects === "never") return;
  if (!mayRedirect(intent.payment_method_types)) return;
  throw invalid(
    "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
    { param: "return_url" },
  );
}
