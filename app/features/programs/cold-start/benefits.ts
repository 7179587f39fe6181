import { all, atLeast, atMost } from "../condition";
import type { Benefit } from "../kind";
import { count, supportImpressions, w } from "../phrase";
import type { ColdStartSettings } from "./settings";

type StageOfDays = {
  readonly fromDay: number;
  readonly toDay: number;
  readonly impressions: number;
};

const grant = (stage: string, days: StageOfDays, when: Benefit["when"]): Benefit => ({
  key: `impressions-${stage}`,
  name: supportImpressions(days.impressions),
  stage,
  when,
  worthMinor: null,
  gives: {
    lever: "traffic-guarantee",
    impressions: days.impressions,
    fromDay: days.fromDay,
    toDay: days.toDay,
    kind: "grant",
    makeGoodShare: 0,
    makeGoodDays: 0,
  },
});

/** Impressions stage by stage, the last two against results; the first week is a promise with make-good. */
export function benefits(settings: ColdStartSettings): Benefit[] {
  const { guarantee } = settings;
  return [
    {
      key: "first-week-guarantee",
      name: w(
        `First-week guarantee of ${count(guarantee.impressions)} impressions`,
        `首周保量 ${count(guarantee.impressions)} 次曝光`,
      ),
      stage: "open",
      when: null,
      worthMinor: null,
      gives: {
        lever: "traffic-guarantee",
        impressions: guarantee.impressions,
        fromDay: settings.open.fromDay,
        toDay: settings.open.fromDay + guarantee.days - 1,
        kind: "guarantee",
        makeGoodShare: guarantee.makeGoodShare,
        makeGoodDays: guarantee.makeGoodDays,
      },
    },
    grant("open", settings.open, null),
    grant("first-sale", settings.firstSale, null),
    {
      key: "coupon-pack",
      name: w("Coupon pack for buyers", "买家优惠券包"),
      stage: "first-sale",
      when: null,
      worthMinor: settings.couponMinor,
      gives: {
        lever: "reward",
        how: "fixed",
        form: "buyer-coupon",
        amountMinor: settings.couponMinor,
        validDays: settings.couponValidDays,
      },
    },
    grant(
      "ramp",
      settings.ramp,
      all(
        atLeast("store.gmvPaid30d", settings.rampValueMinor, "FAIL"),
        atLeast("store.experienceScore", settings.rampScore, "PASS"),
      ),
    ),
    grant(
      "graduate",
      settings.graduate,
      all(
        atLeast("store.ordersPaid30d", settings.graduateOrders, "FAIL"),
        atMost("store.sellerCancelRate30d", settings.cancelLimit, "PASS"),
      ),
    ),
  ];
}
