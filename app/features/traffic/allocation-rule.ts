/** How traffic is shared, as everybody may read it: the rule that the daily plan follows, with the figures that count. */
import { formats } from "~/locales/format";
import type { Words } from "~/values/words";
import type { TrafficSetting } from "./setting";

export type RuleClause = {
  readonly key: string;
  readonly title: Words;
  readonly text: Words;
};

const figures = formats({ locale: "en", zone: "UTC", now: new Date(0) });
const rate = (bps: number) => figures.rate(bps);
const w = (en: string, zh: string): Words => ({ en, zh });

export function allocationRule(setting: TrafficSetting): readonly RuleClause[] {
  const { supportShareBps, dailyCapBps, outageDays, graduateBps, stopBps, arrivalsBps } = setting;
  return [
    {
      key: "supply",
      title: w("What is shared", "分配的是什么"),
      text: w(
        `At most ${rate(supportShareBps)} of the impressions expected on each surface, in each category and region, go to support. Everything else stays with natural and paid traffic.`,
        `每个版面、类目和地区的预计展示中，最多 ${rate(supportShareBps)} 用于扶持，其余留给自然流量和付费流量。`,
      ),
    },
    {
      key: "who",
      title: w("Who takes part", "谁参与分配"),
      text: w(
        "Every shop whose program promises impressions, as long as it is open, has a product on sale and in stock, and has no serious violation. Nobody can buy a place.",
        "凡所参加的计划承诺了展示的店铺都参与，条件是店铺在营业、有在售且有库存的商品、没有严重违规。名额不能购买。",
      ),
    },
    {
      key: "order",
      title: w("Who comes first", "先后顺序"),
      text: w(
        "Guarantees and what makes a missed guarantee good come first, then grants. Where supply does not suffice for all, as many shops as possible are shown enough: smaller needs come before larger ones, and among equals a lot decides that changes every day.",
        "先安排保底承诺及其补偿，再安排普通扶持。供给不足时，让尽可能多的店铺达到承诺：需求小的排在需求大的前面；条件相同的由每天变化的抽签决定。",
      ),
    },
    {
      key: "cap",
      title: w("How much on one day", "每天最多多少"),
      text: w(
        `A shop is given at most ${rate(dailyCapBps)} of its promise on one day.`,
        `一家店铺每天最多得到其承诺的 ${rate(dailyCapBps)}。`,
      ),
    },
    ...(arrivalsBps > 0
      ? [
          {
            key: "arrivals",
            title: w("Shops to come", "为新店预留"),
            text: w(
              `Up to ${rate(arrivalsBps)} of later days’ supply is kept for shops that have not opened yet.`,
              `之后几天的供给中，最多 ${rate(arrivalsBps)} 为尚未开业的店铺预留。`,
            ),
          },
        ]
      : []),
    {
      key: "response",
      title: w("When support ends early", "何时提前结束"),
      text: w(
        `Beyond the guarantee, support follows what buyers do: with clearly more than ${rate(graduateBps)} clicks per impression a shop graduates, with clearly fewer than ${rate(stopBps)} its grants stop. A guarantee is always given in full, and every stop can be appealed.`,
        `保底之外的扶持取决于买家反应：点击率明显高于 ${rate(graduateBps)} 即毕业，明显低于 ${rate(stopBps)} 则停止普通扶持。保底承诺始终全额兑现，停止扶持可以申诉。`,
      ),
    },
    {
      key: "outage",
      title: w("When a place delivers nothing", "流量池无法送达时"),
      text: w(
        `A place that delivered nothing on ${outageDays} days is left out until it works again, and its share is given elsewhere.`,
        `连续 ${outageDays} 天没有送达的流量池会停用，直到恢复；其份额改由别处提供。`,
      ),
    },
    {
      key: "paid",
      title: w("Paid traffic", "付费流量"),
      text: w(
        "Paid boosts are advertising and are marked as advertising. They never count towards a promise and never change a shop’s place here.",
        "付费推广属于广告，并标明“广告”。付费流量不计入承诺，也不影响店铺在这里的顺序。",
      ),
    },
  ];
}
