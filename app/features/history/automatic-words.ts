/** Who acts by itself, as people read it. Everybody else goes by the own name. */
import type { Words } from "~/values/words";

const w = (en: string, zh: string): Words => ({ en, zh });

const automaticWords = {
  "auto-approval": w("The program's rules", "计划规则"),
  importer: w("The import", "数据导入"),
  "facts-refresher": w("The daily figures", "指标更新"),
  "enrollment-clock": w("The daily round", "每日巡检"),
  "deposit-clock": w("The deposit clock", "保证金时钟"),
  "traffic-planner": w("The daily traffic plan", "每日流量计划"),
  "history-sealer": w("The sealing of history", "历史封存"),
  watcher: w("The watch on conditions", "条件提醒"),
  payments: w("Payments through Stripe", "Stripe 支付"),
  webhooks: w("Webhooks", "Webhook 推送"),
  administration: w("Administration", "系统管理"),
  demo: w("The demo", "演示数据"),
} as const satisfies Readonly<Record<string, Words>>;
export type AutomaticName = keyof typeof automaticWords;

const isAutomatic = (name: string): name is AutomaticName => Object.hasOwn(automaticWords, name);

export const writerWords = (name: string): Words =>
  isAutomatic(name) ? automaticWords[name] : { en: name, zh: name };
