import type { Words } from "~/values/words";
import { w } from "../phrase";
import type { Question } from "../question";
import { type SettingsField, settingsField } from "../settings-field";
import type { ColdStartSettings } from "./settings";

/** The platform knows the shop already; the plan says what its numbers cannot. */
export const questions = (): Question[] => [
  {
    key: "sells",
    type: "long-text",
    label: w("What do you sell, and to whom?", "您主要卖什么，卖给谁？"),
    hint: w(
      "One or two sentences help us place your products.",
      "一两句话即可，便于我们投放流量。",
    ),
    optional: false,
    maxLength: 500,
  },
  {
    key: "channel",
    type: "choice",
    label: w("How will you mainly sell?", "您主要通过什么方式卖货？"),
    hint: null,
    optional: false,
    options: [
      { value: "video", label: w("Short videos", "短视频") },
      { value: "live", label: w("Live sessions", "直播") },
      { value: "shelf", label: w("Shop page and search", "店铺与搜索") },
    ],
  },
  {
    key: "licence",
    type: "evidence",
    label: w("A photo of your goods or workplace", "商品或经营场所照片"),
    hint: w("Optional. It helps if a person looks at your case.", "选填，如需人工审核会更快。"),
    atLeast: 0,
    atMost: 5,
  },
];

export const agreement = (settings: ColdStartSettings): Words[] => [
  w(
    `The program runs for ${settings.enrollmentDays} days and is given once to a business and its related businesses.`,
    `计划为期 ${settings.enrollmentDays} 天，同一主体及其关联主体仅可参与一次。`,
  ),
  w(
    "Impressions are delivered within their days and are not paid out in money.",
    "曝光在对应天数内投放，不折现。",
  ),
  w(
    "Fake orders end the program at once, and what was given is taken back.",
    "出现虚假交易将立即退出，已发权益收回。",
  ),
  w("You can leave on any day.", "您可以随时退出。"),
];

export const fields: readonly SettingsField[] = [
  settingsField("/applyWithinDays", "days", "Apply within, days after opening", "开店后可报名天数"),
  settingsField("/enrollmentDays", "days", "Days of the program", "计划天数"),
  settingsField("/open/impressions", "count", "Impressions, stage Open", "开店阶段曝光"),
  settingsField("/firstSale/impressions", "count", "Impressions, stage First sale", "首单阶段曝光"),
  settingsField("/ramp/impressions", "count", "Impressions, stage Ramp", "爬坡阶段曝光"),
  settingsField("/graduate/impressions", "count", "Impressions, stage Graduate", "毕业阶段曝光"),
  settingsField("/couponMinor", "money", "Coupon pack", "优惠券包"),
  settingsField("/guarantee/impressions", "count", "Guaranteed in the first days", "首周保量"),
  settingsField("/guarantee/makeGoodShare", "share", "Make-good, share of the gap", "补量比例"),
  settingsField("/rampValueMinor", "money", "Sales step for stage Ramp", "爬坡阶段销售额台阶"),
  settingsField("/graduateOrders", "count", "Orders for stage Graduate", "毕业阶段订单数"),
  settingsField("/impressionsPerMonth", "count", "Impressions a month, all shops", "每月曝光总量"),
  settingsField("/impressionsPerStore", "count", "Impressions a shop at most", "单店曝光上限"),
  settingsField("/places", "count", "Places, empty for no limit", "名额，留空不限"),
];
