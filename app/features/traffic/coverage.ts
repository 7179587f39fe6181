/** Cold-start coverage of a cohort, by counts (domain.md): strictly above the target, and unknown for nobody. */
import type { BasisPoints } from "~/values/share";

export const coverageTarget: BasisPoints = 9_500;
/** Support impressions that cover a store, and the days it has for them from its first live product on. */
export const coveredFrom = 1_000;
export const coverageDays = 7;
/** A store is of its cohort with a product on sale within so many days; the day of opening is the first. */
export const listingDays = 7;
/** A first order within so many days of opening; ten orders, and a net value, within so many more. */
export const effectiveDays = 14;
export const successDays = 30;
export const successOrders = 10;
/** Net of returns, in whole units of the marketplace's currency: 1,000.00. */
export const successNet = 1_000;
/** From `FRAUD` on, a store is removed. */
export const fraudFrom = 90;
/** Fewer stores than this say little: they are marked and not ranked. */
export const smallBelow = 30;

export type CohortCounts = { readonly covered: number; readonly size: number };

/** Strictly more than the target share; by counts, so that no rounding decides. A cohort of nobody is neither. */
export function isAboveTarget(
  { covered, size }: CohortCounts,
  target: BasisPoints = coverageTarget,
): boolean | null {
  return size === 0 ? null : covered * 10_000 > target * size;
}

/** How many more stores a cohort needs to be strictly above the target; 0 where it is. */
export function missingStores(
  { covered, size }: CohortCounts,
  target: BasisPoints = coverageTarget,
): number {
  if (size === 0) return 0;
  const least = Math.floor((target * size) / 10_000) + 1;
  return Math.max(0, least - covered);
}

export type Interval = { readonly low: number; readonly high: number };

/** Two-sided, for 95 %. */
const z = 1.959963984540054;

/** Wilson's score interval of a share (Wilson, 1927), from 0 to 1; null for a cohort of nobody. */
export function wilson({ covered, size }: CohortCounts): Interval | null {
  if (size === 0) return null;
  const share = covered / size;
  const scale = 1 + z ** 2 / size;
  const middle = (share + z ** 2 / (2 * size)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / size + z ** 2 / (4 * size ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** `clearly`: the whole interval lies above the target. */
export type CoverageStanding = "no-cohort" | "below" | "above" | "clearly-above";

export function coverageStanding(
  counts: CohortCounts,
  target: BasisPoints = coverageTarget,
): CoverageStanding {
  const above = isAboveTarget(counts, target);
  const interval = wilson(counts);
  if (above === null || interval === null) return "no-cohort";
  if (!above) return "below";
  return interval.low * 10_000 > target ? "clearly-above" : "above";
}

export type RunningCounts = CohortCounts & {
  /** Not covered yet, and the plan in force keeps their promise in time. */
  readonly planned: number;
};

/** How many stores of a running cohort are likely to be covered in the end. */
export const expectedCovered = ({ covered, planned }: RunningCounts): number => covered + planned;

/** Where a running cohort is heading; null for a cohort of nobody. */
export const isOnCourse = (counts: RunningCounts): boolean | null =>
  isAboveTarget({ covered: expectedCovered(counts), size: counts.size });
