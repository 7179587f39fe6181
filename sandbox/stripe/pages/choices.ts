import type { Payer } from "../resources/complete-session";
import type { Words } from "./words";

/** What the Checkout page offers instead of a card number. */
export type Choice = {
  readonly name: keyof Words;
  /** The payment method type that the session has to allow. */
  readonly type: "card" | "alipay" | "wechat_pay" | "sepa_debit";
  readonly method: string;
  readonly passes: Payer["passes"];
};

const card = (name: keyof Words, method: string, passes = true): Choice => ({
  name,
  type: "card",
  method: `pm_card_${method}`,
  passes,
});

export const choices: readonly Choice[] = [
  card("ok", "visa"),
  card("decline", "visa_chargeDeclined"),
  card("insufficient", "chargeDeclinedInsufficientFunds"),
  card("bank_pass", "threeDSecure2Required"),
  card("bank_fail", "threeDSecure2Required", false),
  card("asks_again", "authenticationRequired"),
  card("saves_then_fails", "chargeCustomerFail"),
  card("dispute", "createDispute"),
  card("refund_fails", "refundFail"),
  card("at_once", "bypassPending"),
  { name: "alipay", type: "alipay", method: "pm_alipay", passes: true },
  { name: "wechat", type: "wechat_pay", method: "pm_wechat", passes: true },
  { name: "wallet_fail", type: "alipay", method: "pm_alipay", passes: false },
  { name: "debit", type: "sepa_debit", method: "pm_sepa", passes: true },
  { name: "debit_fails", type: "sepa_debit", method: "pm_sepa_fails", passes: true },
];

/** `saves_then_fails` is only of use where a card is saved without a payment. */
export const choicesFor = (types: readonly string[], mode: string): Choice[] =>
  choices.filter(
    ({ name, type }) => types.includes(type) && (mode === "setup" || name !== "saves_then_fails"),
  );
