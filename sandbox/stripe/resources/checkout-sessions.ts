import type { Stripe } from "stripe";
import { later } from "../store/due";
import { change, emit } from "../store/events";
import { newId } from "../store/ids";
import { keep, need, notesOf } from "../store/objects";
import type { Work } from "../store/work";
import { listed, listOf } from "../wire/list";
import { refused } from "../wire/trouble";
import { metadataOver } from "../wire/words";
import { checkAmount } from "./amount-limits";
import { type Create, checkMode, expiryOf } from "./check-session";
import { liveCustomer } from "./customers";
import { lineItems } from "./line-items";
import { methodTypes } from "./method-types";
import { createSetupIntent } from "./setup-intents";

type Session = Stripe.Checkout.Session;
export async function createSession(work: Work, params: Create): Promise<Session> {
  const mode = checkMode(params);
  const items = await lineItems(work, params.line_items ?? []);
  const total = items.reduce((sum, item) => sum + item.amount_total, 0);
  const currency = items[0]?.currency ?? params.currency?.toLowerCase() ?? null;
  if (mode === "payment") checkAmount(total, currency ?? "usd");
  const customer =
    params.customer === undefined ? null : await liveCustomer(work, params.customer, "customer");
  const id = await newId(work, "cs_test");
  const saved = mode === "setup" || params.payment_intent_data?.setup_future_usage !== undefined;
  const held = params.payment_intent_data?.capture_method === "manual";
  const setup =
    mode === "setup"
      ? await createSetupIntent(work, {
          ...(customer === null ? {} : { customer: customer.id }),
          ...(params.setup_intent_data?.metadata === undefined
            ? {}
            : { metadata: params.setup_intent_data.metadata }),
        })
      : null;
  const email = customer?.email ?? params.customer_email ?? null;
  const session: Session = {
    id,
    object: "checkout.session",
    adaptive_pricing: mode === "payment" ? { enabled: false } : null,
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: mode === "payment" ? total : null,
    amount_total: mode === "payment" ? total : null,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: work.now,
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: customer?.id ?? null,
    customer_account: null,
    customer_creation: customer === null ? (params.customer_creation ?? "if_required") : null,
    customer_details:
      email === null
        ? null
        : {
            address: null,
            business_name: null,
            email,
            individual_name: null,
            name: customer?.name ?? null,
            phone: null,
            tax_exempt: "none",
            tax_ids: null,
          },
    customer_email: params.customer_email ?? null,
    discounts: [],
    expires_at: expiryOf(work, params.expires_at),
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: params.locale ?? null,
    managed_payments: null,
    metadata: metadataOver(params.metadata, {}),
    mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: "always",
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: methodTypes(params, { currency: currency ?? "usd", saved, held }),
    payment_status: mode === "setup" ? "no_payment_required" : "unpaid",
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: setup !== null && "id" in setup ? setup.id : null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: "open",
    submit_type: params.submit_type ?? null,
    subscription: null,
    success_url: params.success_url ?? null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    url: `${work.origin}/c/pay/${id}`,
    wallet_options: null,
  };
  await keep(work, session, {
    lineItems: JSON.stringify(listOf(items, `/v1/checkout/sessions/${id}/line_items`)),
    intentData: JSON.stringify(params.payment_intent_data ?? {}),
  });
  await later(work, session.expires_at * 1_000, "session-expires", id);
  return session;
}

export const retrieveSession = (work: Work, _params: unknown, [id = ""]: string[]) =>
  need(work, "checkout.session", id, "session");

export async function updateSession(
  work: Work,
  params: Stripe.Checkout.SessionUpdateParams,
  [id = ""]: string[],
): Promise<Session> {
  const was = await need(work, "checkout.session", id, "session");
  return change(work, was, { metadata: metadataOver(params.metadata, was.metadata ?? {}) }, null);
}

export const listSessions = (work: Work, params: Stripe.Checkout.SessionListParams) =>
  listed(work, "checkout.session", params, "/v1/checkout/sessions", {
    customer: params.customer,
    payment_intent: params.payment_intent,
    status: params.status,
  });

export async function sessionItems(
  work: Work,
  id: string,
): Promise<Stripe.ApiList<Stripe.LineItem>> {
  await need(work, "checkout.session", id, "session");
  return JSON.parse(String((await notesOf(work, id)).lineItems)) as Stripe.ApiList<Stripe.LineItem>;
}
export const listSessionItems = (work: Work, _params: unknown, [id = ""]: string[]) =>
  sessionItems(work, id);

export async function closeSession(work: Work, session: Session): Promise<Session> {
  const expired = await keep(work, { ...session, status: "expired", url: null });
  await emit(work, "checkout.session.expired", expired);
  return expired;
}

export async function expireSession(
  work: Work,
  _params: unknown,
  [id = ""]: string[],
): Promise<Session> {
  const session = await need(work, "checkout.session", id, "session");
  if (session.status !== "open")
    throw refused(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    );
  return closeSession(work, session);
}

export async function expireByItself(work: Work, id: string): Promise<void> {
  const session = await need(work, "checkout.session", id);
  if (session.status === "open") await closeSession(work, session);
}
