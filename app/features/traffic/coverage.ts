/** Cold-start coverage of a cohort, by counts (domain.md): strictly above the target, and unknown for nobody. */
import type { BasisPoints } from "~/values/share";

export const coverageTarget: BasisPoints = 9_500;

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
