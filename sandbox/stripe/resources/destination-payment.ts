/** A transfer seen from the connected account: a `py_` charge, and its refund when it is reversed. */
import type { Stripe } from "stripe";
import { book } from "../store/balance";
import { newId } from "../store/ids";
import { keep, need } from "../store/objects";
import type { Work } from "../store/work";
import { emptyAddress } from "../wire/words";

type Arriving = { amount: number; currency: string; availableOn: number; transfer: string };

export async function destinationPayment(there: Work, arriving: Arriving): Promise<Stripe.Charge> {
  const { amount, currency, availableOn, transfer } = arriving;
  const id = await newId(there, "py");
  return keep(there, {
    id,
    object: "charge",
    amount,
    amount_captured: amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: await book(there, {
      type: "payment",
      category: "charge",
      currency,
      amount,
      source: id,
      availableOn,
    }),
    billing_details: { address: emptyAddress, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: null,
    captured: true,
    created: there.now,
    currency,
    customer: null,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: true,
    payment_intent: null,
    payment_method: null,
    payment_method_details: { type: "stripe_account", stripe_account: {} },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: transfer,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "succeeded",
    transfer_data: null,
    transfer_group: null,
  } satisfies Stripe.Charge);
}

export async function refundDestination(
  there: Work,
  payment: string,
  amount: number,
  reversal: string,
): Promise<Stripe.Refund> {
  const charge = await need(there, "charge", payment);
  const refunded = charge.amount_refunded + amount;
  await keep(there, { ...charge, amount_refunded: refunded, refunded: refunded === charge.amount });
  const id = await newId(there, "pyr");
  return keep(there, {
    id,
    object: "refund",
    amount,
    balance_transaction: await book(there, {
      type: "payment_refund",
      category: "refund",
      currency: charge.currency,
      amount: -amount,
      source: id,
    }),
    charge: payment,
    created: there.now,
    currency: charge.currency,
    customer: null,
    customer_account: null,
    metadata: {},
    payment_intent: null,
    payment_method: null,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: reversal,
    status: "succeeded",
    transfer_reversal: null,
  } satisfies Stripe.Refund);
}
