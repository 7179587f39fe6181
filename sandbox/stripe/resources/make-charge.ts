/** Charges as they come into being, and the money that follows them. */
import type { Stripe } from "stripe";
import { book } from "../store/balance";
import { soon } from "../store/due";
import { change, emit } from "../store/events";
import { newId } from "../store/ids";
import { find, keep, need } from "../store/objects";
import { day, type Work } from "../store/work";
import { emptyAddress, idOf, isZeroDecimal } from "../wire/words";
import { detailsOf, outcomeOf } from "./charge-details";
import type { Behaviour } from "./magic-methods";
import { behaviourOf } from "./payment-methods";

/** 2.9 % and 30 of the small unit; without small units the 30 falls away. */
export const feeOn = (amount: number, currency: string): number =>
  Math.round((amount * 290) / 10_000) + (isZeroDecimal(currency) ? 0 : 30);

const clearingDays = 2;
const holdDays = 7;

export type ChargeRequest = {
  readonly amount: number;
  readonly currency: string;
  readonly method: Stripe.PaymentMethod;
  readonly intent: Stripe.PaymentIntent | null;
  readonly customer: string | null;
  readonly description: string | null;
  readonly metadata: Stripe.Metadata;
  readonly captured: boolean;
  readonly status: "succeeded" | "pending" | "failed";
  readonly decline?: Behaviour["decline"];
  readonly authenticated?: boolean;
};

export async function makeCharge(work: Work, request: ChargeRequest): Promise<Stripe.Charge> {
  const { amount, currency, method, intent, captured, status, decline } = request;
  const until = captured || status !== "succeeded" ? null : work.now + holdDays * day;
  const id = await newId(work, method.type === "card" ? "ch" : "py");
  const paid = status === "succeeded";
  const charge: Stripe.Charge = {
    id,
    object: "charge",
    amount,
    amount_captured: captured && paid ? amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: {
      ...method.billing_details,
      address: method.billing_details.address ?? emptyAddress,
    },
    calculated_statement_descriptor: "SANDBOX",
    captured: captured && paid,
    created: work.now,
    currency,
    customer: request.customer,
    description: request.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: request.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(decline),
    paid,
    payment_intent: intent?.id ?? null,
    payment_method: method.id,
    payment_method_details: detailsOf(method, until, request.authenticated === true),
    receipt_email: intent?.receipt_email ?? null,
    receipt_number: null,
    receipt_url: paid ? `${work.origin}/receipts/${id}` : null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status,
    transfer_data: null,
    transfer_group: intent?.transfer_group ?? null,
  };
  return keep(work, charge);
}

/** Fees are taken and the rest is pending until it clears; once per charge. */
export async function settle(work: Work, charge: Stripe.Charge): Promise<Stripe.Charge> {
  if (charge.balance_transaction !== null || !charge.captured) return charge;
  const method = idOf(charge.payment_method) ?? "";
  const { bypassPending } = await behaviourOf(work, method);
  const card = charge.payment_method_details?.type === "card";
  const transaction = await book(work, {
    type: card ? "charge" : "payment",
    category: "charge",
    currency: charge.currency,
    amount: charge.amount_captured,
    fee: feeOn(charge.amount_captured, charge.currency),
    feeText: "Stripe processing fees",
    source: charge.id,
    description: charge.description,
    availableOn: bypassPending === true ? work.now : work.now + clearingDays * day,
  });
  return keep(work, { ...charge, balance_transaction: transaction });
}

/** `automatic` books at once, `automatic_async` later and tells of it. */
export async function settleBy(
  work: Work,
  charge: Stripe.Charge,
  captureMethod: string,
): Promise<Stripe.Charge> {
  if (captureMethod !== "automatic_async") return settle(work, charge);
  await soon(work, "capture-settles", charge.id);
  return charge;
}

export async function settleLater(work: Work, id: string): Promise<void> {
  const charge = await need(work, "charge", id);
  const settled = await settle(work, charge);
  if (settled !== charge)
    await emit(work, "charge.updated", settled, { balance_transaction: null });
}

/** A refund, a dispute or a transfer needs the money booked first. */
export async function settledCharge(
  work: Work,
  id: string,
  param = "charge",
): Promise<Stripe.Charge> {
  await need(work, "charge", id, param);
  await settleLater(work, id);
  return need(work, "charge", id, param);
}

/** What is left of a charge on both the charge and, where there is one, its payment intent. */
export async function changeCharge(
  work: Work,
  charge: Stripe.Charge,
  changed: Partial<Stripe.Charge>,
  type: string | null,
): Promise<Stripe.Charge> {
  const current = (await find(work, "charge", charge.id)) ?? charge;
  return change(work, current, changed, type);
}
