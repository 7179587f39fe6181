/** Cohorts by day since opening, their segments, and the stores behind every count. */
import type { Day } from "~/values/day";
import type { BasisPoints } from "~/values/share";
import type { CoverageAlert } from "./coverage-alert";
import type { CoverageCounts, CoverageRate } from "./coverage-counts";

export const cohortGrains = ["week", "month"] as const;
export type CohortGrain = (typeof cohortGrains)[number];

export const coverageGroups = ["category", "region", "size", "surface", "agri"] as const;
export type CoverageGroup = (typeof coverageGroups)[number];
/** Stands for a value that is not known. */
export const unknownValue = "-";

export const coverageViews = [
  "opened",
  "member",
  "covered",
  "waiting",
  "missed",
  "left-out",
  "effective",
  "success",
] as const;
export type CoverageView = (typeof coverageViews)[number];
export const leftOutReasons = ["NOT_VERIFIED", "NO_PRODUCT", "FROZEN", "FRAUD"] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export const coverageSorts = ["opened", "-opened", "support", "-support", "shop", "-shop"] as const;
export const lengths = [8, 12, 26, 52] as const;

/** Days since opening on which somebody can still become covered: a product by the seventh, then seven days. */
export const gridDays = 13;

/** A part of the stores; every value is one of `choices`. */
export type CoverageSegment = Partial<Record<CoverageGroup | "promise", string | undefined>>;
export const segmentNames = [
  ...coverageGroups,
  "promise",
] as const satisfies readonly (keyof CoverageSegment)[];

export type GridCell = {
  /** Days since opening; 0 is the day itself. */
  readonly day: number;
  readonly covered: number;
  readonly rate: BasisPoints | null;
  /** Somebody of the cohort can have lived through this day, and everybody has. */
  readonly begun: boolean;
  readonly complete: boolean;
};
export type CohortLine = CoverageRate & {
  readonly first: Day;
  readonly last: Day;
  /** As addresses name it. */
  readonly name: string;
  readonly final: boolean;
  readonly counts: CoverageCounts;
  readonly cells: readonly GridCell[];
};
export type SegmentLine = CoverageRate & {
  readonly value: string;
  readonly counts: CoverageCounts;
  /** Covered stores short of the line; 0 where it is above. */
  readonly missing: number;
};

export type CoverageReport = {
  readonly grain: CohortGrain;
  /** The day the figures stand for; null where nothing was ever counted. */
  readonly asOf: Day | null;
  /** Newest first. */
  readonly cohorts: readonly CohortLine[];
  /** The final cohorts together, or where none is final, all of them. */
  readonly together: {
    readonly name: string;
    readonly from: Day;
    readonly to: Day;
    readonly final: boolean;
    readonly counts: CoverageCounts;
  };
  /** Of the same cohorts, by the chosen group: those that cost most first, small ones last. */
  readonly segments: readonly SegmentLine[];
  /** Where a part is shown: every store's rate, by cohort. */
  readonly beside: Readonly<Record<string, BasisPoints | null>> | null;
  readonly choices: Readonly<Record<CoverageGroup, readonly string[]>>;
  readonly alerts: readonly CoverageAlert[];
};

export type CoverageLine = {
  readonly store: { readonly uid: string; readonly name: string };
  readonly openedDay: Day;
  readonly liveDay: Day | null;
  readonly category: string;
  readonly region: string | null;
  readonly leftOut: LeftOutReason | null;
  readonly support: number;
  readonly mainSurface: string | null;
  readonly coveredOn: Day | null;
  readonly waiting: boolean;
  readonly effective: boolean;
  readonly success: boolean;
};
