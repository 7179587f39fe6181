import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import { amount, w } from "../phrase";
import type { Question } from "../question";
import { type SettingsField, settingsField } from "../settings-field";
import type { DepositReliefSettings } from "./settings";

export const questions = (): Question[] => [
  {
    key: "use",
    type: "choice",
    label: w("What will you use the freed money for?", "减免出来的资金您打算用于什么？"),
    hint: w("It does not change the answer.", "不影响审核结果。"),
    optional: true,
    options: [
      { value: "stock", label: w("Stock", "备货") },
      { value: "ads", label: w("Promotion", "推广") },
      { value: "staff", label: w("People and rent", "人员与场地") },
      { value: "other", label: w("Something else", "其他") },
    ],
  },
];

export const agreement = (settings: DepositReliefSettings, currency: Currency): Words[] => [
  w(
    "The reduction acts on the base deposit only and may save nothing while the float deposit is higher.",
    "减免仅作用于基础保证金；浮动保证金更高时可能不产生减免。",
  ),
  w(
    `When it ends, the full deposit is due within ${settings.topUpDays} calendar days.`,
    `减免终止后，须在 ${settings.topUpDays} 个自然日内补足全额保证金。`,
  ),
  w(
    `At least ${amount(settings.floorMinor, currency)} of base deposit stays in every case.`,
    `任何情况下基础保证金不低于 ${amount(settings.floorMinor, currency)}。`,
  ),
  w(
    "An amount that becomes free is refunded on your request after a waiting period of 7 days.",
    "可退的差额在 7 天等待期后，由您申请退还。",
  ),
];

export const fields: readonly SettingsField[] = [
  settingsField("/openDays", "days", "Open for at least, days", "开店至少天数"),
  settingsField("/score", "score", "Score to enter", "准入评分"),
  settingsField("/warnScore", "score", "Score below which it ends", "终止评分"),
  settingsField("/disputeLimit", "share", "Dispute rate at most", "纠纷率上限"),
  settingsField("/excluded", "categories", "Categories left out", "不参与的类目"),
  settingsField("/share", "share", "Reduction", "减免比例"),
  settingsField("/smallShare", "share", "Reduction for small sales", "小额销售减免比例"),
  settingsField("/smallBelowMinor", "money", "Small sales are below", "小额销售界线"),
  settingsField("/floorMinor", "money", "Base deposit at least", "基础保证金下限"),
  settingsField("/roundUpMinor", "money", "Rounded up to", "向上取整到"),
  settingsField("/termDays", "days", "Term, days", "期限天数"),
  settingsField("/automaticUpToMinor", "money", "Decided automatically up to", "自动审批上限"),
  settingsField("/twoApproversFromMinor", "money", "Two approvers above", "双人审批起点"),
  settingsField("/exposureMinor", "money", "Sum of reductions at most", "减免总额上限"),
];
