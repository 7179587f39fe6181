/** Which enrollments staff look at: the address of the list, parsed, and its row. */
import { z } from "zod";
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

const text = z.string().trim().min(1).max(200);
const fields = {
  view: z.enum(enrollmentViews).catch("running"),
  program: text.optional().catch(undefined),
  store: text.optional().catch(undefined),
  q: text.optional().catch(undefined),
  sort: z.enum(enrollmentSorts).catch("-started"),
  after: z.string().max(400).optional().catch(undefined),
  before: z.string().max(400).optional().catch(undefined),
};
export type EnrollmentQuery = z.output<z.ZodObject<typeof fields>>;

/** What cannot be read counts as absent. */
export const enrollmentQuery = (search: URLSearchParams): EnrollmentQuery =>
  z
    .object(fields)
    .parse(
      Object.fromEntries(Object.keys(fields).map((name) => [name, search.get(name) || undefined])),
    );

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
