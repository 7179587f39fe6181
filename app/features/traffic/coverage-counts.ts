/** What is counted of a cohort, and what follows from the counts alone. */
import { type BasisPoints, shareOf } from "~/values/share";
import { type CoverageStanding, coverageStanding, smallBelow, wilson } from "./coverage";

/** From opening to success; each step holds those of the step before that got so far. */
export const coverageSteps = [
  "opened",
  "verified",
  "listed",
  "member",
  "seen",
  "covered",
  "ordered",
  "succeeded",
] as const;
export type CoverageStep = (typeof coverageSteps)[number];

export type CoverageCounts = Readonly<Record<CoverageStep, number>> & {
  /** Members with an order in 14 days, with success in 30 days, whether covered or not. */
  readonly effective: number;
  readonly success: number;
  /** Members not covered: their days still run, or are over. */
  readonly waiting: number;
  readonly missed: number;
};
export const countNames = [
  ...coverageSteps,
  "effective",
  "success",
  "waiting",
  "missed",
] as const satisfies readonly (keyof CoverageCounts)[];

export const noCounts = Object.fromEntries(countNames.map((name) => [name, 0])) as CoverageCounts;

export const addCounts = (all: readonly CoverageCounts[]): CoverageCounts =>
  Object.fromEntries(
    countNames.map((name) => [name, all.reduce((sum, counts) => sum + counts[name], 0)]),
  ) as CoverageCounts;

export type CoverageRate = {
  /** Null where there is no cohort. */
  readonly rate: BasisPoints | null;
  /** Of the 95 % interval. */
  readonly low: BasisPoints | null;
  readonly high: BasisPoints | null;
  readonly standing: CoverageStanding;
  /** Too few to say much. */
  readonly small: boolean;
};

export function rateOf({ member: size, covered }: CoverageCounts): CoverageRate {
  const interval = wilson({ covered, size });
  return {
    rate: shareOf(covered, size),
    low: interval && Math.floor(interval.low * 10_000),
    high: interval && Math.ceil(interval.high * 10_000),
    standing: coverageStanding({ covered, size }),
    small: size < smallBelow,
  };
}
