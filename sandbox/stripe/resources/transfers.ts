import type { Stripe } from "stripe";
import { availableIn, book } from "../store/balance";
import { change, emit } from "../store/events";
import { newId } from "../store/ids";
import { allWith, keep, need } from "../store/objects";
import { inAccount, type Work } from "../store/work";
import { listed, listOf } from "../wire/list";
import { invalid, missing, refused } from "../wire/trouble";
import { idOf, metadataOver, textOr } from "../wire/words";
import { liveAccount } from "./accounts";
import { destinationPayment } from "./destination-payment";
import { settledCharge } from "./make-charge";

const short = () =>
  refused(
    "You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the 4000000000000077 test card. See: https://stripe.com/docs/testing#available-balance",
    { code: "balance_insufficient" },
  );

/** With a source transaction: within what its charge brought, and spendable with it. */
async function fundsOf(
  work: Work,
  params: Stripe.TransferCreateParams,
  currency: string,
): Promise<{ amount: number; availableOn: number; group: string | null }> {
  const { amount, source_transaction: source, transfer_group: group } = params;
  if (source === undefined) {
    if (amount === undefined) throw missing("amount");
    if ((await availableIn(work, currency)) < amount) throw short();
    return { amount, availableOn: work.now, group: group ?? null };
  }
  const charge = await settledCharge(work, source, "source_transaction");
  if (charge.currency !== currency)
    throw refused(
      `The currency of source_transaction's balance transaction (${charge.currency}) must be the same as the transfer currency (${currency})`,
    );
  const before = await allWith(work, "transfer", { source_transaction: source });
  const spent = before.reduce((sum, transfer) => sum + transfer.amount, 0);
  const left = charge.amount_captured - spent;
  const wanted = amount ?? left;
  if (wanted > left)
    throw refused(
      `Cannot create a transfer with amount ${wanted} from source_transaction ${source}: only ${left} is left of it.`,
      { code: "balance_insufficient" },
    );
  const [transaction] = await work.sql<{ available_on: number }[]>`
    SELECT available_on FROM balance_transactions
    WHERE account = ${work.account} AND id = ${idOf(charge.balance_transaction)}`;
  return {
    amount: wanted,
    availableOn: transaction?.available_on ?? work.now,
    group: group ?? charge.transfer_group ?? `group_${charge.id}`,
  };
}

export async function createTransfer(
  work: Work,
  params: Stripe.TransferCreateParams,
): Promise<Stripe.Transfer> {
  const currency = params.currency.toLowerCase();
  if (params.amount !== undefined && params.amount < 1)
    throw invalid("Invalid positive integer", {
      code: "parameter_invalid_integer",
      param: "amount",
    });
  const account = await liveAccount(work, params.destination, "destination");
  if (account.capabilities?.transfers !== "active")
    throw refused(
      "Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments",
      { code: "insufficient_capabilities_for_transfer" },
    );
  const { amount, availableOn, group } = await fundsOf(work, params, currency);
  const id = await newId(work, "tr");
  const common = { amount, currency, availableOn, transfer: id };
  const payment = await destinationPayment(await inAccount(work, account.id), common);
  const transfer: Stripe.Transfer = {
    id,
    object: "transfer",
    amount,
    amount_reversed: 0,
    balance_transaction: await book(work, {
      type: "transfer",
      category: "transfer",
      currency,
      amount: -amount,
      source: id,
      description: params.description ?? null,
      availableOn,
    }),
    created: work.now,
    currency,
    description: textOr(params.description, null),
    destination: account.id,
    destination_payment: payment.id,
    livemode: false,
    metadata: metadataOver(params.metadata, {}),
    reversals: listOf<Stripe.TransferReversal>([], `/v1/transfers/${id}/reversals`),
    reversed: false,
    source_transaction: params.source_transaction ?? null,
    source_type: "card",
    transfer_group: group,
  };
  await keep(work, transfer);
  await emit(work, "transfer.created", transfer);
  return transfer;
}

export async function updateTransfer(
  work: Work,
  params: Stripe.TransferUpdateParams,
  [id = ""]: string[],
): Promise<Stripe.Transfer> {
  const was = await need(work, "transfer", id);
  const changed: Partial<Stripe.Transfer> = {
    description: textOr(params.description, was.description),
    metadata: metadataOver(params.metadata, was.metadata),
  };
  return change(work, was, changed, "transfer.updated");
}

export const retrieveTransfer = (work: Work, _params: unknown, [id = ""]: string[]) =>
  need(work, "transfer", id);
export const listTransfers = (work: Work, params: Stripe.TransferListParams) =>
  listed(work, "transfer", params, "/v1/transfers", {
    destination: params.destination,
    transfer_group: params.transfer_group,
  });
