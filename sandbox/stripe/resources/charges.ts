import type { Stripe } from "stripe";
import { change, emit } from "../store/events";
import { keep, need } from "../store/objects";
import type { Work } from "../store/work";
import { listed } from "../wire/list";
import { cardTrouble, missing, noSuch, Trouble } from "../wire/trouble";
import { metadataOver, textOr } from "../wire/words";
import { checkAmount } from "./amount-limits";
import { liveCustomer } from "./customers";
import { magicMethod } from "./magic-methods";
import { makeCharge, settle } from "./make-charge";
import { behaviourOf, makeMethod } from "./payment-methods";

/** The old way, without an intent: a card token and done. */
export async function createCharge(
  work: Work,
  params: Stripe.ChargeCreateParams,
): Promise<Stripe.Charge | Trouble> {
  const { amount, source } = params;
  if (amount === undefined) throw missing("amount");
  if (params.currency === undefined) throw missing("currency");
  const currency = params.currency.toLowerCase();
  checkAmount(amount, currency);
  if (source === undefined) throw missing("source");
  const magic = magicMethod(source);
  if (magic === null || !source.startsWith("tok_")) throw noSuch("token", source, "source");
  if (params.customer !== undefined) await liveCustomer(work, params.customer, "customer");
  const method = await makeMethod(work, magic);
  const { decline } = await behaviourOf(work, method.id);
  const charge = await makeCharge(work, {
    amount,
    currency,
    method,
    intent: null,
    customer: params.customer ?? null,
    description: textOr(params.description, null),
    metadata: metadataOver(params.metadata, {}),
    captured: params.capture !== false,
    status: decline === undefined ? "succeeded" : "failed",
    ...(decline === undefined ? {} : { decline }),
  });
  if (decline !== undefined) {
    await emit(work, "charge.failed", charge);
    const { code, message, reason } = decline;
    const { body } = cardTrouble({ code, message, decline_code: reason, charge: charge.id });
    return new Trouble(402, body, true);
  }
  const settled = await settle(work, charge);
  await emit(work, "charge.succeeded", settled);
  return settled;
}

export const retrieveCharge = (work: Work, _params: unknown, [id = ""]: string[]) =>
  need(work, "charge", id);

export const listCharges = (work: Work, params: Stripe.ChargeListParams) =>
  listed(work, "charge", params, "/v1/charges", {
    customer: params.customer,
    payment_intent: params.payment_intent,
    transfer_group: params.transfer_group,
  });

export async function updateCharge(
  work: Work,
  params: Stripe.ChargeUpdateParams,
  [id = ""]: string[],
): Promise<Stripe.Charge> {
  const was = await need(work, "charge", id);
  if (params.customer !== undefined) await liveCustomer(work, params.customer, "customer");
  const changed: Partial<Stripe.Charge> = {
    description: textOr(params.description, was.description),
    metadata: metadataOver(params.metadata, was.metadata),
    receipt_email: params.receipt_email ?? was.receipt_email,
    transfer_group: params.transfer_group ?? was.transfer_group,
    customer: params.customer ?? was.customer,
  };
  return change(work, was, changed, "charge.updated");
}

/** Radar's word before a dispute comes. */
export async function warnOfFraud(work: Work, id: string): Promise<Stripe.Radar.EarlyFraudWarning> {
  const charge = await need(work, "charge", id);
  const warning: Stripe.Radar.EarlyFraudWarning = {
    id: `issfr_${id.slice(3)}`,
    object: "radar.early_fraud_warning",
    actionable: !charge.refunded && !charge.disputed,
    charge: id,
    created: work.now,
    fraud_type: "misc",
    livemode: false,
    ...(typeof charge.payment_intent === "string" ? { payment_intent: charge.payment_intent } : {}),
  };
  await keep(work, warning);
  await emit(work, "radar.early_fraud_warning.created", warning);
  return warning;
}
export const retrieveWarning = (work: Work, _params: unknown, [id = ""]: string[]) =>
  need(work, "radar.early_fraud_warning", id);
export const listWarnings = (work: Work, params: Stripe.Radar.EarlyFraudWarningListParams) =>
  listed(work, "radar.early_fraud_warning", params, "/v1/radar/early_fraud_warnings", {
    charge: params.charge,
    payment_intent: params.payment_intent,
  });
