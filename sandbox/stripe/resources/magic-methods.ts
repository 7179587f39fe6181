/** Stripe's test payment methods, and how each behaves. */

/** What happens when money is asked for. */
export type Behaviour = {
  readonly decline?: { readonly code: string; readonly reason: string; readonly message: string };
  /** Declines already when it is to be saved. */
  readonly attachDeclines?: true;
  /** `always`: each payment; `unless-set-up`: not after it was saved with authentication. */
  readonly authentication?: "always" | "unless-set-up";
  readonly bypassPending?: true;
  readonly dispute?: "fraudulent" | "product_not_received";
  readonly inquiry?: true;
  readonly refund?: "fails" | "pending";
  /** Delayed notification: the end comes later. */
  readonly processing?: "succeeds" | "fails";
};
type MethodType = "card" | "alipay" | "wechat_pay" | "sepa_debit";
export type MagicMethod = {
  readonly type: MethodType;
  readonly brand: string;
  readonly last4: string;
  readonly behaviour: Behaviour;
};

const declined = {
  code: "card_declined",
  reason: "generic_decline",
  message: "Your card was declined.",
};
const visa = (last4: string, behaviour: Behaviour = {}): MagicMethod => ({
  type: "card",
  brand: "visa",
  last4,
  behaviour,
});

const cards: Readonly<Record<string, MagicMethod>> = {
  visa: visa("4242"),
  mastercard: { ...visa("4444"), brand: "mastercard" },
  bypassPending: visa("0077", { bypassPending: true }),
  chargeDeclined: visa("0002", { decline: declined, attachDeclines: true }),
  visa_chargeDeclined: visa("0002", { decline: declined, attachDeclines: true }),
  chargeDeclinedInsufficientFunds: visa("9995", {
    decline: {
      code: "card_declined",
      reason: "insufficient_funds",
      message: "Your card has insufficient funds.",
    },
    attachDeclines: true,
  }),
  chargeCustomerFail: visa("0341", { decline: declined }),
  authenticationRequired: visa("3184", { authentication: "always" }),
  authenticationRequiredOnSetup: visa("3155", { authentication: "unless-set-up" }),
  threeDSecure2Required: visa("3220", { authentication: "always" }),
  createDispute: visa("0259", { dispute: "fraudulent" }),
  createDisputeProductNotReceived: visa("2685", { dispute: "product_not_received" }),
  createDisputeInquiry: visa("1976", { inquiry: true }),
  refundFail: visa("5126", { refund: "fails" }),
  pendingRefund: visa("7726", { refund: "pending" }),
};

/** Neither wallets nor bank debits have a test id at Stripe; these are the sandbox's own. */
const wallets: Readonly<Record<string, MagicMethod>> = {
  pm_alipay: { type: "alipay", brand: "alipay", last4: "", behaviour: {} },
  pm_wechat: { type: "wechat_pay", brand: "wechat_pay", last4: "", behaviour: {} },
  pm_sepa: {
    type: "sepa_debit",
    brand: "sepa",
    last4: "3201",
    behaviour: { processing: "succeeds" },
  },
  pm_sepa_fails: {
    type: "sepa_debit",
    brand: "sepa",
    last4: "3456",
    behaviour: { processing: "fails" },
  },
};

export function magicMethod(id: string): MagicMethod | null {
  const name = /^(?:pm_card|tok)_(.+)$/.exec(id)?.[1];
  return (name === undefined ? wallets[id] : cards[name]) ?? null;
}

/** The bank account that Stripe's fixtures use to fail; every other one pays. */
export const sepaDebit = (iban: string): MagicMethod => ({
  type: "sepa_debit",
  brand: "sepa_debit",
  last4: iban.slice(-4),
  behaviour: {
    processing: iban === "AT861904300235473202" || iban.startsWith("IT") ? "fails" : "succeeds",
  },
});

const cardNumbers: Readonly<Record<string, string>> = {
  "4242424242424242": "visa",
  "5555555555554444": "mastercard",
  "4000000000000077": "bypassPending",
  "4000000000000002": "visa_chargeDeclined",
  "4000000000009995": "chargeDeclinedInsufficientFunds",
  "4000000000000341": "chargeCustomerFail",
  "4000002760003184": "authenticationRequired",
  "4000002500003155": "authenticationRequiredOnSetup",
  "4000000000003220": "threeDSecure2Required",
  "4000000000000259": "createDispute",
  "4000000000005126": "refundFail",
  "4000000000007726": "pendingRefund",
};
export const cardOfNumber = (number: string): MagicMethod | null =>
  cards[cardNumbers[number.replaceAll(/\s/g, "")] ?? ""] ?? null;
