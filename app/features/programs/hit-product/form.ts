import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import { amount, rate, w } from "../phrase";
import type { Question } from "../question";
import { type SettingsField, settingsField } from "../settings-field";
import type { HitProductSettings } from "./settings";

const most = 1_000_000_000_000;

export const questions = (settings: HitProductSettings): Question[] => [
  {
    key: "price",
    type: "money",
    label: w("What will the product cost in the round?", "本期活动价是多少？"),
    hint: w("Not above your own lowest price of 90 days.", "不高于近 90 天自身最低价。"),
    optional: false,
    min: 1,
    max: most,
  },
  {
    key: "stock",
    type: "count",
    label: w("How many pieces do you lock for the round?", "您为本期锁定多少件库存？"),
    hint: null,
    optional: false,
    min: settings.stock,
    max: 100_000_000,
  },
  {
    key: "creators",
    type: "choice",
    label: w("Should we match creators?", "是否需要撮合达人？"),
    hint: w(
      `Needs a commission of ${rate(settings.commission)} or more.`,
      `佣金率需达到 ${rate(settings.commission)}。`,
    ),
    optional: false,
    options: [
      { value: "yes", label: w("Yes", "需要") },
      { value: "no", label: w("No, traffic only", "不需要，仅要流量") },
    ],
  },
  {
    key: "report",
    type: "evidence",
    label: w("Quality report of the product", "商品质检报告"),
    hint: w(
      `Needed in food, beauty, baby, jewellery and appliances, valid for ${settings.reportDays} days or more.`,
      `食品、美妆、母婴、珠宝、家电必交，剩余有效期不少于 ${settings.reportDays} 天。`,
    ),
    atLeast: 0,
    atMost: 5,
  },
];

export const agreement = (settings: HitProductSettings, currency: Currency): Words[] => [
  w(
    `I keep the price for ${settings.test.days + settings.boost.days} days and ship within 48 hours.`,
    `我承诺锁价 ${settings.test.days + settings.boost.days} 天，并在 48 小时内发货。`,
  ),
  w(
    `The platform pays ${rate(settings.couponShare)} of each coupon, up to ${amount(settings.couponPerOrderMinor, currency)}; I pay the rest.`,
    `优惠券由平台承担 ${rate(settings.couponShare)}（每单最高 ${amount(settings.couponPerOrderMinor, currency)}），其余由我承担。`,
  ),
  w(
    `A broken duty can remove the product for ${settings.banDays} days.`,
    `违反约定时，该商品可被移出 ${settings.banDays} 天。`,
  ),
];

export const fields: readonly SettingsField[] = [
  settingsField("/score", "score", "Score at least", "评分下限"),
  settingsField("/priceIndex", "share", "Price against the market at most", "价格力指数上限"),
  settingsField("/quality", "count", "Quality score at least", "商品质量分下限"),
  settingsField("/favourable", "share", "Favourable reviews at least", "好评率下限"),
  settingsField("/returnCaps", "table", "Return rate at most, by category", "分类目退货率上限"),
  settingsField("/stock", "count", "Stock at least", "库存下限"),
  settingsField("/stockCoverDays", "days", "Days of stock at least", "可售天数下限"),
  settingsField("/commission", "share", "Commission for creators", "达人佣金率"),
  settingsField("/boost/days", "days", "Days of boost", "爆发期天数"),
  settingsField("/boost/impressions", "count", "Impressions of the boost", "爆发期曝光"),
  settingsField("/couponPerProductMinor", "money", "Coupons a product at most", "单品优惠券上限"),
  settingsField("/places", "count", "Products a round", "每期名额"),
  settingsField("/coFundPerMonthMinor", "money", "Coupon budget a month", "每月共补预算"),
];
