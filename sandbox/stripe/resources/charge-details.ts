/** What a charge says of the method it was made with, and of how it went. */
import type { Stripe } from "stripe";
import type { Behaviour } from "./magic-methods";

export function detailsOf(
  method: Stripe.PaymentMethod,
  authorizedUntil: number | null,
  authenticated: boolean,
): Stripe.Charge.PaymentMethodDetails {
  if (method.type === "alipay")
    return { type: "alipay", alipay: { fingerprint: null, transaction_id: null } };
  if (method.type === "wechat_pay")
    return { type: "wechat_pay", wechat_pay: { fingerprint: null, transaction_id: null } };
  if (method.sepa_debit !== undefined) {
    const { bank_code, branch_code, country, fingerprint, last4 } = method.sepa_debit;
    return {
      type: "sepa_debit",
      sepa_debit: { bank_code, branch_code, country, fingerprint, last4, mandate: null },
    };
  }
  const { card } = method;
  return {
    type: "card",
    card: {
      amount_authorized: null,
      authorization_code: null,
      brand: card?.brand ?? null,
      ...(authorizedUntil === null ? {} : { capture_before: authorizedUntil }),
      checks: card?.checks ?? null,
      country: card?.country ?? null,
      electronic_commerce_indicator: null,
      exp_month: card?.exp_month ?? 1,
      exp_year: card?.exp_year ?? 2034,
      extended_authorization: { status: "disabled" },
      fingerprint: card?.fingerprint ?? null,
      funding: card?.funding ?? null,
      incremental_authorization: { status: "unavailable" },
      installments: null,
      last4: card?.last4 ?? null,
      mandate: null,
      multicapture: { status: "unavailable" },
      network: card?.brand ?? null,
      network_token: { used: false },
      network_transaction_id: "104102978678771",
      regulated_status: "unregulated",
      three_d_secure: authenticated
        ? {
            authentication_flow: "challenge",
            electronic_commerce_indicator: "05",
            exemption_indicator: null,
            result: "authenticated",
            result_reason: null,
            transaction_id: "5d3b1b8e-6f4b-4a3c-8a4e-2b9d5d1d7a10",
            version: "2.2.0",
          }
        : null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}

export const outcomeOf = (decline: Behaviour["decline"]): Stripe.Charge.Outcome => ({
  advice_code: decline === undefined ? null : "try_again_later",
  network_advice_code: null,
  network_decline_code: decline === undefined ? null : "05",
  network_status: decline === undefined ? "approved_by_network" : "declined_by_network",
  reason: decline?.reason ?? null,
  risk_level: "normal",
  risk_score: 20,
  seller_message:
    decline === undefined
      ? "Payment complete."
      : "The bank did not return any further details with this decline.",
  type: decline === undefined ? "authorized" : "issuer_declined",
});
