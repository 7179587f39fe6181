import { atLeast } from "../condition";
import type { Benefit, Stage } from "../kind";
import { w } from "../phrase";
import type { HitProductSettings } from "./settings";

export const benefits = (settings: HitProductSettings): Benefit[] => [
  {
    key: "boost",
    name: w("Impressions and co-funded coupon", "曝光与平台共补优惠券"),
    stage: "test",
    when: null,
    worthMinor: settings.couponPerProductMinor,
    gives: {
      lever: "hit-support",
      how: "boost",
      phases: { test: settings.test, boost: settings.boost, tail: settings.tail },
      coupon: {
        platformShare: settings.couponShare,
        perOrderMinor: settings.couponPerOrderMinor,
        perProductMinor: settings.couponPerProductMinor,
      },
    },
  },
  {
    key: "creators",
    name: w("Matched creators", "达人撮合"),
    stage: "test",
    // Creators are only matched to a product that pays them.
    when: atLeast("product.commissionRate", settings.commission, "FAIL"),
    worthMinor: null,
    gives: {
      lever: "hit-support",
      how: "creators",
      all: settings.creators,
      midAtLeast: settings.midCreators,
      headAtMost: settings.headCreators,
    },
  },
];

export function stages({ test, boost, tail, ...settings }: HitProductSettings): Stage[] {
  const boostFrom = test.days;
  const tailFrom = boostFrom + boost.days;
  return [
    {
      key: "test",
      name: w("Test", "测试"),
      fromDay: 0,
      toDay: boostFrom - 1,
      tasks: [
        {
          key: "stock",
          name: w(
            `Have stock for ${settings.stockCoverDays} days`,
            `库存可售 ${settings.stockCoverDays} 天以上`,
          ),
          measure: {
            by: "rule",
            rule: atLeast("product.stockCoverDays", settings.stockCoverDays, "FAIL"),
          },
        },
      ],
    },
    {
      key: "boost",
      name: w("Boost", "爆发"),
      fromDay: boostFrom,
      toDay: tailFrom - 1,
      tasks: [],
    },
    {
      key: "tail",
      name: w("Tail", "长尾"),
      fromDay: tailFrom,
      toDay: tailFrom + tail.days - 1,
      tasks: [],
    },
  ];
}
