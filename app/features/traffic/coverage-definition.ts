/** What coverage means, as it is counted; its version stands on every file. */
import type { Day } from "~/values/day";
import type { Words } from "~/values/words";

const w = (en: string, zh: string): Words => ({ en, zh });

export type DefinitionLine = { readonly term: Words; readonly rule: string; readonly says: Words };

export const coverageDefinition: {
  readonly version: number;
  readonly lines: readonly DefinitionLine[];
  readonly changes: readonly { readonly version: number; readonly on: Day; readonly what: Words }[];
} = {
  version: 1,
  lines: [
    {
      term: w("Cohort", "队列"),
      rule: "local_week(opened_at) = w AND kyc_verified AND live_day < opened_day + 7 AND NOT (frozen OR fraud)",
      says: w(
        "Shops that opened in one local week (Monday to Sunday) or month, licence checked, with a product on sale within 7 days of opening, neither frozen nor removed for fraud. Until the cohort is final, each is judged as of today.",
        "在同一自然周（周一至周日）或自然月内开店、资质已核验、开店 7 天内有在售商品，且未被冻结、未因作弊移除的店铺。队列定稿前按当天状态判断。",
      ),
    },
    {
      term: w("Covered", "已覆盖"),
      rule: "sum(support_impressions) >= 1000 IN live_day .. live_day + 6",
      says: w(
        "At least 1,000 support impressions in the 7 days from the first product on sale. A report counts its distinct users where it names them. Natural and paid traffic never counts.",
        "自首个在售商品起 7 天内获得不少于 1,000 次扶持曝光。报告含去重人数时按人数计；自然流量与付费流量不计入。",
      ),
    },
    {
      term: w("Rate and line", "覆盖率与目标线"),
      rule: "covered * 10000 > 9500 * cohort",
      says: w(
        "Covered of cohort. The line is passed strictly above 95%, by counts: 1,900 of 2,000 does not pass it. A cohort of nobody has no rate. The interval is Wilson’s for 95%; clearly above means all of it lies above the line.",
        "已覆盖 ÷ 队列。须严格高于 95%，按家数比较：2,000 家中 1,900 家不算达标。空队列没有覆盖率。区间为 95% 的 Wilson 区间；“明显高于”指整个区间都在目标线以上。",
      ),
    },
    {
      term: w("Final", "定稿"),
      rule: "today >= end(cohort) + 14 days",
      says: w(
        "14 days after its end; before that it is still counting and drawn hollow. Reports that come up to 60 days after opening still change it.",
        "队列结束 14 天后定稿；此前为统计中，以空心表示。开店 60 天内到达的补报仍会修正结果。",
      ),
    },
    {
      term: w("First order, success", "出单与成长"),
      rule: "orders >= 1 IN 14 days; orders >= 10 AND gmv_net >= 1000.00 IN 30 days",
      says: w(
        "A first paid order within 14 days of opening; at least 10 orders and 1,000.00 net of returns within 30 days. Cancelled orders and orders between related parties do not count.",
        "开店 14 天内有付款订单；30 天内不少于 10 单且净成交额不少于 1,000.00。取消的订单与关联方订单不计入。",
      ),
    },
  ],
  changes: [{ version: 1, on: "2026-11-23", what: w("First version.", "首个版本。") }],
};
