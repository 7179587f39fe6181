/** A round in a process of its own, so many enrollments a transaction; the test kills it. */
import { advanceEnrollments } from "~/features/enrollments/advance.server";
import { automatic } from "~/features/people/actor";
import { closeDatabase } from "~/platform/database.server";

export const dyingProcess = "tests/features/enrollments/dying-process.ts";

const { MARKETPLACE, DAY, AT_ONCE = "1" } = process.env;
if (MARKETPLACE !== undefined && DAY !== undefined) {
  const clock = automatic(MARKETPLACE, "enrollment-clock");
  await advanceEnrollments(clock, DAY, { atOnce: Number(AT_ONCE) });
  await closeDatabase();
}
