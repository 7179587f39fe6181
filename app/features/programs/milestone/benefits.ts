import type { Facts } from "~/features/metrics/fact";
import type { LadderReward } from "~/features/rewards/reward";
import type { Benefit, Stage } from "../kind";
import { w } from "../phrase";
import type { MilestoneSettings } from "./settings";

/** Net value of 28 days, from the 30 days that are known; never below the floor. */
export function baselineOf(settings: MilestoneSettings, facts: Facts): number {
  const net = facts["store.gmvNet30d"]?.value;
  const ofCycle = typeof net === "number" ? Math.floor((net * settings.cycleDays) / 30) : 0;
  return Math.max(settings.baselineFloorMinor, ofCycle);
}

/** The ladder over a baseline: personal targets are multiples of it, rounded up. */
export function ladderOf(settings: MilestoneSettings, baselineMinor: number): LadderReward {
  const fixed = settings.mode === "fixed";
  const target = (times: number) =>
    Math.ceil((baselineMinor * times) / 10_000 / settings.roundUpMinor) * settings.roundUpMinor;
  return {
    lever: "reward",
    how: "ladder",
    baselineMinor,
    steps: settings.steps.map((step) => ({
      key: step.key,
      targetMinor: fixed ? step.fixedTargetMinor : target(step.timesBaseline),
      gives: fixed ? { amountMinor: step.fixedAmountMinor } : { share: step.share },
    })),
    ...(settings.mode === "marginal" ? { bands: settings.bands } : {}),
    capMinor: settings.perStoreMinor,
    split: [
      { form: "traffic-coupon", share: settings.trafficShare },
      { form: "fee-credit", share: 10_000 - settings.trafficShare },
    ],
    lockDays: settings.lockDays,
    validDays: { "traffic-coupon": settings.trafficValidDays, "fee-credit": settings.feeValidDays },
  };
}

export const benefits = (settings: MilestoneSettings, facts: Facts): Benefit[] => [
  {
    key: "ladder",
    name: w("Milestone reward", "里程碑奖励"),
    stage: "cycle",
    when: null,
    worthMinor: settings.perStoreMinor,
    gives: ladderOf(settings, baselineOf(settings, facts)),
  },
];

export const stages = (settings: MilestoneSettings, facts: Facts): Stage[] => [
  {
    key: "cycle",
    name: w("Cycle", "周期"),
    fromDay: 0,
    toDay: settings.cycleDays - 1,
    tasks: ladderOf(settings, baselineOf(settings, facts)).steps.map((step, index) => ({
      key: step.key,
      name: w(`Milestone ${index + 1}`, `里程碑 ${index + 1}`),
      measure: { by: "net-value", atLeastMinor: step.targetMinor },
    })),
  },
];
