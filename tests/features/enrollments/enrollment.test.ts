import { expect, test } from "vitest";
import {
  canBecome,
  type EnrollmentStatus,
  enrollmentStatuses,
  isRunning,
} from "~/features/enrollments/enrollment";

const ways: Readonly<Record<EnrollmentStatus, string>> = {
  PENDING_START: "ACTIVE WITHDRAWN REMOVED EXPIRED",
  ACTIVE: "WARNED SUSPENDED GRADUATED COMPLETED WITHDRAWN REMOVED EXPIRED",
  WARNED: "ACTIVE SUSPENDED GRADUATED COMPLETED WITHDRAWN REMOVED EXPIRED",
  SUSPENDED: "ACTIVE WARNED WITHDRAWN REMOVED EXPIRED",
  GRADUATED: "",
  COMPLETED: "",
  WITHDRAWN: "",
  REMOVED: "",
  EXPIRED: "",
};
test.each(enrollmentStatuses)("from %s", (from) => {
  const to = enrollmentStatuses.filter((status) => canBecome(from, status));
  expect(to.toSorted()).toEqual(ways[from].split(" ").filter(Boolean).toSorted());
  expect(isRunning(from)).toBe(ways[from] !== "");
});
