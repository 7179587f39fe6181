import type { Stripe } from "stripe";
import { availableIn, book } from "../store/balance";
import { later } from "../store/due";
import { change, emit } from "../store/events";
import { newId } from "../store/ids";
import { keep, need } from "../store/objects";
import { day, type Work } from "../store/work";
import { listed } from "../wire/list";
import { invalid, refused } from "../wire/trouble";
import { idOf, metadataOver, textOr } from "../wire/words";

export async function createPayout(
  work: Work,
  params: Stripe.PayoutCreateParams,
): Promise<Stripe.Payout> {
  const currency = params.currency.toLowerCase();
  if (params.amount < 1)
    throw invalid("Invalid positive integer", {
      code: "parameter_invalid_integer",
      param: "amount",
    });
  if ((await availableIn(work, currency)) < params.amount)
    throw refused(
      "You have insufficient funds in your Stripe account for this transfer. Your card balance is too low.",
      { code: "balance_insufficient" },
    );
  const id = await newId(work, "po");
  const payout: Stripe.Payout = {
    id,
    object: "payout",
    amount: params.amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: work.now + day,
    automatic: false,
    balance_transaction: await book(work, {
      type: "payout",
      category: "payout",
      currency,
      amount: -params.amount,
      source: id,
      description: params.description ?? "STRIPE PAYOUT",
    }),
    created: work.now,
    currency,
    description: textOr(params.description, null),
    destination: params.destination ?? null,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: metadataOver(params.metadata, {}),
    method: params.method ?? "standard",
    original_payout: null,
    payout_method: null,
    reconciliation_status: "not_applicable",
    reversed_by: null,
    source_type: "card",
    statement_descriptor: params.statement_descriptor ?? null,
    status: "pending",
    trace_id: null,
    type: "bank_account",
  };
  await keep(work, payout);
  await emit(work, "payout.created", payout);
  await later(work, payout.arrival_date * 1_000, "payout-arrives", id);
  return payout;
}

export async function arrivePayout(work: Work, id: string): Promise<void> {
  const payout = await need(work, "payout", id);
  if (payout.status === "pending") await change(work, payout, { status: "paid" }, "payout.paid");
}

async function undone(
  work: Work,
  payout: Stripe.Payout,
  status: "canceled" | "failed",
): Promise<Stripe.Payout> {
  const back = await book(work, {
    type: status === "failed" ? "payout_failure" : "payout_cancel",
    category: status === "failed" ? "payout_reversal" : "payout_reversal",
    currency: payout.currency,
    amount: payout.amount,
    source: payout.id,
  });
  const failure =
    status === "failed"
      ? { failure_code: "account_closed", failure_message: "The bank account has been closed." }
      : {};
  return change(
    work,
    payout,
    { ...failure, failure_balance_transaction: back, status },
    `payout.${status}`,
  );
}

export async function failPayout(work: Work, id: string): Promise<Stripe.Payout> {
  const payout = await need(work, "payout", id);
  return payout.status === "pending" || payout.status === "paid"
    ? undone(work, payout, "failed")
    : payout;
}

export async function cancelPayout(
  work: Work,
  _params: unknown,
  [id = ""]: string[],
): Promise<Stripe.Payout> {
  const payout = await need(work, "payout", id);
  if (payout.status !== "pending")
    throw refused(
      `Payouts can only be canceled while they are pending; ${id} is ${payout.status}.`,
    );
  return undone(work, payout, "canceled");
}

export async function updatePayout(
  work: Work,
  params: Stripe.PayoutUpdateParams,
  [id = ""]: string[],
): Promise<Stripe.Payout> {
  const was = await need(work, "payout", id);
  const metadata = metadataOver(params.metadata, was.metadata ?? {});
  return change(work, was, { metadata }, "payout.updated");
}

export const retrievePayout = (work: Work, _params: unknown, [id = ""]: string[]) =>
  need(work, "payout", id);
export const listPayouts = (work: Work, params: Stripe.PayoutListParams) =>
  listed(work, "payout", params, "/v1/payouts", {
    destination: idOf(params.destination) ?? undefined,
    status: params.status,
  });
