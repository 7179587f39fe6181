/** What staff and shops call things of the terms, for sentences and screens alike. */
import type { Words } from "~/values/words";
import type { Consequence } from "./policy";
import type { BusinessType } from "./schedule";

const w = (en: string, zh: string): Words => ({ en, zh });

export const businessTypeWords: Readonly<Record<BusinessType, Words>> = {
  INDIVIDUAL: w("individual", "个人"),
  SOLE_TRADER: w("sole trader", "个体工商户"),
  COMPANY: w("company", "企业"),
};
export const ladderWords: Readonly<Record<Consequence, Words>> = {
  WITHDRAWAL_HOLD: w("withdrawals on hold", "限制提现"),
  SELLING_RESTRICTION: w("no new listings", "限制上新"),
  ORDERS_STOPPED: w("no new orders", "停止接单"),
  CLOSURE_REVIEW: w("review of closing the shop", "进入关店审核"),
};
const methods: Readonly<Record<string, Words>> = {
  card: w("card", "银行卡"),
  alipay: w("Alipay", "支付宝"),
  wechat_pay: w("WeChat Pay", "微信支付"),
  customer_balance: w("bank transfer", "银行转账"),
};
export const methodWords = (method: string): Words => methods[method] ?? w(method, method);

