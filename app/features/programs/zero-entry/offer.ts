import { withdrawable } from "~/features/deposits/deferral";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { Offer } from "../kind";
import { amount, count, inMinor, rate, w } from "../phrase";
import { deferralOf } from "./benefits";
import type { ZeroEntrySettings } from "./settings";

export function offer(settings: ZeroEntrySettings, currency: Currency): Offer {
  const money = (minor: number) => amount(minor, currency);
  const balance = inMinor(currency)(1_000);
  const most = withdrawable(deferralOf(settings, {}), balance, 0);
  return {
    headline: w(
      `Open with ${money(0)}: the deposit waits for up to ${settings.trialDays} days`,
      `${money(0)} 开店，保证金最长缓缴 ${settings.trialDays} 天`,
    ),
    youGet: [
      {
        text: w(
          `No deposit to begin with. It falls due after more than ${count(settings.dueOrders)} orders, at ${money(settings.dueValueMinor)} of paid value, or on day ${settings.trialDays}, whichever comes first.`,
          `开店无需先缴保证金。累计超过 ${count(settings.dueOrders)} 单、支付金额达到 ${money(settings.dueValueMinor)} 或第 ${settings.trialDays} 天，以先到者为准，须缴纳。`,
        ),
        example: w(
          `At ${count(settings.dueOrders)} orders you are still in trial; order ${count(settings.dueOrders + 1)} makes it due`,
          `第 ${count(settings.dueOrders)} 单仍在试运营，第 ${count(settings.dueOrders + 1)} 单起须缴纳`,
        ),
      },
      {
        text: w(
          "Your own coupons and the launch program are open to you",
          "可使用自有优惠券并参加启航计划",
        ),
        example: null,
      },
    ],
    youDo: [
      {
        text: w(
          `In trial: at most ${settings.liveProducts} live products (companies ${settings.liveProductsCompany}) and ${settings.ordersPerDay} orders a day`,
          `试运营期间：在售商品不超过 ${settings.liveProducts} 个（企业 ${settings.liveProductsCompany} 个），每日订单不超过 ${settings.ordersPerDay} 单`,
        ),
        example: null,
      },
      {
        text: w(
          `Withdraw ${settings.withdrawalsPerMonth} time a calendar month, at least ${money(settings.withdrawalFromMinor)} and at most ${rate(settings.withdrawalShare)} of the balance`,
          `每自然月可提现 ${settings.withdrawalsPerMonth} 次，单次不少于 ${money(settings.withdrawalFromMinor)}，不超过余额的 ${rate(settings.withdrawalShare)}`,
        ),
        example: w(
          `With ${money(balance)} you can withdraw up to ${money(most)}`,
          `余额 ${money(balance)} 时最多可提现 ${money(most)}`,
        ),
      },
      {
        text: w(
          `When it is due: pay the full deposit within ${settings.topUpDays} calendar days, or agree to ${rate(settings.proceedsShare)} of each settlement until it is full`,
          `到期后 ${settings.topUpDays} 个自然日内缴足，或同意从每笔货款中扣留 ${rate(settings.proceedsShare)} 直至缴足`,
        ),
        example: null,
      },
    ],
    youCanLose: [
      {
        text: w(
          `Unpaid ${settings.withdrawalHoldDay} days after it is due, withdrawals are held; after ${settings.stopSellingDay} days, new orders stop`,
          `到期 ${settings.withdrawalHoldDay} 天未缴将限制提现，${settings.stopSellingDay} 天未缴将停止接单`,
        ),
        example: null,
      },
      {
        text: w(
          "A serious violation closes the trial and makes the deposit due at once",
          "发生严重违规将结束试运营，保证金须立即缴纳",
        ),
        example: null,
      },
    ],
  };
}

export const summary = (settings: ZeroEntrySettings): Words =>
  w(
    `Begin selling first and pay the deposit from what you earn. The trial ends at its limits, which you see from the first day.`,
    `先经营、后缴纳，最长 ${settings.trialDays} 天。试运营的各项上限从第一天起全程可见。`,
  );
