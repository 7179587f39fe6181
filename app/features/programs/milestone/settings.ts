import { z } from "zod";
import type { Currency } from "~/values/money";
import { inMinor } from "../phrase";
import { days, many, minor, scoreOf5, share } from "../settings";

const step = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]{1,20}$/),
  /** Of the baseline, in basis points: 12,000 is 1.2 times. */
  timesBaseline: z.number().int().min(10_000).max(1_000_000),
  share,
  fixedTargetMinor: minor,
  fixedAmountMinor: minor,
});

export const settings = z.strictObject({
  cycleDays: days.min(7),
  orders: many,
  score: scoreOf5,
  /** Targets over one's own baseline, one table for all, or shares of the value over the baseline. */
  mode: z.enum(["personal", "fixed", "marginal"]),
  baselineFloorMinor: minor,
  roundUpMinor: minor.min(1),
  steps: z.array(step).min(1).max(10),
  bands: z
    .array(z.strictObject({ toMinor: minor.nullable(), share }))
    .min(1)
    .max(10),
  trafficShare: share,
  lockDays: days,
  trafficValidDays: days,
  feeValidDays: days,
  perStoreMinor: minor,
  perEntityYearMinor: minor,
  budgetPerCycleMinor: minor.nullable(),
});
export type MilestoneSettings = z.output<typeof settings>;

export function template(currency: Currency): MilestoneSettings {
  const money = inMinor(currency);
  const row = (key: string, timesBaseline: number, part: number, target: number, pays: number) => ({
    key,
    timesBaseline,
    share: part,
    fixedTargetMinor: money(target),
    fixedAmountMinor: money(pays),
  });
  return {
    cycleDays: 28,
    orders: 5,
    score: 420,
    mode: "personal",
    baselineFloorMinor: money(2_000),
    roundUpMinor: money(100),
    steps: [
      row("m1", 12_000, 100, 5_000, 100),
      row("m2", 15_000, 150, 20_000, 400),
      row("m3", 20_000, 200, 50_000, 1_200),
      row("m4", 30_000, 300, 100_000, 3_000),
    ],
    bands: [
      { toMinor: money(20_000), share: 100 },
      { toMinor: money(100_000), share: 50 },
    ],
    trafficShare: 6_000,
    lockDays: 15,
    trafficValidDays: 30,
    feeValidDays: 90,
    perStoreMinor: money(5_000),
    perEntityYearMinor: money(20_000),
    budgetPerCycleMinor: money(6_000_000),
  };
}
