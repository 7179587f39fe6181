import type { Stripe } from "stripe";
import { availableIn, book } from "../store/balance";
import { soon } from "../store/due";
import { change, emit } from "../store/events";
import { newId } from "../store/ids";
import { allWith, keep, need } from "../store/objects";
import type { Work } from "../store/work";
import { listed } from "../wire/list";
import { refused } from "../wire/trouble";
import { idOf, metadataOver } from "../wire/words";
import { changeCharge } from "./make-charge";
import { behaviourOf } from "./payment-methods";
import { destination } from "./refund-destination";
import { chargeOf, checkRefundable } from "./refundable";

const bookRefund = (work: Work, refund: Stripe.Refund, type: string): Promise<string> =>
  book(work, {
    type: type === "card" ? "refund" : "payment_refund",
    category: "refund",
    currency: refund.currency,
    amount: -refund.amount,
    source: refund.id,
    description: `REFUND FOR CHARGE ${idOf(refund.charge)}`,
  });

type Course = { status: "succeeded" | "pending" | "failed"; reason?: Stripe.Refund.PendingReason };

async function courseOf(work: Work, charge: Stripe.Charge, amount: number): Promise<Course> {
  const type = charge.payment_method_details?.type ?? "card";
  const short = work.settings.strictBalance && (await availableIn(work, charge.currency)) < amount;
  if (short)
    return type === "card"
      ? { status: "pending", reason: "insufficient_funds" }
      : { status: "failed" };
  const { refund } = await behaviourOf(work, idOf(charge.payment_method) ?? "");
  if (refund === "pending" || type !== "card") return { status: "pending", reason: "processing" };
  return { status: "succeeded" };
}

export async function createRefund(
  work: Work,
  params: Stripe.RefundCreateParams,
): Promise<Stripe.Refund> {
  const charge = await chargeOf(work, params);
  const amount = checkRefundable(work, charge, params.amount);
  const type = charge.payment_method_details?.type ?? "card";
  const { status, reason } = await courseOf(work, charge, amount);
  const blank: Stripe.Refund = {
    id: await newId(work, type === "card" ? "re" : "pyr"),
    object: "refund",
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: work.now,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: destination(type, status !== "succeeded"),
    metadata: metadataOver(params.metadata, {}),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(reason === undefined ? {} : { pending_reason: reason }),
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status,
    transfer_reversal: null,
    ...(status === "failed" ? { failure_reason: "insufficient_funds" } : {}),
  };
  const booked = status !== "failed" && reason !== "insufficient_funds";
  const refund = await keep(work, {
    ...blank,
    balance_transaction: booked ? await bookRefund(work, blank, type) : null,
  });
  await emit(work, "refund.created", refund);
  if (status === "failed") {
    await emit(work, "refund.failed", refund);
    return refund;
  }
  const refunded = charge.amount_refunded + amount;
  await changeCharge(
    work,
    charge,
    { amount_refunded: refunded, refunded: refunded === charge.amount_captured },
    "charge.refunded",
  );
  const { refund: fate } = await behaviourOf(work, idOf(charge.payment_method) ?? "");
  if (fate === "fails") await soon(work, "refund-fails", refund.id);
  else if (reason === "processing") await soon(work, "refund-succeeds", refund.id);
  return refund;
}

async function told(work: Work, was: Stripe.Refund, now: Stripe.Refund): Promise<Stripe.Refund> {
  const { pending_reason: _ended, ...ended } = now;
  const refund = await keep(work, now.status === "pending" ? now : ended);
  const previous = { status: was.status };
  await emit(work, "refund.updated", refund, previous);
  await emit(work, "charge.refund.updated", refund, previous);
  return refund;
}

/** Pending money went out; one that waited for funds is booked now. */
export async function succeedRefund(work: Work, id: string): Promise<Stripe.Refund> {
  const refund = await need(work, "refund", id);
  if (refund.status !== "pending") return refund;
  const type = refund.destination_details?.type ?? "card";
  const booked = refund.balance_transaction ?? (await bookRefund(work, refund, type));
  return told(work, refund, {
    ...refund,
    balance_transaction: booked,
    destination_details: destination(type, false),
    status: "succeeded",
  });
}

/** The money comes back: what was refunded counts as not refunded. */
async function giveBack(
  work: Work,
  refund: Stripe.Refund,
  ended: Partial<Stripe.Refund>,
): Promise<Stripe.Refund> {
  const charge = await need(work, "charge", idOf(refund.charge) ?? "");
  const returned =
    refund.balance_transaction === null
      ? {}
      : {
          failure_balance_transaction: await book(work, {
            type: "refund_failure",
            category: "refund_failure",
            currency: refund.currency,
            amount: refund.amount,
            source: refund.id,
            description: `REFUND FAILURE FOR CHARGE ${charge.id}`,
          }),
        };
  const back = charge.amount_refunded - refund.amount;
  await changeCharge(work, charge, { amount_refunded: back, refunded: false }, null);
  return told(work, refund, { ...refund, ...returned, ...ended });
}

export async function failRefund(
  work: Work,
  id: string,
  reason = "expired_or_canceled_card",
): Promise<Stripe.Refund> {
  const refund = await need(work, "refund", id);
  if (refund.status !== "succeeded" && refund.status !== "pending") return refund;
  const failed = await giveBack(work, refund, { status: "failed", failure_reason: reason });
  await emit(work, "refund.failed", failed);
  return failed;
}

/** Refunds that wait for funds go out, oldest first, as far as the balance reaches. */
export async function fundWaitingRefunds(work: Work): Promise<void> {
  const waiting = await allWith(work, "refund", {
    status: "pending",
    pending_reason: "insufficient_funds",
  });
  for (const refund of waiting)
    if ((await availableIn(work, refund.currency)) >= refund.amount)
      await succeedRefund(work, refund.id);
}

export const retrieveRefund = (work: Work, _params: unknown, [id = ""]: string[]) =>
  need(work, "refund", id);

export async function updateRefund(
  work: Work,
  params: Stripe.RefundUpdateParams,
  [id = ""]: string[],
): Promise<Stripe.Refund> {
  const was = await need(work, "refund", id);
  const metadata = metadataOver(params.metadata, was.metadata ?? {});
  const refund = await change(work, was, { metadata }, "refund.updated");
  await emit(work, "charge.refund.updated", refund, { metadata: was.metadata });
  return refund;
}

export async function cancelRefund(
  work: Work,
  _params: unknown,
  [id = ""]: string[],
): Promise<Stripe.Refund> {
  const refund = await need(work, "refund", id);
  if (refund.status !== "requires_action" && refund.pending_reason !== "insufficient_funds")
    throw refused(`Refund ${id} cannot be canceled because its status is ${refund.status}.`);
  return giveBack(work, refund, { status: "canceled" });
}

export const listRefunds = (work: Work, params: Stripe.RefundListParams) =>
  listed(work, "refund", params, "/v1/refunds", {
    charge: params.charge,
    payment_intent: params.payment_intent,
  });
