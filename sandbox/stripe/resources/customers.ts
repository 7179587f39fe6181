import type { Stripe } from "stripe";
import { change, emit } from "../store/events";
import { newId } from "../store/ids";
import { allWith, find, keep, need } from "../store/objects";
import type { Work } from "../store/work";
import { listed } from "../wire/list";
import { invalid, noSuch } from "../wire/trouble";
import { emptyAddress, metadataOver, textOr } from "../wire/words";

const isDeleted = (customer: Stripe.Customer): boolean => "deleted" in customer;

/** The customer, or Stripe's refusal; one that was deleted is no customer any more. */
export async function liveCustomer(work: Work, id: string, param = "id"): Promise<Stripe.Customer> {
  const customer = await find(work, "customer", id);
  if (customer === null || isDeleted(customer)) throw noSuch("customer", id, param);
  return customer;
}

const shippingOf = (
  given: Stripe.CustomerCreateParams["shipping"],
  was: Stripe.Customer["shipping"],
): Stripe.Customer["shipping"] =>
  given === undefined
    ? was
    : given === "" || given === null
      ? null
      : {
          address: { ...emptyAddress, ...given.address },
          name: given.name,
          phone: given.phone ?? "",
        };

function customerWith(
  params: Stripe.CustomerCreateParams | Stripe.CustomerUpdateParams,
  was: Stripe.Customer,
): Stripe.Customer {
  const method = params.invoice_settings?.default_payment_method;
  return {
    ...was,
    address:
      params.address === undefined
        ? (was.address ?? null)
        : params.address === "" || params.address === null
          ? null
          : { ...emptyAddress, ...params.address },
    description: textOr(params.description, was.description),
    email: textOr(params.email, was.email),
    name: textOr(params.name, was.name ?? null),
    phone: textOr(params.phone, was.phone ?? null),
    preferred_locales: params.preferred_locales ?? was.preferred_locales ?? [],
    shipping: shippingOf(params.shipping, was.shipping),
    metadata: metadataOver(params.metadata, was.metadata),
    invoice_settings: {
      ...was.invoice_settings,
      default_payment_method: textOr(
        method,
        was.invoice_settings.default_payment_method as string | null,
      ),
    },
  };
}

export async function createCustomer(
  work: Work,
  params: Stripe.CustomerCreateParams,
): Promise<Stripe.Customer> {
  const id = await newId(work, "cus");
  const blank: Stripe.Customer = {
    id,
    object: "customer",
    address: null,
    balance: 0,
    created: work.now,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: id.slice(-8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  };
  const customer = await keep(work, customerWith(params, blank));
  await emit(work, "customer.created", customer);
  return customer;
}

export const retrieveCustomer = (work: Work, _params: unknown, [id = ""]: string[]) =>
  need(work, "customer", id);

export async function updateCustomer(
  work: Work,
  params: Stripe.CustomerUpdateParams,
  [id = ""]: string[],
): Promise<Stripe.Customer> {
  const was = await liveCustomer(work, id);
  const method = params.invoice_settings?.default_payment_method;
  if (method) {
    const kept = await need(work, "payment_method", method, "invoice_settings");
    if (kept.customer !== id)
      throw invalid(
        `The customer does not have a payment method with the ID ${method}. The payment method must be attached to the customer.`,
        { code: "resource_missing", param: "invoice_settings[default_payment_method]" },
      );
  }
  return change(work, was, customerWith(params, was), "customer.updated");
}

export async function deleteCustomer(
  work: Work,
  _params: unknown,
  [id = ""]: string[],
): Promise<Stripe.DeletedCustomer> {
  const customer = await liveCustomer(work, id);
  for (const method of await allWith(work, "payment_method", { customer: id }))
    await keep(work, { ...method, customer: null }, { spent: true });
  const deleted: Stripe.DeletedCustomer = { id, object: "customer", deleted: true };
  await keep(work, deleted as unknown as Stripe.Customer);
  await emit(work, "customer.deleted", customer);
  return deleted;
}

export const listCustomers = (work: Work, params: Stripe.CustomerListParams) =>
  listed(work, "customer", params, "/v1/customers", { email: params.email });

export async function listCustomerPaymentMethods(
  work: Work,
  params: Stripe.CustomerListPaymentMethodsParams,
  [id = ""]: string[],
): Promise<Stripe.ApiList<Stripe.PaymentMethod>> {
  await liveCustomer(work, id, "customer");
  return listed(work, "payment_method", params, `/v1/customers/${id}/payment_methods`, {
    customer: id,
    type: params.type,
  });
}
