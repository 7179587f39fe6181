import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import { amount, rate, w } from "../phrase";
import type { Question } from "../question";
import { type SettingsField, settingsField } from "../settings-field";
import type { ReturnSubsidySettings } from "./settings";

export const questions = (): Question[] => [
  {
    key: "carrier",
    type: "choice",
    label: w("Who carries most of your returns?", "您的退货主要由谁承运？"),
    hint: null,
    optional: false,
    options: [
      { value: "platform", label: w("The platform's carrier", "平台合作快递") },
      { value: "buyer", label: w("The buyer's choice, paid back", "买家自选，事后报销") },
      { value: "own", label: w("My own contract", "自有协议快递") },
    ],
  },
];

export const agreement = (settings: ReturnSubsidySettings, currency: Currency): Words[] => [
  w(
    "I choose this subsidy of my own will. No other program depends on it.",
    "我自愿加入本补贴，其他计划均不以此为条件。",
  ),
  w(
    `${rate(settings.share)} of the actual freight is paid, up to ${amount(settings.parcelCapMinor, currency)} a parcel.`,
    `按实际运费的 ${rate(settings.share)} 补贴，每件最高 ${amount(settings.parcelCapMinor, currency)}。`,
  ),
  w("Claims that turn out not to be genuine are taken back.", "经核实不真实的补贴将被追回。"),
  w("I can leave on any day.", "我可以随时退出。"),
];

export const fields: readonly SettingsField[] = [
  settingsField("/orders", "count", "Orders in 30 days", "近 30 天订单数"),
  settingsField("/returnCaps", "table", "Return rate at most, by category", "分类目退货率上限"),
  settingsField("/faultReturnLimit", "share", "Seller-fault returns at most", "卖家责任退货率上限"),
  settingsField("/score", "score", "Score at least", "评分下限"),
  settingsField("/share", "share", "Share of freight", "补贴比例"),
  settingsField("/parcelCapMinor", "money", "A parcel at most", "每件上限"),
  settingsField("/monthlyCapMinor", "money", "A month at most", "每月上限"),
  settingsField("/monthlyShareOfNet", "share", "Of net sales at most", "净销售额占比上限"),
  settingsField("/monthlyFloorMinor", "money", "The cap is at least", "上限保底"),
  settingsField("/budgetPerMonthMinor", "money", "Budget a month", "每月预算"),
];
