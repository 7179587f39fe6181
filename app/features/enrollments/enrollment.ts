/** The noun: a merchant's life inside a program, its states, and what may become what. */
export const enrollmentStatuses = [
  "PENDING_START",
  "ACTIVE",
  "WARNED",
  "SUSPENDED",
  "GRADUATED",
  "COMPLETED",
  "WITHDRAWN",
  "REMOVED",
  "EXPIRED",
] as const;
export type EnrollmentStatus = (typeof enrollmentStatuses)[number];

const nextStatuses: Readonly<Record<EnrollmentStatus, readonly EnrollmentStatus[]>> = {
  PENDING_START: ["ACTIVE", "WITHDRAWN", "REMOVED", "EXPIRED"],
  ACTIVE: ["WARNED", "SUSPENDED", "GRADUATED", "COMPLETED", "WITHDRAWN", "REMOVED", "EXPIRED"],
  WARNED: ["ACTIVE", "SUSPENDED", "GRADUATED", "COMPLETED", "WITHDRAWN", "REMOVED", "EXPIRED"],
  SUSPENDED: ["ACTIVE", "WARNED", "WITHDRAWN", "REMOVED", "EXPIRED"],
  GRADUATED: [],
  COMPLETED: [],
  WITHDRAWN: [],
  REMOVED: [],
  EXPIRED: [],
};

export const canBecome = (from: EnrollmentStatus, to: EnrollmentStatus): boolean =>
  nextStatuses[from].includes(to);
/** Inside the program, whatever the weather. */
export const isRunning = (status: EnrollmentStatus): boolean => nextStatuses[status].length > 0;
export const runningStatuses = enrollmentStatuses.filter(isRunning);

export const grantStatuses = [
  "RESERVED",
  "PENDING_VERIFY",
  "HOLD",
  "APPROVED",
  "ISSUED",
  "PARTLY_USED",
  "USED",
  "LAPSED",
  "REVERSED",
] as const;
export type GrantStatus = (typeof grantStatuses)[number];

export const stageStatuses = ["AHEAD", "OPEN", "CLOSED"] as const;
export type StageStatus = (typeof stageStatuses)[number];

export const milestoneStatuses = ["AHEAD", "OPEN", "DONE", "MISSED"] as const;
export type MilestoneStatus = (typeof milestoneStatuses)[number];
