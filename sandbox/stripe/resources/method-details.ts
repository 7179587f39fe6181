/** What a payment method of each type looks like. */
import type { Stripe } from "stripe";
import type { MagicMethod } from "./magic-methods";

function cardOf({ brand, last4 }: MagicMethod): Stripe.PaymentMethod.Card {
  return {
    brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
    country: "US",
    display_brand: brand,
    exp_month: 12,
    exp_year: 2034,
    fingerprint: `Sandbox${brand}${last4}`.slice(0, 16),
    funding: "credit",
    generated_from: null,
    last4,
    networks: { available: [brand], preferred: null },
    regulated_status: "unregulated",
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
}

export const typed = (magic: MagicMethod): Partial<Stripe.PaymentMethod> => {
  if (magic.type === "alipay") return { alipay: {} };
  if (magic.type === "wechat_pay") return { wechat_pay: {} };
  if (magic.type === "card") return { card: cardOf(magic) };
  const none = {
    bank_code: "19043",
    branch_code: "",
    country: "AT",
    fingerprint: "SandboxSepa00001",
  };
  return {
    sepa_debit: {
      ...none,
      generated_from: { charge: null, setup_attempt: null },
      last4: magic.last4,
    },
  };
};
