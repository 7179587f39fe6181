/** What a line of a deposit's statement says, on the page and in the file. */
import type { Words } from "~/values/words";
import type { Deed } from "./account-statement";
import { w } from "./phrase";
import type { LegState } from "./refund-plan";
import type { EntryState, RefundView } from "./wallet-page";

export const deedWords: Readonly<Record<Deed, Words>> = {
  paid: w("Deposit paid", "缴纳保证金"),
  "from-proceeds": w("Paid from proceeds", "货款充值"),
  refund: w("Refund", "退还保证金"),
  "came-back": w("Refund that came back", "退款退回"),
  deduction: w("Deduction", "扣除保证金"),
  arrears: w("Debt of the shop taken first", "抵扣店铺欠款"),
  "dispute-lost": w("Payment that your bank took back", "银行撤回的付款"),
  "dispute-won": w("Payment that your bank gave back", "银行退回的付款"),
  other: w("Other", "其他"),
};

export const stateWords: Readonly<Record<EntryState, Words>> = {
  paid: w("Paid", "已入账"),
  "on-its-way": w("On its way", "退款中"),
  arrived: w("Sent to your bank", "已退回"),
  failed: w("Failed", "退款失败"),
  booked: w("Booked", "已记账"),
};

export const legStateWords: Readonly<Record<LegState, Words>> = {
  PLANNED: w("Being sent", "即将发出"),
  SENT: w("On its way", "退款中"),
  PAID: w("Sent to your bank", "已退回"),
  FAILED: w("Did not arrive", "退款未成功"),
};

export const refundKindWords: Readonly<Record<RefundView["kind"], Words>> = {
  EXCESS: w("Held above the requirement", "高于应缴金额的部分"),
  EXIT: w("The shop closes", "关店退还"),
  SURPLUS: w("Paid twice or too much", "多付退回"),
};
