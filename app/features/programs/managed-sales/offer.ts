import { splitSale } from "~/features/managed-sales/terms";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { Offer } from "../kind";
import { amount, inMinor, rate, w } from "../phrase";
import { termsOf } from "./benefits";
import type { ManagedSalesSettings } from "./settings";

export function offer(settings: ManagedSalesSettings, currency: Currency): Offer {
  const money = (minor: number) => amount(minor, currency);
  const unit = inMinor(currency);
  const terms = termsOf(settings, { "supply-price": unit(70) });
  const split = splitSale(terms, unit(100));
  const parts = split.stopped ? null : split;
  return {
    headline: w(
      "You name the supply price; we sell, you deliver",
      "您定供货价，我们负责销售，您负责发货",
    ),
    youGet: [
      {
        text: w(
          `Your supply price in full for every piece sold; the service fee of ${rate(settings.serviceFeeShare)} and the creators are paid from the rest`,
          `每件按供货价全额结算；技术服务费 ${rate(settings.serviceFeeShare)} 与达人佣金从差额中支付`,
        ),
        example: w(
          `Sold at ${money(unit(100))} with a supply price of ${money(unit(70))}: you get ${money(parts?.merchantMinor ?? 0)}, fee ${money(parts?.feeMinor ?? 0)}, creator ${money(parts?.creatorMinor ?? 0)}`,
          `售价 ${money(unit(100))}、供货价 ${money(unit(70))}：您得 ${money(parts?.merchantMinor ?? 0)}，服务费 ${money(parts?.feeMinor ?? 0)}，达人 ${money(parts?.creatorMinor ?? 0)}`,
        ),
      },
      {
        text: w(
          `When a price is too low for supply price and fee, we cover up to ${money(settings.gapCoverMinor)} an order`,
          `售价低于供货价加服务费时，平台每单最多补足 ${money(settings.gapCoverMinor)}`,
        ),
        example: null,
      },
      {
        text: w(
          "A weekly report of what sold, came back and paid, with every price we asked",
          "每周报告：销量、退货、供货收入、费用与价格记录",
        ),
        example: null,
      },
    ],
    youDo: [
      {
        text: w(
          `Keep ${settings.stock} pieces, refill within ${settings.refillDays} days, ship within ${settings.shipHours} hours`,
          `备货不少于 ${settings.stock} 件，${settings.refillDays} 天内补货，${settings.shipHours} 小时内发货`,
        ),
        example: null,
      },
    ],
    youCanLose: [
      {
        text: w(
          `Each product can leave with ${settings.exitNoticeDays} days' notice, on either side. There is no exclusivity.`,
          `任一方提前 ${settings.exitNoticeDays} 天通知即可单品退出，不要求独家。`,
        ),
        example: null,
      },
      {
        text: w(
          "Refunds after settlement are taken from the next settlements",
          "结算后的退款从后续结算中扣除",
        ),
        example: w(
          `One refunded piece: ${money(unit(70))} less in the next settlement`,
          `退款一件：下次结算减少 ${money(unit(70))}`,
        ),
      },
    ],
  };
}

export const summary = (settings: ManagedSalesSettings): Words =>
  w(
    `An agreement for one product and ${settings.termDays} days. You see every price and every split.`,
    `单品托管协议，为期 ${settings.termDays} 天，每笔价格与分账全程可见。`,
  );
