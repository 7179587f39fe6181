import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import { w } from "../phrase";
import type { Question } from "../question";
import { type SettingsField, settingsField } from "../settings-field";
import type { RisingStarSettings } from "./settings";

export const questions = (): Question[] => [
  {
    key: "goal",
    type: "choice",
    label: w("Which level do you aim for this season?", "本季您的目标等级是？"),
    hint: null,
    optional: false,
    options: [
      { value: "rising", label: w("Rising", "新锐") },
      { value: "shining", label: w("Shining", "闪耀") },
      { value: "star", label: w("Star", "新星") },
    ],
  },
  {
    key: "plan",
    type: "long-text",
    label: w("What will you do for it?", "您打算怎么做？"),
    hint: w("A few sentences.", "几句话即可。"),
    optional: true,
    maxLength: 1_000,
  },
];

export const agreement = (settings: RisingStarSettings, _currency: Currency): Words[] => [
  w(
    "Levels are worked out once a month from the figures of my shop.",
    "等级每月按店铺数据评定一次。",
  ),
  w(
    `Prizes are issued within 10 working days after a lock of ${settings.lockDays} days; refunds and related-party orders do not count.`,
    `奖金在 ${settings.lockDays} 天锁定期后 10 个工作日内发放，退款与关联交易不计入。`,
  ),
];

export const fields: readonly SettingsField[] = [
  settingsField("/registrationDays", "days", "Days of registration in a quarter", "每季报名天数"),
  settingsField("/openFromDays", "days", "Open at least, days", "开店至少天数"),
  settingsField("/openToDays", "days", "Open at most, days", "开店至多天数"),
  settingsField("/orders", "count", "Orders in 30 days", "近 30 天订单数"),
  settingsField("/valueFromMinor", "money", "Net value of 30 days, from", "近 30 天净支付金额下限"),
  settingsField("/valueToMinor", "money", "Net value of 30 days, to", "近 30 天净支付金额上限"),
  settingsField("/score", "score", "Score at least", "评分下限"),
  settingsField("/rising/impressions", "count", "Impressions, Rising", "新锐曝光"),
  settingsField("/shining/impressions", "count", "Impressions, Shining", "闪耀曝光"),
  settingsField("/star/impressions", "count", "Impressions, Star", "新星曝光"),
  settingsField("/adCreditMinor", "money", "Ad credit, Star", "新星推广金"),
  settingsField("/lockDays", "days", "Refund lock, days", "退款锁定天数"),
];
