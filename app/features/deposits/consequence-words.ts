/** What follows an unpaid order, as its shop reads it. */
import type { Words } from "~/values/words";
import { w } from "./phrase";
import type { Consequence } from "./policy";

export const consequenceWords: Readonly<Record<Consequence, Words>> = {
  WITHDRAWAL_HOLD: w("Withdrawals are on hold", "暂停提现"),
  SELLING_RESTRICTION: w("No new products can be listed", "限制上架新商品"),
  ORDERS_STOPPED: w("The shop takes no new orders", "店铺暂停接单"),
  CLOSURE_REVIEW: w("We review whether the shop stays open", "进入关店审核"),
};
