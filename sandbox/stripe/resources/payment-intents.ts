import type { Stripe } from "stripe";
import { change, emit } from "../store/events";
import { newId, newSecret } from "../store/ids";
import { keep, need } from "../store/objects";
import type { Work } from "../store/work";
import { listed } from "../wire/list";
import { invalid } from "../wire/trouble";
import { idOf, metadataOver, textOr } from "../wire/words";
import { checkAmount } from "./amount-limits";
import { type Confirmed, confirmPayment } from "./confirm-payment";
import { liveCustomer } from "./customers";
import { unexpectedState } from "./intent-errors";
import { sepaDebit } from "./magic-methods";
import { methodTypes } from "./method-types";
import { makeMethod, methodFor } from "./payment-methods";

type Create = Stripe.PaymentIntentCreateParams & { payment_method_types?: string[] };

async function methodOf(work: Work, params: Create): Promise<string | null> {
  if (params.payment_method !== undefined) return (await methodFor(work, params.payment_method)).id;
  const inline = params.payment_method_data;
  if (inline?.type === "sepa_debit")
    return (
      await makeMethod(work, sepaDebit(inline.sepa_debit?.iban ?? ""), inline.billing_details)
    ).id;
  return null;
}

function checkConfirmation(params: Create): void {
  const only = ["off_session", "return_url", "error_on_requires_action"] as const;
  const stray =
    params.confirm === true ? undefined : only.find((name) => params[name] !== undefined);
  if (stray !== undefined)
    throw invalid(
      `You can only pass \`${stray}\` when \`confirm=true\`. Pass it when you confirm the PaymentIntent instead.`,
      { param: stray },
    );
}

export async function createPaymentIntent(work: Work, params: Create): Confirmed {
  const currency = params.currency.toLowerCase();
  checkAmount(params.amount, currency);
  checkConfirmation(params);
  if (params.customer !== undefined) await liveCustomer(work, params.customer, "customer");
  const types = methodTypes(params, {
    currency,
    saved: params.setup_future_usage !== undefined,
    held: params.capture_method === "manual",
  });
  const method = await methodOf(work, params);
  const id = await newId(work, "pi");
  const shipping = params.shipping;
  const intent: Stripe.PaymentIntent = {
    id,
    object: "payment_intent",
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount: params.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods:
      params.payment_method_types === undefined && params.allowed_payment_method_types === undefined
        ? {
            allow_redirects: params.automatic_payment_methods?.allow_redirects ?? "always",
            enabled: params.automatic_payment_methods?.enabled ?? true,
          }
        : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: params.capture_method ?? "automatic_async",
    client_secret: await newSecret(work, id),
    confirmation_method: params.confirmation_method ?? "automatic",
    created: work.now,
    currency,
    customer: params.customer ?? null,
    customer_account: null,
    description: textOr(params.description, null),
    excluded_payment_method_types: params.excluded_payment_method_types ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: metadataOver(params.metadata, {}),
    next_action: null,
    on_behalf_of: null,
    payment_method: method,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: types,
    payment_record: null,
    processing: null,
    receipt_email: params.receipt_email ?? null,
    review: null,
    setup_future_usage: params.setup_future_usage ?? null,
    shipping:
      shipping === undefined
        ? null
        : {
            address: {
              city: null,
              country: null,
              line1: null,
              line2: null,
              postal_code: null,
              state: null,
              ...shipping.address,
            },
            carrier: shipping.carrier ?? null,
            name: shipping.name,
            phone: shipping.phone ?? null,
            tracking_number: shipping.tracking_number ?? null,
          },
    source: null,
    statement_descriptor: params.statement_descriptor ?? null,
    statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
    status: method === null ? "requires_payment_method" : "requires_confirmation",
    transfer_data: null,
    transfer_group: params.transfer_group ?? null,
  };
  await keep(work, intent);
  await emit(work, "payment_intent.created", intent);
  return params.confirm === true ? confirmPayment(work, intent, confirmationOf(params)) : intent;
}

type Said = Pick<
  Stripe.PaymentIntentConfirmParams,
  "payment_method" | "off_session" | "error_on_requires_action" | "return_url"
>;
const confirmationOf = (params: Said) => ({
  ...(params.payment_method === undefined ? {} : { payment_method: params.payment_method }),
  ...(params.off_session ? { off_session: true } : {}),
  ...(params.error_on_requires_action === undefined
    ? {}
    : { error_on_requires_action: params.error_on_requires_action }),
  ...(params.return_url === undefined ? {} : { return_url: params.return_url }),
});

export const retrievePaymentIntent = (work: Work, _params: unknown, [id = ""]: string[]) =>
  need(work, "payment_intent", id, "intent");

export const listPaymentIntents = (work: Work, params: Stripe.PaymentIntentListParams) =>
  listed(work, "payment_intent", params, "/v1/payment_intents", { customer: params.customer });

export async function confirmPaymentIntent(
  work: Work,
  params: Stripe.PaymentIntentConfirmParams,
  [id = ""]: string[],
): Confirmed {
  const intent = await need(work, "payment_intent", id, "intent");
  const usage = params.setup_future_usage;
  const asked =
    usage === undefined ? intent : { ...intent, setup_future_usage: textOr(usage, null) };
  return confirmPayment(work, asked, confirmationOf(params));
}

export async function updatePaymentIntent(
  work: Work,
  params: Stripe.PaymentIntentUpdateParams,
  [id = ""]: string[],
): Promise<Stripe.PaymentIntent> {
  const was = await need(work, "payment_intent", id, "intent");
  const { amount, customer, payment_method: method } = params;
  const money = amount !== undefined || params.currency !== undefined || method !== undefined;
  const open = ["requires_payment_method", "requires_confirmation", "requires_action"];
  if (money && !open.includes(was.status)) throw unexpectedState("update", was);
  const currency = params.currency?.toLowerCase() ?? was.currency;
  if (amount !== undefined) checkAmount(amount, currency);
  if (customer !== undefined) await liveCustomer(work, customer, "customer");
  const chosen =
    method === undefined ? idOf(was.payment_method) : (await methodFor(work, method)).id;
  const changed: Partial<Stripe.PaymentIntent> = {
    amount: amount ?? was.amount,
    currency,
    customer: customer ?? was.customer,
    description: textOr(params.description, was.description),
    metadata: metadataOver(params.metadata, was.metadata),
    payment_method: chosen,
    receipt_email: textOr(params.receipt_email, was.receipt_email),
    setup_future_usage: textOr(params.setup_future_usage, was.setup_future_usage),
    transfer_group: params.transfer_group ?? was.transfer_group,
    ...(method !== undefined || (money && was.status === "requires_action")
      ? {
          next_action: null,
          status: chosen === null ? "requires_payment_method" : "requires_confirmation",
        }
      : {}),
  };
  return change(work, was, changed, null);
}
