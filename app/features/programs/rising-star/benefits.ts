import type { FixedReward } from "~/features/rewards/reward";
import type { TrafficGuarantee } from "~/features/traffic/guarantee";
import type { Words } from "~/values/words";
import type { Benefit, Stage } from "../kind";
import { supportImpressions, w } from "../phrase";
import { reaches } from "./rules";
import type { RisingStarLevel, RisingStarSettings } from "./settings";

const lastDay = 91;
export const levelNames = {
  rising: w("Rising", "新锐"),
  shining: w("Shining", "闪耀"),
  star: w("Star", "新星"),
} as const;

const impressions = (level: RisingStarLevel): TrafficGuarantee => ({
  lever: "traffic-guarantee",
  impressions: level.impressions,
  fromDay: 0,
  toDay: lastDay,
  kind: "grant",
  makeGoodShare: 0,
  makeGoodDays: 0,
});
const reward = (
  form: FixedReward["form"],
  amountMinor = 0,
  validDays: number | null = null,
): FixedReward => ({ lever: "reward", how: "fixed", form, amountMinor, validDays });

export function benefits(settings: RisingStarSettings): Benefit[] {
  const at = (
    level: "rising" | "shining" | "star",
    key: string,
    name: Words,
    gives: Benefit["gives"],
    worthMinor: number | null = null,
  ): Benefit => ({
    key: `${level}-${key}`,
    name,
    stage: "season",
    when: reaches(settings[level]),
    check: "monthly",
    worthMinor,
    gives,
  });
  const traffic = (level: "rising" | "shining" | "star") =>
    at(
      level,
      "impressions",
      supportImpressions(settings[level].impressions),
      impressions(settings[level]),
    );
  return [
    traffic("rising"),
    at("rising", "badge", w("Rising badge", "新锐标识"), reward("badge")),
    traffic("shining"),
    at("shining", "manager", w("A named account manager", "专属商家经理"), reward("manager")),
    traffic("star"),
    at(
      "star",
      "fast-lane",
      w("Fast lane to hit products", "爆品计划快速通道"),
      reward("fast-lane"),
    ),
    at(
      "star",
      "ad-credit",
      w("Ad credit", "推广金"),
      reward("ad-credit", settings.adCreditMinor, settings.adCreditValidDays),
      settings.adCreditMinor,
    ),
    {
      key: "sprint",
      name: w("Sprint prize", "冲刺奖金"),
      stage: "season",
      when: null,
      worthMinor: Math.max(...settings.prizes.map((prize) => prize.amountMinor)),
      gives: {
        lever: "reward",
        how: "contest",
        form: "ad-credit",
        prizes: settings.prizes,
        leastIncrementMinor: settings.leastIncrementMinor,
        lockDays: settings.lockDays,
      },
    },
  ];
}

export const stages = (settings: RisingStarSettings): Stage[] => [
  {
    key: "season",
    name: w("Season", "赛季"),
    fromDay: 0,
    toDay: lastDay,
    tasks: (["rising", "shining", "star"] as const).map((level) => ({
      key: level,
      name: w(`Reach ${levelNames[level].en}`, `达到${levelNames[level].zh}`),
      measure: { by: "rule", rule: reaches(settings[level]), check: "monthly" },
    })),
  },
];
