/** A round in a process of its own, one enrollment a transaction; the test kills it. */
import { advanceEnrollments } from "~/features/enrollments/advance.server";
import { automatic } from "~/features/people/actor";

export const dyingProcess = "tests/features/enrollments/dying-process.ts";

const { MARKETPLACE, DAY } = process.env;
if (MARKETPLACE !== undefined && DAY !== undefined)
  await advanceEnrollments(automatic(MARKETPLACE, "enrollment-clock"), DAY, { atOnce: 1 });
