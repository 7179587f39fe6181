import { reducedBase } from "~/features/deposits/relief";
import { floatOf } from "~/features/deposits/schedule";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { Offer } from "../kind";
import { amount, rate, score, w } from "../phrase";
import { reliefOf } from "./benefits";
import type { DepositReliefSettings } from "./settings";

export function offer(settings: DepositReliefSettings, currency: Currency): Offer {
  const money = (minor: number) => amount(minor, currency);
  const base =
    settings.schedule.base.beauty?.SOLE_TRADER ?? settings.schedule.otherBase.COMPANY ?? 0;
  const usual = { ...reliefOf(settings, {}), share: settings.share };
  const small = { ...usual, share: settings.smallShare };
  const step = settings.schedule.float.find(({ floatMinor }) => floatMinor > 0);
  const float = step === undefined ? 0 : floatOf(settings.schedule.float, step.fromMinor);
  return {
    headline: w(
      `${rate(settings.share)} to ${rate(settings.smallShare)} off your base deposit`,
      `基础保证金减免 ${rate(settings.share)}–${rate(settings.smallShare)}`,
    ),
    youGet: [
      {
        text: w(
          `${rate(settings.share)} off the base deposit; ${rate(settings.smallShare)} when last month's sales were below ${money(settings.smallBelowMinor)}`,
          `基础保证金减免 ${rate(settings.share)}；上月销售额低于 ${money(settings.smallBelowMinor)} 时减免 ${rate(settings.smallShare)}`,
        ),
        example: w(
          `A base of ${money(base)} becomes ${money(reducedBase(base, usual))}, or ${money(reducedBase(base, small))}`,
          `${money(base)} 的基础保证金降为 ${money(reducedBase(base, usual))}，或 ${money(reducedBase(base, small))}`,
        ),
      },
      {
        text: w(
          `${settings.termDays} days from tomorrow 00:00, renewed while you meet the conditions`,
          `次日零点起 ${settings.termDays} 天，持续符合条件自动续期`,
        ),
        example: null,
      },
    ],
    youDo: [
      {
        text: w(
          `Keep the experience score at ${score(settings.score)} and stay free of violation points`,
          `店铺体验分保持 ${score(settings.score)}，无违规记分`,
        ),
        example: w(
          `From ${score(settings.warnScore)} to below ${score(settings.score)} you are told, and the reduction stays`,
          `${score(settings.warnScore)} 至 ${score(settings.score)} 之间会提醒，减免保留`,
        ),
      },
    ],
    youCanLose: [
      {
        text: w(
          `The reduction is on the base only. When the float deposit is higher, it saves nothing.`,
          "减免仅作用于基础保证金。浮动保证金更高时，减免不起作用。",
        ),
        example: w(
          `With sales of ${money(step?.fromMinor ?? 0)} last month the float is ${money(float)}: you still hold ${money(Math.max(float, reducedBase(base, usual)))}`,
          `上月销售额 ${money(step?.fromMinor ?? 0)} 时浮动保证金为 ${money(float)}，仍需 ${money(Math.max(float, reducedBase(base, usual)))}`,
        ),
      },
      {
        text: w(
          `A score below ${score(settings.warnScore)} at two monthly checks in a row, more than ${settings.warnPoints} violation points, or a serious violation ends it. The full deposit is then due within ${settings.topUpDays} calendar days.`,
          `连续两次月度检查评分低于 ${score(settings.warnScore)}、违规记分超过 ${settings.warnPoints} 分或严重违规将终止减免，并需在 ${settings.topUpDays} 个自然日内补足保证金。`,
        ),
        example: w(
          `${money(base - reducedBase(base, usual))} to pay for a base of ${money(base)}`,
          `基础保证金 ${money(base)} 时需补缴 ${money(base - reducedBase(base, usual))}`,
        ),
      },
    ],
  };
}

export const summary = (settings: DepositReliefSettings): Words =>
  w(
    `Shops with a score of ${score(settings.score)} and no violations hold less deposit.`,
    `评分 ${score(settings.score)} 以上且无违规的店铺，可少缴保证金。`,
  );
