import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { Offer, OfferLine } from "../kind";
import { amount, count, rate, w } from "../phrase";
import { levelNames } from "./benefits";
import type { RisingStarSettings } from "./settings";

function levelLine(settings: RisingStarSettings, level: keyof typeof levelNames): OfferLine {
  const { onTimeShip, cancelLimit, response, growth } = settings[level];
  const name = levelNames[level];
  return {
    text: w(
      `${name.en}: on-time shipping ${rate(onTimeShip)}, seller cancellations ${rate(cancelLimit)} or less, replies in time ${rate(response)}, growth ${rate(growth)}`,
      `${name.zh}：按时发货率 ${rate(onTimeShip)}，卖家取消率不超过 ${rate(cancelLimit)}，及时回复率 ${rate(response)}，增幅 ${rate(growth)}`,
    ),
    example: null,
  };
}

export function offer(settings: RisingStarSettings, currency: Currency): Offer {
  const money = (minor: number) => amount(minor, currency);
  const first = settings.prizes[0]?.amountMinor ?? 0;
  const ranks = Math.max(...settings.prizes.map(({ toRank }) => toRank));
  return {
    headline: w(
      `Up to ${count(settings.star.impressions)} impressions and ${money(settings.adCreditMinor)} ad credit, and a sprint for ${money(first)}`,
      `最高 ${count(settings.star.impressions)} 次曝光与 ${money(settings.adCreditMinor)} 推广金，冲刺奖最高 ${money(first)}`,
    ),
    youGet: [
      {
        text: w(
          `${count(settings.rising.impressions)} impressions and a badge as Rising; ${count(settings.shining.impressions)} and a named manager as Shining; ${count(settings.star.impressions)}, the hit-product fast lane and ${money(settings.adCreditMinor)} as Star`,
          `新锐：${count(settings.rising.impressions)} 次曝光与标识；闪耀：${count(settings.shining.impressions)} 次与专属经理；新星：${count(settings.star.impressions)} 次、爆品快速通道与 ${money(settings.adCreditMinor)} 推广金`,
        ),
        example: null,
      },
      {
        text: w(
          `The ${ranks} shops with the largest growth in value share a pot of ad credit`,
          `净增量前 ${ranks} 名瓜分推广金`,
        ),
        example: w(`Rank 1 gets ${money(first)}`, `第 1 名获得 ${money(first)}`),
      },
    ],
    youDo: [
      levelLine(settings, "rising"),
      levelLine(settings, "shining"),
      levelLine(settings, "star"),
    ],
    youCanLose: [
      {
        text: w(
          "A level whose criteria are missed in two months in a row; below Rising you leave",
          "连续两个月未达标将降一级；低于新锐则退出",
        ),
        example: w(
          `From Star to Shining, the next season's impressions are ${count(settings.shining.impressions)} instead of ${count(settings.star.impressions)}`,
          `由新星降为闪耀，下一季曝光由 ${count(settings.star.impressions)} 变为 ${count(settings.shining.impressions)}`,
        ),
      },
      {
        text: w(
          `Prizes are final ${settings.lockDays} days after the season; refunds until then are taken off your result`,
          `奖金在赛季结束 ${settings.lockDays} 天后确定，其间退款从成绩中扣除`,
        ),
        example: null,
      },
    ],
  };
}

export const summary = (settings: RisingStarSettings): Words =>
  w(
    `A season of one quarter with three levels and a sprint. Registration is open for the first ${settings.registrationDays} days.`,
    `以季度为赛季，三个等级加冲刺榜。每季前 ${settings.registrationDays} 天开放报名。`,
  );
