/** What moved, in words: the kinds of our transfers and Stripe's reporting categories. */
import type { Words } from "~/values/words";

const w = (en: string, zh: string): Words => ({ en, zh });

const kinds: Readonly<Record<string, Words>> = {
  charge: w("Charge", "收款"),
  refund: w("Refund", "退款"),
  refund_failure: w("Failed refund", "退款失败退回"),
  dispute: w("Dispute", "拒付"),
  dispute_reversal: w("Dispute won", "拒付胜诉退回"),
  fee: w("Stripe fee", "Stripe 费用"),
  payout: w("Payout", "提现"),
  topup: w("Top-up", "充值"),
  transfer: w("Transfer", "转账"),
  transfer_reversal: w("Transfer taken back", "转账撤回"),
  "stripe-charge": w("Charge", "收款"),
  "stripe-refund": w("Refund", "退款"),
  "stripe-refund-failure": w("Failed refund", "退款失败退回"),
  "stripe-dispute": w("Dispute", "拒付"),
  "stripe-dispute-reversal": w("Dispute won", "拒付胜诉退回"),
  "deposit-paid": w("Deposit paid", "保证金缴纳"),
  "deposit-arrived": w("Deposit refunded", "保证金退还"),
  "deposit-left-after-all": w("Deposit refunded after all", "退款最终退出"),
  "deposit-came-back": w("Refund came back", "退款退回"),
  "deposit-dispute-withdraw": w("Disputed deposit", "保证金拒付"),
  "deposit-dispute-give-back": w("Dispute won", "拒付胜诉退回"),
};

/** A kind that is not here is shown as it is written. */
export const kindWords = (kind: string): Words => kinds[kind] ?? w(kind, kind);
