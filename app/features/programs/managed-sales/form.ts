import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import { rate, w } from "../phrase";
import type { Question } from "../question";
import { type SettingsField, settingsField } from "../settings-field";
import type { ManagedSalesSettings } from "./settings";

const most = 1_000_000_000_000;

export const questions = (settings: ManagedSalesSettings): Question[] => [
  {
    key: "supply-price",
    type: "money",
    label: w("What do you get for each piece?", "您的供货价是多少？"),
    hint: w("Your supply price, net.", "每件净得的供货价。"),
    optional: false,
    min: 1,
    max: most,
  },
  {
    key: "advertised-price",
    type: "money",
    label: w("What is the lowest price it may be advertised at?", "最低可宣传价是多少？"),
    hint: null,
    optional: false,
    min: 1,
    max: most,
  },
  {
    key: "quantity",
    type: "count",
    label: w("How many pieces can you supply at least?", "最少可供货多少件？"),
    hint: null,
    optional: false,
    min: settings.stock,
    max: 100_000_000,
  },
  {
    key: "proof",
    type: "evidence",
    label: w("Proof that you make the goods or own the brand", "工厂或品牌证明"),
    hint: w("A factory licence, trade mark or letter of authority.", "生产许可、商标证或授权书。"),
    atLeast: 1,
    atMost: 5,
  },
  {
    key: "report",
    type: "evidence",
    label: w("Quality report of the product", "商品质检报告"),
    hint: null,
    atLeast: 1,
    atMost: 3,
  },
];

export const agreement = (settings: ManagedSalesSettings, _currency: Currency): Words[] => [
  w(
    `The agreement runs ${settings.termDays} days and ends with ${settings.exitNoticeDays} days' notice from either side.`,
    `协议为期 ${settings.termDays} 天，任一方可提前 ${settings.exitNoticeDays} 天通知终止。`,
  ),
  w(
    `The service fee is ${rate(settings.serviceFeeShare)} of the paid price and is never taken from the supply price.`,
    `技术服务费为支付价的 ${rate(settings.serviceFeeShare)}，不从供货价中扣除。`,
  ),
  w("I may sell the product elsewhere as well.", "我可以在其他渠道同时销售该商品。"),
];

export const fields: readonly SettingsField[] = [
  settingsField("/score", "score", "Score at least", "评分下限"),
  settingsField("/stock", "count", "Stock at least", "库存下限"),
  settingsField("/refillDays", "days", "Refill within, days", "补货天数上限"),
  settingsField("/shipHours", "count", "Ship within, hours", "发货小时上限"),
  settingsField("/serviceFeeShare", "share", "Service fee", "技术服务费率"),
  settingsField("/gapCoverMinor", "money", "Gap covered an order", "每单补差上限"),
  settingsField("/reserveDays", "days", "Days of the creator reserve", "达人预留天数"),
  settingsField("/termDays", "days", "Days of the agreement", "协议天数"),
  settingsField("/exitNoticeDays", "days", "Notice, days", "退出通知天数"),
  settingsField("/gapCoverPerMonthMinor", "money", "Gap budget a month", "每月补差预算"),
];
