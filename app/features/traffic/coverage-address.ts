/** Where counts of coverage lead. */
import type { CoverageStep } from "./coverage-counts";
import {
  type CoverageSegment,
  type CoverageView,
  type LeftOutReason,
  segmentNames,
} from "./coverage-list";

type Shown = {
  readonly view?: CoverageView;
  readonly step?: CoverageStep;
  readonly lost?: CoverageStep;
  readonly day?: number;
  readonly reason?: LeftOutReason;
};

/** The list of a cohort's stores: of this part, and in this state. */
export function coverageAddress(cohort: string, segment: CoverageSegment, shown: Shown = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(shown)) query.set(name, String(value));
  for (const name of segmentNames) {
    const value = segment[name];
    if (value !== undefined) query.set(name, value);
  }
  const search = query.toString();
  return `/ops/coverage/${cohort}${search === "" ? "" : `?${search}`}`;
}
