/** Which charge a refund is for, and how much of it can go back. */
import type { Stripe } from "stripe";
import { find, need } from "../store/objects";
import { day, type Work } from "../store/work";
import { invalid, refused } from "../wire/trouble";
import { amountText, idOf } from "../wire/words";
import { settledCharge } from "./make-charge";

/** Wallets take money back for so many days. */
const windowDays: Readonly<Record<string, number>> = { alipay: 90, wechat_pay: 180 };

export async function chargeOf(
  work: Work,
  params: Stripe.RefundCreateParams,
): Promise<Stripe.Charge> {
  const { charge, payment_intent: intent } = params;
  if (charge === undefined && intent === undefined)
    throw invalid(
      "One of the following params should be provided for this request: payment_intent or charge.",
    );
  if (charge !== undefined) return settledCharge(work, charge);
  const paid = await need(work, "payment_intent", intent ?? "", "payment_intent");
  const latest = idOf(paid.latest_charge);
  const found = latest === null ? null : await find(work, "charge", latest);
  if (found === null || !found.captured)
    throw refused(`This PaymentIntent (${paid.id}) does not have a successful charge to refund.`);
  return settledCharge(work, found.id);
}

export function checkRefundable(
  work: Work,
  charge: Stripe.Charge,
  asked: number | undefined,
): number {
  const type = charge.payment_method_details?.type ?? "card";
  const left = charge.amount_captured - charge.amount_refunded;
  if (asked !== undefined && asked < 1)
    throw invalid("Invalid positive integer", {
      code: "parameter_invalid_integer",
      param: "amount",
    });
  if (charge.disputed)
    throw refused(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
    });
  if (charge.refunded || left <= 0)
    throw refused(`Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
    });
  if (!charge.captured)
    throw refused(`Charge ${charge.id} has not been captured; cannot issue a refund.`);
  const days = windowDays[type];
  if (days !== undefined && work.now > charge.created + days * day)
    throw refused(
      `Charge ${charge.id} can no longer be refunded: the payment method ${type} takes refunds for ${days} days.`,
      { code: "charge_not_refundable" },
    );
  const amount = asked ?? left;
  if (amount > left)
    throw refused(
      `Refund amount (${amountText(amount, charge.currency)}) is greater than unrefunded amount on charge (${amountText(left, charge.currency)})`,
      { param: "amount" },
    );
  return amount;
}
