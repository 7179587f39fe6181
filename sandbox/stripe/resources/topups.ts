import type { Stripe } from "stripe";
import { book } from "../store/balance";
import { soon } from "../store/due";
import { change, emit } from "../store/events";
import { newId } from "../store/ids";
import { keep, need } from "../store/objects";
import type { Work } from "../store/work";
import { listed } from "../wire/list";
import { invalid, refused } from "../wire/trouble";
import { metadataOver, textOr } from "../wire/words";
import { fundWaitingRefunds } from "./refunds";

export async function createTopup(
  work: Work,
  params: Stripe.TopupCreateParams,
): Promise<Stripe.Topup> {
  if (params.amount < 1)
    throw invalid("Invalid positive integer", {
      code: "parameter_invalid_integer",
      param: "amount",
    });
  const id = await newId(work, "tu");
  const topup: Stripe.Topup = {
    id,
    object: "topup",
    amount: params.amount,
    balance_transaction: null,
    created: work.now,
    currency: params.currency.toLowerCase(),
    description: textOr(params.description, null),
    expected_availability_date: work.now,
    failure_code: null,
    failure_message: null,
    initiated_by: "api",
    livemode: false,
    metadata: metadataOver(params.metadata, {}),
    source: null,
    statement_descriptor: params.statement_descriptor ?? null,
    status: "pending",
    transfer_group: params.transfer_group ?? null,
  };
  await keep(work, topup);
  await emit(work, "topup.created", topup);
  await soon(work, "topup-arrives", id);
  return topup;
}

/** The money is there, and refunds that waited for it go out. */
export async function arriveTopup(work: Work, id: string): Promise<void> {
  const topup = await need(work, "topup", id);
  if (topup.status !== "pending") return;
  const transaction = await book(work, {
    type: "topup",
    category: "topup",
    currency: topup.currency,
    amount: topup.amount,
    source: id,
    description: topup.description,
  });
  await change(
    work,
    topup,
    { balance_transaction: transaction, status: "succeeded" },
    "topup.succeeded",
  );
  await fundWaitingRefunds(work);
}

export async function cancelTopup(
  work: Work,
  _params: unknown,
  [id = ""]: string[],
): Promise<Stripe.Topup> {
  const topup = await need(work, "topup", id);
  if (topup.status !== "pending")
    throw refused(`Top-ups can only be canceled while they are pending; ${id} is ${topup.status}.`);
  return change(work, topup, { status: "canceled" }, "topup.canceled");
}

export async function updateTopup(
  work: Work,
  params: Stripe.TopupUpdateParams,
  [id = ""]: string[],
): Promise<Stripe.Topup> {
  const was = await need(work, "topup", id);
  const changed: Partial<Stripe.Topup> = {
    description: textOr(params.description, was.description),
    metadata: metadataOver(params.metadata, was.metadata),
  };
  return change(work, was, changed, null);
}

export const retrieveTopup = (work: Work, _params: unknown, [id = ""]: string[]) =>
  need(work, "topup", id);
export const listTopups = (work: Work, params: Stripe.TopupListParams) =>
  listed(work, "topup", params, "/v1/topups", { status: params.status });
