import { ladderPay, splitOf } from "~/features/rewards/reward";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { Offer } from "../kind";
import { amount, inMinor, rate, w } from "../phrase";
import { ladderOf } from "./benefits";
import type { MilestoneSettings } from "./settings";

export function offer(settings: MilestoneSettings, currency: Currency): Offer {
  const money = (minor: number) => amount(minor, currency);
  const baseline = inMinor(currency)(10_000);
  const ladder = ladderOf(settings, baseline);
  const result = inMinor(currency)(21_500);
  const pay = ladderPay(ladder, result).amountMinor;
  const parts = splitOf(ladder, pay);
  const traffic = money(parts[0]?.amountMinor ?? 0);
  const fee = money(parts[1]?.amountMinor ?? 0);
  const best = settings.steps.at(-1)?.share ?? 0;
  return {
    headline: w(
      `Up to ${rate(best)} of what you grow, at most ${money(settings.perStoreMinor)} a cycle`,
      `最高奖励增量的 ${rate(best)}，每周期上限 ${money(settings.perStoreMinor)}`,
    ),
    youGet: [
      {
        text: w(
          `A reward for each milestone above your own baseline, ${rate(settings.trafficShare)} as traffic coupon and ${rate(10_000 - settings.trafficShare)} as fee credit`,
          `超过自身基线的每个里程碑都有奖励，其中流量券 ${rate(settings.trafficShare)}，技术服务费抵扣 ${rate(10_000 - settings.trafficShare)}`,
        ),
        example: w(
          `From ${money(baseline)} to ${money(result)}: ${money(pay)}, that is ${traffic} of traffic and ${fee} of fees`,
          `由 ${money(baseline)} 增至 ${money(result)}：奖励 ${money(pay)}，即流量券 ${traffic}、费用抵扣 ${fee}`,
        ),
      },
    ],
    youDo: [
      {
        text: w(
          `Sell more net value in ${settings.cycleDays} days, from the next Monday 00:00, than in the same time before`,
          `自下周一零点起 ${settings.cycleDays} 天内，净支付金额超过此前同期`,
        ),
        example: w(
          `Targets for a baseline of ${money(baseline)}: ${ladder.steps.map((step) => money(step.targetMinor)).join(", ")}`,
          `基线 ${money(baseline)} 的目标：${ladder.steps.map((step) => money(step.targetMinor)).join("、")}`,
        ),
      },
    ],
    youCanLose: [
      {
        text: w(
          `Refunds until ${settings.lockDays} days after the cycle are taken off your result`,
          `周期结束后 ${settings.lockDays} 天内的退款从成绩中扣除`,
        ),
        example: w(
          `${money(result)} with ${money(inMinor(currency)(2_000))} refunded pays ${money(ladderPay(ladder, result - inMinor(currency)(2_000)).amountMinor)} instead of ${money(pay)}`,
          `${money(result)} 中退款 ${money(inMinor(currency)(2_000))}，奖励由 ${money(pay)} 变为 ${money(ladderPay(ladder, result - inMinor(currency)(2_000)).amountMinor)}`,
        ),
      },
      {
        text: w(
          `Traffic coupons end after ${settings.trafficValidDays} days, fee credit after ${settings.feeValidDays}`,
          `流量券 ${settings.trafficValidDays} 天有效，费用抵扣 ${settings.feeValidDays} 天有效`,
        ),
        example: null,
      },
    ],
  };
}

export const summary = (settings: MilestoneSettings): Words =>
  w(
    `Four milestones over your own baseline in ${settings.cycleDays} days. Nothing to pay, nothing to lose but time.`,
    `${settings.cycleDays} 天内超越自身基线的四个里程碑，无需投入任何费用。`,
  );
