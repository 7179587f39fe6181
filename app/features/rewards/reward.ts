/** The rewards lever: something of value that is earned, verified, locked, issued, and may be reversed. */
import type { BasisPoints } from "~/values/share";

export const rewardForms = [
  "traffic-coupon",
  "ad-credit",
  "fee-credit",
  "buyer-coupon",
  "badge",
  "manager",
  "fast-lane",
] as const;
export type RewardForm = (typeof rewardForms)[number];

/** Given as it stands when its stage opens. */
export type FixedReward = {
  readonly lever: "reward";
  readonly how: "fixed";
  readonly form: RewardForm;
  /** Minor units; 0 for a badge, a named manager or a fast lane. */
  readonly amountMinor: number;
  readonly validDays: number | null;
};

/** A share of the value between the end of the band before and `toMinor`; null is without end. */
export type Band = { readonly toMinor: number | null; readonly share: BasisPoints };

export type LadderStep = {
  readonly key: string;
  readonly targetMinor: number;
  /** Of the value over the baseline, in basis points; or a fixed amount. */
  readonly gives: { readonly share: BasisPoints } | { readonly amountMinor: number };
};
/** Grows with the value reached over one's own baseline; paid after the refund lock. */
export type LadderReward = {
  readonly lever: "reward";
  readonly how: "ladder";
  readonly baselineMinor: number;
  readonly steps: readonly LadderStep[];
  /** Present: the value over the baseline is paid band by band, whatever step it reached. */
  readonly bands?: readonly Band[];
  readonly capMinor: number;
  readonly split: readonly { readonly form: RewardForm; readonly share: BasisPoints }[];
  readonly lockDays: number;
  readonly validDays: Readonly<Partial<Record<RewardForm, number>>>;
};
/** Several enrollments share one pot by rank. */
export type ContestReward = {
  readonly lever: "reward";
  readonly how: "contest";
  readonly form: RewardForm;
  readonly prizes: readonly {
    readonly fromRank: number;
    readonly toRank: number;
    readonly amountMinor: number;
  }[];
  readonly leastIncrementMinor: number;
  readonly lockDays: number;
};
export type Reward = FixedReward | LadderReward | ContestReward;

/** The sum of all prizes of a contest, in minor units. */
export const potOf = ({ prizes }: ContestReward): number =>
  prizes.reduce(
    (sum, { fromRank, toRank, amountMinor }) => sum + (toRank - fromRank + 1) * amountMinor,
    0,
  );

/** The value a sprint counts: over the higher of the last period and the 90-day mean, so that a dip does not pay. */
export const increment = (
  resultMinor: number,
  previousMinor: number,
  meanDailyMinor: number,
  days: number,
): number => Math.max(0, resultMinor - Math.max(previousMinor, meanDailyMinor * days));

/** The sum over the bands that a value reaches into, each rounded down. */
export function bandPay(bands: readonly Band[], valueMinor: number): number {
  let [from, sum] = [0, 0];
  for (const { toMinor, share } of bands) {
    const to = Math.min(valueMinor, toMinor ?? valueMinor);
    if (to > from) sum += Math.floor(((to - from) * share) / 10_000);
    from = Math.max(from, to);
  }
  return sum;
}

/** The highest step a result reached, and what it pays; nothing below the first. */
export function ladderPay(
  ladder: LadderReward,
  resultMinor: number,
): { readonly step: LadderStep | null; readonly amountMinor: number } {
  const step = ladder.steps.findLast(({ targetMinor }) => resultMinor >= targetMinor) ?? null;
  const over = Math.max(0, resultMinor - ladder.baselineMinor);
  if (ladder.bands !== undefined) {
    return { step, amountMinor: Math.min(ladder.capMinor, bandPay(ladder.bands, over)) };
  }
  if (step === null) return { step, amountMinor: 0 };
  const amount =
    "share" in step.gives ? Math.floor((over * step.gives.share) / 10_000) : step.gives.amountMinor;
  return { step, amountMinor: Math.min(ladder.capMinor, amount) };
}

/** Parts of an amount by share; the last part takes what rounding leaves, so the parts sum to the whole. */
export function splitOf({ split }: Pick<LadderReward, "split">, amountMinor: number) {
  let left = amountMinor;
  return split.map(({ form, share }, index) => {
    const part = index === split.length - 1 ? left : Math.floor((amountMinor * share) / 10_000);
    left -= part;
    return { form, amountMinor: part };
  });
}
