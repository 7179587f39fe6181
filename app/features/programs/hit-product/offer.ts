import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { Offer } from "../kind";
import { amount, count, inMinor, rate, w } from "../phrase";
import type { HitProductSettings } from "./settings";

export function offer(settings: HitProductSettings, currency: Currency): Offer {
  const money = (minor: number) => amount(minor, currency);
  const { test, boost, tail } = settings;
  const coupon = inMinor(currency)(8);
  const ours = Math.min(
    settings.couponPerOrderMinor,
    Math.floor((coupon * settings.couponShare) / 10_000),
  );
  return {
    headline: w(
      `${count(test.impressions + boost.impressions)} impressions and up to ${money(settings.couponPerProductMinor)} of coupons for one product`,
      `单品 ${count(test.impressions + boost.impressions)} 次曝光，最高 ${money(settings.couponPerProductMinor)} 共补优惠券`,
    ),
    youGet: [
      {
        text: w(
          `${count(test.impressions)} impressions in ${test.days} days of test, ${count(boost.impressions)} in ${boost.days} days of boost`,
          `测试 ${test.days} 天 ${count(test.impressions)} 次曝光，爆发期 ${boost.days} 天 ${count(boost.impressions)} 次`,
        ),
        example: null,
      },
      {
        text: w(
          `We pay ${rate(settings.couponShare)} of your coupons, up to ${money(settings.couponPerOrderMinor)} an order and ${money(settings.couponPerProductMinor)} a product`,
          `优惠券平台承担 ${rate(settings.couponShare)}，每单最高 ${money(settings.couponPerOrderMinor)}，单品最高 ${money(settings.couponPerProductMinor)}`,
        ),
        example: w(
          `Of a coupon of ${money(coupon)} we pay ${money(ours)}`,
          `${money(coupon)} 的优惠券，平台承担 ${money(ours)}`,
        ),
      },
      {
        text: w(
          `${settings.creators} matched creators when you offer ${rate(settings.commission)} commission or more`,
          `佣金率达 ${rate(settings.commission)} 时，撮合 ${settings.creators} 位达人`,
        ),
        example: null,
      },
    ],
    youDo: [
      {
        text: w(
          `Lock the price for ${test.days + boost.days} days, at or below your own lowest of 90 days`,
          `锁价 ${test.days + boost.days} 天，且不高于近 90 天最低价`,
        ),
        example: null,
      },
      {
        text: w(
          `Keep ${count(settings.stock)} pieces and ${settings.stockCoverDays} days of stock, ship within 48 hours, take returns for 7 days`,
          `备货不少于 ${count(settings.stock)} 件且可售 ${settings.stockCoverDays} 天，48 小时内发货，支持 7 天退货`,
        ),
        example: null,
      },
    ],
    youCanLose: [
      {
        text: w(
          `A broken duty: a warning, then removal from the round and ${settings.banDays} days without a round for the product`,
          `违反约定：先提醒，再移出本期，该商品 ${settings.banDays} 天内不可参加`,
        ),
        example: w(
          `Removed on day ${test.days}: the ${count(boost.impressions)} impressions of the boost are not given`,
          `第 ${test.days} 天被移出，则不再发放爆发期 ${count(boost.impressions)} 次曝光`,
        ),
      },
      {
        text: w(
          `Stock that sells slower than planned stays yours; the tail of ${tail.days} days has no promised impressions`,
          `未售出的库存由您承担；长尾期 ${tail.days} 天不保证曝光`,
        ),
        example: null,
      },
    ],
  };
}

export const summary = (settings: HitProductSettings): Words =>
  w(
    `One product, ${settings.test.days + settings.boost.days + settings.tail.days} days, with traffic, creators and a shared coupon.`,
    `聚焦一款商品，${settings.test.days + settings.boost.days + settings.tail.days} 天内给予流量、达人与共补优惠券。`,
  );
