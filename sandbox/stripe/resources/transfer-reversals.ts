import type { Stripe } from "stripe";
import { availableIn, book } from "../store/balance";
import { change, emit } from "../store/events";
import { newId } from "../store/ids";
import { keep, need } from "../store/objects";
import { inAccount, type Work } from "../store/work";
import { listed, listOf } from "../wire/list";
import { invalid, refused } from "../wire/trouble";
import { amountText, idOf, metadataOver } from "../wire/words";
import { refundDestination } from "./destination-payment";

/** Back from the connected account: within the transfer, and within what is there. */
export async function createReversal(
  work: Work,
  params: Stripe.TransferCreateReversalParams,
  [id = ""]: string[],
): Promise<Stripe.TransferReversal> {
  const transfer = await need(work, "transfer", id, "transfer");
  const left = transfer.amount - transfer.amount_reversed;
  const amount = params.amount ?? left;
  if (amount < 1 && left > 0)
    throw invalid("Invalid positive integer", {
      code: "parameter_invalid_integer",
      param: "amount",
    });
  if (left === 0) throw refused("This transfer has already been fully reversed.");
  if (amount > left)
    throw refused(
      `Transfer reversal amount (${amountText(amount, transfer.currency)}) is greater than unreversed amount on transfer (${amountText(left, transfer.currency)})`,
      { param: "amount" },
    );
  const there = await inAccount(work, idOf(transfer.destination) ?? "");
  if ((await availableIn(there, transfer.currency)) < amount)
    throw refused("The connected account has insufficient available funds for this reversal.", {
      code: "balance_insufficient",
    });
  const own = await newId(work, "trr");
  const payment = idOf(transfer.destination_payment) ?? "";
  const refund = await refundDestination(there, payment, amount, own);
  const reversal: Stripe.TransferReversal = {
    id: own,
    object: "transfer_reversal",
    amount,
    balance_transaction: await book(work, {
      type: "transfer_refund",
      category: "transfer_reversal",
      currency: transfer.currency,
      amount,
      source: own,
      description: params.description || null,
    }),
    created: work.now,
    currency: transfer.currency,
    destination_payment_refund: refund.id,
    metadata: metadataOver(params.metadata, {}),
    source_refund: null,
    transfer: id,
  };
  await keep(work, reversal);
  const reversed = transfer.amount_reversed + amount;
  const url = transfer.reversals.url;
  const changed: Partial<Stripe.Transfer> = {
    amount_reversed: reversed,
    reversed: reversed === transfer.amount,
    reversals: listOf([reversal, ...transfer.reversals.data].slice(0, 10), url),
  };
  const after = await change(work, transfer, changed, null);
  await emit(work, "transfer.reversed", after, {
    amount_reversed: transfer.amount_reversed,
    reversed: transfer.reversed,
  });
  return reversal;
}

export async function retrieveReversal(
  work: Work,
  _params: unknown,
  [transfer = "", id = ""]: string[],
): Promise<Stripe.TransferReversal> {
  await need(work, "transfer", transfer, "transfer");
  return need(work, "transfer_reversal", id);
}

export async function listReversals(
  work: Work,
  params: Stripe.TransferListReversalsParams,
  [id = ""]: string[],
): Promise<Stripe.ApiList<Stripe.TransferReversal>> {
  await need(work, "transfer", id, "transfer");
  return listed(work, "transfer_reversal", params, `/v1/transfers/${id}/reversals`, {
    transfer: id,
  });
}
