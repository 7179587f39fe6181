/** The ways on which money of a deposit comes and goes. */
import type { Words } from "~/values/words";
import { w } from "./phrase";

const methodWords: Readonly<Record<string, Words>> = {
  card: w("Card", "银行卡"),
  alipay: w("Alipay", "支付宝"),
  wechat_pay: w("WeChat Pay", "微信支付"),
  customer_balance: w("Bank transfer", "银行转账"),
  sepa_debit: w("Bank debit", "银行扣款"),
};
/** Null: money that goes to a bank account by hand. */
export const wayWords = (method: string | null): Words =>
  method === null
    ? w("To your bank account", "转账至您的银行账户")
    : (methodWords[method] ?? w(method, method));
