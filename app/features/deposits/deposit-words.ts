/** What staff and shops call things of the terms, for sentences and screens alike. */
import { categoryCodes } from "~/features/metrics/category";
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

/** As the head of a table or the beginning of a line. */
export const headOf = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Known categories as they are usually listed, the platform's own after them: a database keeps no order. */
export function inOrder<Value>(byCategory: Readonly<Record<string, Value>>) {
  const placeOf = (category: string) => {
    const place = categoryCodes.indexOf(category);
    return place === -1 ? categoryCodes.length : place;
  };
  return Object.entries(byCategory).sort(
    ([left], [right]) => placeOf(left) - placeOf(right) || (left < right ? -1 : 1),
  );
}

/** Of a time that ends at an instant: its last second, which is what a deadline names. */
export const lastSecond = (until: Date | string): Date =>
  new Date(new Date(until).getTime() - 1_000);
