import type { Stripe } from "stripe";
import { change, emit } from "../store/events";
import { newId } from "../store/ids";
import { find, keep, need, notesOf } from "../store/objects";
import type { Work } from "../store/work";
import { listed } from "../wire/list";
import { cardTrouble, invalid, missing, noSuch, refused } from "../wire/trouble";
import { emptyAddress, metadataOver, textOr } from "../wire/words";
import { liveCustomer } from "./customers";
import {
  type Behaviour,
  cardOfNumber,
  type MagicMethod,
  magicMethod,
  sepaDebit,
} from "./magic-methods";
import { typed } from "./method-details";

type Billing = Stripe.PaymentMethodCreateParams["billing_details"];
export async function makeMethod(
  work: Work,
  magic: MagicMethod,
  billing: Billing = {},
  metadata: Stripe.Metadata = {},
): Promise<Stripe.PaymentMethod> {
  const method: Stripe.PaymentMethod = {
    id: await newId(work, "pm"),
    object: "payment_method",
    allow_redisplay: "unspecified",
    billing_details: {
      address: { ...emptyAddress, ...(billing.address || {}) },
      email: textOr(billing.email, null),
      name: textOr(billing.name, null),
      phone: textOr(billing.phone, null),
      tax_id: billing.tax_id ?? null,
    },
    created: work.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata,
    type: magic.type,
    ...typed(magic),
  };
  return keep(work, method, { behaviour: JSON.stringify(magic.behaviour) });
}

/** The method behind an id; a test id such as `pm_card_visa` becomes a method of its own each time. */
export async function methodFor(
  work: Work,
  id: string,
  param = "payment_method",
): Promise<Stripe.PaymentMethod> {
  const kept = await find(work, "payment_method", id);
  if (kept !== null) return kept;
  const magic = magicMethod(id);
  if (magic === null) throw noSuch("PaymentMethod", id, param);
  return makeMethod(work, magic);
}

export const behaviourOf = async (work: Work, id: string): Promise<Behaviour> =>
  JSON.parse(String((await notesOf(work, id)).behaviour ?? "{}")) as Behaviour;

/** Written down once a method was saved with the customer's authentication. */
export const wasSetUp = async (work: Work, id: string): Promise<boolean> =>
  (await notesOf(work, id)).setUp === true;

export async function attachTo(
  work: Work,
  method: Stripe.PaymentMethod,
  customer: string,
): Promise<Stripe.PaymentMethod> {
  if (method.customer === customer) return method;
  await liveCustomer(work, customer, "customer");
  if (method.customer !== null)
    throw refused("The payment method you provided has already been attached to a customer.", {
      code: "payment_method_unexpected_state",
    });
  if ((await notesOf(work, method.id)).spent === true)
    throw refused(
      "This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.",
      { code: "payment_method_unexpected_state" },
    );
  const attached = await keep(work, { ...method, customer });
  await emit(work, "payment_method.attached", attached);
  return attached;
}

function magicOf(params: Stripe.PaymentMethodCreateParams): MagicMethod {
  const { type, card, sepa_debit: sepa } = params;
  if (type === "alipay") return magicMethod("pm_alipay") as MagicMethod;
  if (type === "wechat_pay") return magicMethod("pm_wechat") as MagicMethod;
  if (type === "sepa_debit") return sepaDebit(sepa?.iban ?? "");
  if (type === undefined) throw missing("type");
  if (type !== "card")
    throw invalid(`The sandbox knows no payment method of type ${type}.`, { param: "type" });
  if (card === undefined) throw missing("card");
  const named = "token" in card ? magicMethod(card.token ?? "") : null;
  const magic = named ?? ("number" in card ? cardOfNumber(card.number) : null);
  if (magic === null)
    throw cardTrouble({
      code: "incorrect_number",
      message: "Your card number is incorrect.",
      param: "number",
    });
  return magic;
}

export const createPaymentMethod = (work: Work, params: Stripe.PaymentMethodCreateParams) =>
  makeMethod(work, magicOf(params), params.billing_details, metadataOver(params.metadata, {}));

export const retrievePaymentMethod = (work: Work, _params: unknown, [id = ""]: string[]) =>
  methodFor(work, id);

export async function updatePaymentMethod(
  work: Work,
  params: Stripe.PaymentMethodUpdateParams,
  [id = ""]: string[],
): Promise<Stripe.PaymentMethod> {
  const was = await need(work, "payment_method", id);
  const { billing_details: billing, metadata, allow_redisplay: redisplay } = params;
  const changed: Partial<Stripe.PaymentMethod> = {
    metadata: metadataOver(metadata, was.metadata ?? {}),
    ...(redisplay === undefined ? {} : { allow_redisplay: redisplay }),
    billing_details: {
      address: billing?.address
        ? { ...emptyAddress, ...billing.address }
        : was.billing_details.address,
      email: textOr(billing?.email, was.billing_details.email),
      name: textOr(billing?.name, was.billing_details.name),
      phone: textOr(billing?.phone, was.billing_details.phone),
      tax_id: billing?.tax_id ?? was.billing_details.tax_id,
    },
  };
  return change(work, was, changed, "payment_method.updated");
}

export async function attachPaymentMethod(
  work: Work,
  params: Stripe.PaymentMethodAttachParams,
  [id = ""]: string[],
): Promise<Stripe.PaymentMethod> {
  if (params.customer === undefined) throw missing("customer");
  const method = await methodFor(work, id, "id");
  const { attachDeclines, decline } = await behaviourOf(work, method.id);
  if (attachDeclines === true && decline !== undefined)
    throw cardTrouble({
      code: decline.code,
      decline_code: decline.reason,
      message: decline.message,
      param: "",
    });
  return attachTo(work, method, params.customer);
}

export async function detachPaymentMethod(
  work: Work,
  _params: unknown,
  [id = ""]: string[],
): Promise<Stripe.PaymentMethod> {
  const method = await need(work, "payment_method", id);
  if (method.customer === null)
    throw refused(
      "The payment method you provided is not attached to a customer so detachment is impossible.",
      { code: "payment_method_unexpected_state" },
    );
  await keep(work, method, { spent: true });
  return change(work, method, { customer: null }, "payment_method.detached");
}

export const listPaymentMethods = (work: Work, params: Stripe.PaymentMethodListParams) =>
  listed(work, "payment_method", params, "/v1/payment_methods", {
    customer: params.customer,
    type: params.type,
  });

/** The bank sent a new card: the network tells of it. */
export async function renewCard(work: Work, id: string): Promise<Stripe.PaymentMethod> {
  const method = await need(work, "payment_method", id);
  if (method.card === undefined) return method;
  const card = { ...method.card, exp_year: method.card.exp_year + 4 };
  return change(work, method, { card }, "payment_method.automatically_updated");
}
