/** One enrollment as staff read it, with the application it came from. */
import type { EnrollmentPage, TimelineEvent } from "~/features/enrollments/enrollment-page";
import { enrollmentPage } from "~/features/enrollments/page.server";
import { timeline } from "~/features/enrollments/timeline.server";
import type { StaffActor } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { publicId, uuidOf } from "~/values/public-id";

export type StaffEnrollmentPage = {
  readonly of: EnrollmentPage;
  readonly events: readonly TimelineEvent[];
  readonly applicationId: string;
};

/** Null where this marketplace has no such enrollment. */
export async function readEnrollment(
  actor: StaffActor,
  enrollmentId: string,
): Promise<StaffEnrollmentPage | null> {
  const of = await enrollmentPage(actor, enrollmentId, now());
  const id = uuidOf("enrollment", enrollmentId);
  if (of === null || id === null) return null;
  const { marketplaceId } = actor;
  const [events, [row]] = await Promise.all([
    timeline(actor, enrollmentId),
    sqlInTenant(
      marketplaceId,
      (sql) => sql<{ application_id: string }[]>`
        SELECT application_id FROM enrollment
        WHERE marketplace_id = ${marketplaceId} AND id = ${id}`,
    ),
  ]);
  return { of, events, applicationId: publicId("application", row?.application_id ?? "") };
}
