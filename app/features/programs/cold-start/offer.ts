import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { Offer } from "../kind";
import { amount, count, rate, score, w } from "../phrase";
import type { ColdStartSettings } from "./settings";

const impressionsOf = ({ open, firstSale, ramp, graduate }: ColdStartSettings): number =>
  [open, firstSale, ramp, graduate].reduce((sum, stage) => sum + stage.impressions, 0);

export function offer(settings: ColdStartSettings, currency: Currency): Offer {
  const { open, firstSale, ramp, graduate, guarantee } = settings;
  const all = count(impressionsOf(settings));
  const coupons = amount(settings.couponMinor, currency);
  const gap = Math.ceil((guarantee.impressions * guarantee.makeGoodShare) / 10_000);
  return {
    headline: w(
      `Up to ${all} support impressions and ${coupons} of coupons`,
      `最高 ${all} 次扶持曝光和 ${coupons} 优惠券`,
    ),
    youGet: [
      {
        text: w(
          `${count(guarantee.impressions)} impressions in the first ${guarantee.days} days, guaranteed`,
          `前 ${guarantee.days} 天保量 ${count(guarantee.impressions)} 次曝光`,
        ),
        example: w(
          `If none arrived, we would owe ${count(gap)} in the ${guarantee.makeGoodDays} days after`,
          `若一次未达，随后 ${guarantee.makeGoodDays} 天补量 ${count(gap)} 次`,
        ),
      },
      {
        text: w(
          `${count(open.impressions)} impressions in days ${open.fromDay} to ${open.toDay}, ${count(firstSale.impressions)} in days ${firstSale.fromDay} to ${firstSale.toDay}`,
          `第 ${open.fromDay}–${open.toDay} 天 ${count(open.impressions)} 次曝光，第 ${firstSale.fromDay}–${firstSale.toDay} 天 ${count(firstSale.impressions)} 次`,
        ),
        example: null,
      },
      {
        text: w(
          `${count(ramp.impressions)} more in days ${ramp.fromDay} to ${ramp.toDay} once you sell ${amount(settings.rampValueMinor, currency)} in 30 days, and ${count(graduate.impressions)} in days ${graduate.fromDay} to ${graduate.toDay} once you have ${settings.graduateOrders} orders in 30 days`,
          `第 ${ramp.fromDay}–${ramp.toDay} 天，近 30 天销售额达 ${amount(settings.rampValueMinor, currency)} 再得 ${count(ramp.impressions)} 次；第 ${graduate.fromDay}–${graduate.toDay} 天，近 30 天满 ${settings.graduateOrders} 单再得 ${count(graduate.impressions)} 次`,
        ),
        example: null,
      },
      {
        text: w(
          `A coupon pack of ${coupons} for your buyers on day ${firstSale.fromDay}`,
          `第 ${firstSale.fromDay} 天发放 ${coupons} 买家优惠券包`,
        ),
        example: null,
      },
    ],
    youDo: [
      {
        text: w(
          `By day ${open.toDay}: list 5 products, complete the shop profile, set a freight template`,
          `第 ${open.toDay} 天前：上架 5 个商品、完善店铺资料、设置运费模板`,
        ),
        example: null,
      },
      {
        text: w(
          `By day ${firstSale.toDay}: publish a short video or go live once, and sell the first order`,
          `第 ${firstSale.toDay} 天前：发布一条短视频或直播一场，并卖出第一单`,
        ),
        example: null,
      },
      {
        text: w(
          `Keep seller cancellations at ${rate(settings.cancelLimit)} or less and late shipping at ${rate(settings.lateShipLimit)} or less`,
          `卖家取消率不超过 ${rate(settings.cancelLimit)}，延迟发货率不超过 ${rate(settings.lateShipLimit)}`,
        ),
        example: null,
      },
    ],
    youCanLose: [
      {
        text: w(
          "Impressions that are not used within their days are not carried over",
          "当期未用完的曝光不结转",
        ),
        example: w(
          `On day ${ramp.fromDay}, what is left of the ${count(firstSale.impressions)} ends`,
          `到第 ${ramp.fromDay} 天，${count(firstSale.impressions)} 次中未用部分失效`,
        ),
      },
      {
        text: w(
          `Seller-fault returns above ${rate(settings.faultReturnLimit)} for ${settings.faultGraceDays} days, or a serious violation, end the program`,
          `卖家责任退货率连续 ${settings.faultGraceDays} 天高于 ${rate(settings.faultReturnLimit)}，或发生严重违规，将退出计划`,
        ),
        example: w(
          `Leaving on day ${firstSale.toDay} gives up the ${count(ramp.impressions + graduate.impressions)} impressions still ahead`,
          `若第 ${firstSale.toDay} 天退出，后续 ${count(ramp.impressions + graduate.impressions)} 次曝光不再发放`,
        ),
      },
      {
        text: w(
          "Fake orders end it at once, and the coupons given are taken back",
          "出现虚假交易立即退出，已发优惠券收回",
        ),
        example: w(`Up to ${coupons} taken back`, `最多收回 ${coupons}`),
      },
    ],
  };
}

export const summary = (settings: ColdStartSettings): Words =>
  w(
    `Your first ${settings.enrollmentDays} days with traffic from us, against results you can reach. Score ${score(settings.graduation.score)} and ${settings.graduation.orders} orders are the goal.`,
    `新店前 ${settings.enrollmentDays} 天的流量扶持，按可达成的结果发放。目标：评分 ${score(settings.graduation.score)}、累计 ${settings.graduation.orders} 单。`,
  );
