import { parcelSubsidy } from "~/features/claims/subsidy";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { Offer } from "../kind";
import { amount, inMinor, rate, score, w } from "../phrase";
import { subsidyOf } from "./benefits";
import type { ReturnSubsidySettings } from "./settings";

export function offer(settings: ReturnSubsidySettings, currency: Currency): Offer {
  const money = (minor: number) => amount(minor, currency);
  const freight = inMinor(currency)(12);
  const paid = parcelSubsidy(subsidyOf(settings, {}), freight, "CHANGE_OF_MIND");
  const cap = money(settings.parcelCapMinor);
  return {
    headline: w(
      `${rate(settings.share)} of return freight, up to ${cap} a parcel`,
      `退货运费补贴 ${rate(settings.share)}，每件最高 ${cap}`,
    ),
    youGet: [
      {
        text: w(
          `${rate(settings.share)} of the actual freight of a return, up to ${cap}; fresh and agricultural shops ${rate(settings.freshShare)}, up to ${money(settings.freshParcelCapMinor)}`,
          `按实际退货运费补贴 ${rate(settings.share)}，每件最高 ${cap}；生鲜与涉农店铺 ${rate(settings.freshShare)}，最高 ${money(settings.freshParcelCapMinor)}`,
        ),
        example: w(
          `Freight ${money(freight)}: you get ${money(paid)}`,
          `运费 ${money(freight)}，补贴 ${money(paid)}`,
        ),
      },
      {
        text: w(
          `Up to ${money(settings.monthlyCapMinor)} a month or ${rate(settings.monthlyShareOfNet)} of your net sales, whichever is less, and never capped below ${money(settings.monthlyFloorMinor)}`,
          `每月最高 ${money(settings.monthlyCapMinor)} 或净销售额的 ${rate(settings.monthlyShareOfNet)}，取较低者，且上限不低于 ${money(settings.monthlyFloorMinor)}`,
        ),
        example: null,
      },
      { text: w("Paid every week, no form to fill in", "每周发放，无需填写申请"), example: null },
    ],
    youDo: [
      {
        text: w(
          `Keep returns within the limit of your category and seller-fault returns at ${rate(settings.faultReturnLimit)} or less`,
          `退货率保持在类目上限内，卖家责任退货率不超过 ${rate(settings.faultReturnLimit)}`,
        ),
        example: w(
          `Apparel ${rate(settings.returnCaps.named.apparel ?? settings.returnCaps.other)}, home ${rate(settings.returnCaps.named.home ?? settings.returnCaps.other)}, other ${rate(settings.returnCaps.other)}`,
          `服饰 ${rate(settings.returnCaps.named.apparel ?? settings.returnCaps.other)}，家居百货 ${rate(settings.returnCaps.named.home ?? settings.returnCaps.other)}，其他 ${rate(settings.returnCaps.other)}`,
        ),
      },
    ],
    youCanLose: [
      {
        text: w(
          "Nothing of yours is kept. Quality, wrong-item and refund-only cases are not subsidised.",
          "不扣留您的任何款项。质量问题、错发和仅退款不在补贴范围。",
        ),
        example: w(
          `A quality return of ${money(freight)}: ${money(0)}`,
          `质量退货运费 ${money(freight)}：${money(0)}`,
        ),
      },
      {
        text: w(
          `Returns more than ${rate(settings.exitOver)} above the limit at two monthly checks end it; fraud ends it at once and is taken back`,
          `连续两次月度检查退货率高出上限 ${rate(settings.exitOver)} 将终止；骗补立即终止并追回`,
        ),
        example: null,
      },
    ],
  };
}

export const summary = (settings: ReturnSubsidySettings): Words =>
  w(
    `We share the freight of honest returns. You choose it, you can leave any day, and no other program asks for it. Score ${score(settings.score)} or more.`,
    `分担真实退货的运费。自愿加入、随时退出，与其他计划无关。评分 ${score(settings.score)} 以上。`,
  );
