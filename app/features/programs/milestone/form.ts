import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import { amount, w } from "../phrase";
import type { Question } from "../question";
import { type SettingsField, settingsField } from "../settings-field";
import type { MilestoneSettings } from "./settings";

export const questions = (): Question[] => [
  {
    key: "how",
    type: "choices",
    label: w("How do you plan to grow?", "您打算如何增长？"),
    hint: w("Choose what fits. It does not change your targets.", "可多选，不影响目标。"),
    optional: true,
    options: [
      { value: "live", label: w("More live sessions", "增加直播") },
      { value: "video", label: w("More videos", "增加短视频") },
      { value: "products", label: w("New products", "上新") },
      { value: "creators", label: w("Work with creators", "达人合作") },
      { value: "price", label: w("Better prices", "价格优惠") },
    ],
  },
];

export const agreement = (settings: MilestoneSettings, currency: Currency): Words[] => [
  w(
    "Targets follow from my own baseline and stay as they are for the cycle.",
    "目标依据我的基线确定，周期内不变。",
  ),
  w(
    `Rewards are at most ${amount(settings.perStoreMinor, currency)} a shop and cycle and ${amount(settings.perEntityYearMinor, currency)} a business and year, while the budget lasts.`,
    `奖励每店每周期最高 ${amount(settings.perStoreMinor, currency)}，每主体每年最高 ${amount(settings.perEntityYearMinor, currency)}，预算用完为止。`,
  ),
  w(
    `Rewards are issued after a refund lock of ${settings.lockDays} days.`,
    `奖励在 ${settings.lockDays} 天退款锁定期后发放。`,
  ),
];

export const fields: readonly SettingsField[] = [
  settingsField("/cycleDays", "days", "Days of a cycle", "周期天数"),
  settingsField("/orders", "count", "Orders in 30 days", "近 30 天订单数"),
  settingsField("/score", "score", "Score at least", "评分下限"),
  settingsField("/baselineFloorMinor", "money", "Baseline at least", "基线下限"),
  settingsField("/roundUpMinor", "money", "Targets rounded up to", "目标向上取整到"),
  settingsField("/trafficShare", "share", "Part paid as traffic coupon", "流量券占比"),
  settingsField("/lockDays", "days", "Refund lock, days", "退款锁定天数"),
  settingsField("/perStoreMinor", "money", "A shop and cycle at most", "单店单周期上限"),
  settingsField("/perEntityYearMinor", "money", "A business and year at most", "单主体年度上限"),
  settingsField("/budgetPerCycleMinor", "money", "Budget a cycle", "每周期预算"),
];
