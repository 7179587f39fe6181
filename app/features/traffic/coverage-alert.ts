/** A running cohort that is likely to miss the line, as people read it. */
import type { Day } from "~/values/day";
import type { Lever } from "./coverage-lever";

export const alertViews = ["open", "all"] as const;
export type AlertView = (typeof alertViews)[number];

export type CoverageAlert = {
  readonly id: string;
  /** The Monday of its week. */
  readonly cohort: Day;
  readonly raisedAt: Date;
  readonly resolvedAt: Date | null;
  readonly size: number;
  readonly covered: number;
  readonly expected: number;
  readonly lever: Lever;
};
