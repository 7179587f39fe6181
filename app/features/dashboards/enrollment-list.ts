/** Which enrollments staff look at, and the row of their list. */
import {
  type EnrollmentStatus,
  enrollmentStatuses,
  runningStatuses,
} from "~/features/enrollments/enrollment";
import type { Day } from "~/values/day";
import type { Words } from "~/values/words";

export const enrollmentViews = ["running", "warned", "ended", "all"] as const;
export type EnrollmentView = (typeof enrollmentViews)[number];
export const enrollmentStatusesOf: Readonly<Record<EnrollmentView, readonly EnrollmentStatus[]>> = {
  running: runningStatuses,
  warned: ["WARNED", "SUSPENDED"],
  ended: enrollmentStatuses.filter((status) => !runningStatuses.includes(status)),
  all: enrollmentStatuses,
};
export const enrollmentSorts = ["started", "-started", "ends", "-ends", "shop", "-shop"] as const;

export type EnrollmentLine = {
  /** `enr_…` */
  readonly id: string;
  readonly status: EnrollmentStatus;
  readonly program: { readonly slug: string; readonly name: Words; readonly versionNumber: number };
  readonly store: { readonly uid: string; readonly name: string };
  readonly product: { readonly uid: string; readonly title: string } | null;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly recoverBy: Day | null;
};
