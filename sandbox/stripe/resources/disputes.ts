import type { Stripe } from "stripe";
import { balanceTransaction, book } from "../store/balance";
import { change, emit } from "../store/events";
import { newId } from "../store/ids";
import { keep, need } from "../store/objects";
import { day, type Work } from "../store/work";
import { listed } from "../wire/list";
import { refused } from "../wire/trouble";
import { metadataOver } from "../wire/words";
import { blankEvidence } from "./blank-evidence";
import { changeCharge, settledCharge } from "./make-charge";

const disputeFee = 1_500;
type Opening = {
  readonly reason: string;
  /** A question only: no money moves. */
  readonly inquiry: boolean;
  readonly amount?: number;
};

async function withdraw(
  work: Work,
  dispute: { id: string; amount: number; currency: string },
  charge: string,
): Promise<Stripe.BalanceTransaction> {
  const id = await book(work, {
    type: "adjustment",
    category: "dispute",
    currency: dispute.currency,
    amount: -dispute.amount,
    fee: disputeFee,
    feeText: "Dispute fee",
    source: dispute.id,
    description: `Chargeback withdrawal for ${charge}`,
  });
  return balanceTransaction(work, id);
}

/** What is left after refunds is taken back at once, with a fee. */
export async function openDispute(
  work: Work,
  chargeId: string,
  { reason, inquiry, amount }: Opening,
): Promise<Stripe.Dispute> {
  const charge = await settledCharge(work, chargeId);
  const left = charge.amount_captured - charge.amount_refunded;
  if (charge.disputed || left <= 0)
    throw refused(`Charge ${chargeId} cannot be disputed: nothing is left of it.`);
  const { currency } = charge;
  const id = await newId(work, inquiry ? "dp" : "du");
  const sum = Math.min(amount ?? left, left);
  const dispute: Stripe.Dispute = {
    id,
    object: "dispute",
    amount: sum,
    balance_transactions: inquiry
      ? []
      : [await withdraw(work, { id, amount: sum, currency }, chargeId)],
    charge: chargeId,
    created: work.now,
    currency,
    enhanced_eligibility_types: [],
    evidence: blankEvidence,
    evidence_details: {
      due_by: work.now + 9 * day,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      type: "card",
      card: {
        brand: charge.payment_method_details?.card?.brand ?? "visa",
        network: charge.payment_method_details?.card?.network ?? "visa",
        case_type: inquiry ? "inquiry" : "chargeback",
        network_reason_code: reason === "fraudulent" ? "10.4" : "13.1",
      },
    },
    reason,
    status: inquiry ? "warning_needs_response" : "needs_response",
  };
  await keep(work, dispute);
  if (!inquiry) await changeCharge(work, charge, { disputed: true }, "charge.updated");
  await emit(work, "charge.dispute.created", dispute);
  if (!inquiry) await emit(work, "charge.dispute.funds_withdrawn", dispute);
  return dispute;
}

const closedAs = ["won", "lost", "warning_closed", "prevented"];
export const disputeEndings = ["won", "lost", "warning_closed", "prevented"] as const;
type Ending = (typeof disputeEndings)[number];

/** Won: the amount comes back, the fee does not. */
export async function endDispute(work: Work, id: string, ending: Ending): Promise<Stripe.Dispute> {
  const dispute = await need(work, "dispute", id);
  if (closedAs.includes(dispute.status))
    throw refused("This dispute is already closed.", { code: "status_transition_invalid" });
  const inquiry = dispute.status.startsWith("warning_");
  const status = inquiry ? "warning_closed" : ending === "warning_closed" ? "lost" : ending;
  const reinstated = !inquiry && status === "won";
  const back = reinstated
    ? [
        await balanceTransaction(
          work,
          await book(work, {
            type: "adjustment",
            category: "dispute_reversal",
            currency: dispute.currency,
            amount: dispute.amount,
            source: id,
            description: `Chargeback reversal for ${String(dispute.charge)}`,
          }),
        ),
      ]
    : [];
  const closed = await keep(work, {
    ...dispute,
    balance_transactions: [...dispute.balance_transactions, ...back],
    is_charge_refundable: false,
    status,
  });
  if (reinstated) {
    const charge = await need(work, "charge", String(dispute.charge));
    await changeCharge(work, charge, { disputed: false }, "charge.updated");
    await emit(work, "charge.dispute.funds_reinstated", closed);
  }
  await emit(work, "charge.dispute.closed", closed, { status: dispute.status });
  return closed;
}

export async function updateDispute(
  work: Work,
  params: Stripe.DisputeUpdateParams,
  [id = ""]: string[],
): Promise<Stripe.Dispute> {
  const was = await need(work, "dispute", id);
  const { evidence, submit, metadata } = params;
  const { enhanced_evidence: _enhanced, ...plain } = evidence ?? {};
  const texts = Object.fromEntries(
    Object.entries(plain).map(([name, text]) => [name, text === "" ? null : text]),
  ) as Partial<Stripe.Dispute.Evidence>;
  const open = was.status === "needs_response" || was.status === "warning_needs_response";
  if (evidence !== undefined && !open)
    throw refused("This dispute is already closed and cannot be updated.", {
      code: "status_transition_invalid",
    });
  const submitted = submit !== false && evidence !== undefined;
  const changed: Partial<Stripe.Dispute> = {
    metadata: metadataOver(metadata, was.metadata),
    evidence: { ...was.evidence, ...texts },
    evidence_details: {
      ...was.evidence_details,
      has_evidence: was.evidence_details.has_evidence || evidence !== undefined,
      submission_count: was.evidence_details.submission_count + (submitted ? 1 : 0),
      ...(submitted ? { submission_method: "manual" as const } : {}),
    },
    ...(submitted
      ? { status: was.status === "needs_response" ? "under_review" : "warning_under_review" }
      : {}),
  };
  const told = await change(work, was, changed, "charge.dispute.updated");
  const words = texts.uncategorized_text;
  if (submitted && words === "winning_evidence") return endDispute(work, id, "won");
  if (submitted && words === "losing_evidence") return endDispute(work, id, "lost");
  return told;
}

export const retrieveDispute = (work: Work, _params: unknown, [id = ""]: string[]) =>
  need(work, "dispute", id);
export const closeDispute = (work: Work, _params: unknown, [id = ""]: string[]) =>
  endDispute(work, id, "lost");
export const listDisputes = (work: Work, params: Stripe.DisputeListParams) =>
  listed(work, "dispute", params, "/v1/disputes", {
    charge: params.charge,
    payment_intent: params.payment_intent,
  });
