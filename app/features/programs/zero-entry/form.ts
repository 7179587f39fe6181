import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import { amount, count, rate, w } from "../phrase";
import type { Question } from "../question";
import { type SettingsField, settingsField } from "../settings-field";
import type { ZeroEntrySettings } from "./settings";

export const questions = (): Question[] => [
  {
    key: "sells",
    type: "long-text",
    label: w("What will you sell?", "您将卖什么？"),
    hint: w("One or two sentences.", "一两句话即可。"),
    optional: false,
    maxLength: 500,
  },
  {
    key: "goods",
    type: "choice",
    label: w("Where do your goods come from?", "您的货源来自哪里？"),
    hint: null,
    optional: false,
    options: [
      { value: "own", label: w("I make or grow them", "自产") },
      { value: "stock", label: w("I buy and stock them", "进货囤货") },
      { value: "agent", label: w("A supplier sends them for me", "供应商代发") },
    ],
  },
];

export const agreement = (settings: ZeroEntrySettings, currency: Currency): Words[] => [
  w(
    `The deposit is deferred, not waived. It falls due after more than ${count(settings.dueOrders)} orders, at ${amount(settings.dueValueMinor, currency)} of paid value, or on day ${settings.trialDays}.`,
    `保证金为缓缴而非免除。累计超过 ${count(settings.dueOrders)} 单、支付金额达到 ${amount(settings.dueValueMinor, currency)} 或第 ${settings.trialDays} 天，须缴纳。`,
  ),
  w(
    `Once due, I pay within ${settings.topUpDays} calendar days, or consent separately to ${rate(settings.proceedsShare)} of each settlement.`,
    `到期后 ${settings.topUpDays} 个自然日内缴纳，或另行同意从每笔货款中扣留 ${rate(settings.proceedsShare)}。`,
  ),
  w(
    "During the trial the caps on products, orders and withdrawals apply.",
    "试运营期间适用商品数、订单数与提现的上限。",
  ),
];

export const fields: readonly SettingsField[] = [
  settingsField("/excluded", "categories", "Categories left out", "不参与的类目"),
  settingsField("/dueOrders", "count", "Due after more orders than", "超过多少单须缴纳"),
  settingsField("/dueValueMinor", "money", "Due when paid value reaches", "支付金额达到多少须缴纳"),
  settingsField("/trialDays", "days", "Days of the trial", "试运营天数"),
  settingsField("/liveProducts", "count", "Live products at most", "在售商品上限"),
  settingsField(
    "/liveProductsCompany",
    "count",
    "Live products at most, companies",
    "在售商品上限（企业）",
  ),
  settingsField("/ordersPerDay", "count", "Orders a day at most", "每日订单上限"),
  settingsField("/withdrawalShare", "share", "Withdrawal, share of balance", "提现比例上限"),
  settingsField("/withdrawalFromMinor", "money", "Withdrawal at least", "单次提现下限"),
  settingsField("/topUpDays", "days", "Days to pay once due", "到期后缴纳天数"),
  settingsField("/proceedsShare", "share", "Share of proceeds", "货款扣留比例"),
  settingsField("/places", "count", "Places, empty for no limit", "名额，留空不限"),
];
