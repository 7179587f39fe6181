/** The one condition behind every list and every count of enrollments. */
import type { StaffActor } from "~/features/people/actor";
import type { Sql } from "~/platform/database.server";
import { uuidOf } from "~/values/public-id";
import { enrollmentStatusesOf } from "./enrollment-list";
import type { EnrollmentQuery } from "./enrollment-query";

export type EnrollmentFilter = Pick<EnrollmentQuery, "view"> &
  Partial<Pick<EnrollmentQuery, "program" | "store" | "q">>;

/** Enrollments `e` with program `p`, version `v`, store `s` and product `r`, as `FROM … WHERE …`. */
export function matchingEnrollments(sql: Sql, actor: StaffActor, filter: EnrollmentFilter) {
  const { view, program, store, q } = filter;
  return sql`
    FROM enrollment e
    JOIN program p ON p.marketplace_id = e.marketplace_id AND p.id = e.program_id
    JOIN program_version v ON v.marketplace_id = e.marketplace_id AND v.id = e.version_id
    LEFT JOIN store s ON s.marketplace_id = e.marketplace_id AND s.store_uid = e.store_uid
    LEFT JOIN product r ON r.marketplace_id = e.marketplace_id AND r.product_uid = e.product_uid
    WHERE e.marketplace_id = ${actor.marketplaceId}
      AND e.status = ANY(${[...enrollmentStatusesOf[view]]})
      ${program ? sql`AND p.slug = ${program}` : sql``}
      ${store ? sql`AND e.store_uid = ${store}` : sql``}
      ${q ? contains(sql, q) : sql``}`;
}

/** A part of a name, or a whole id of any kind. */
function contains(sql: Sql, text: string) {
  const id = uuidOf("enrollment", text);
  return sql`AND (
    position(lower(${text}) IN lower(coalesce(s.name, ''))) > 0
    OR e.store_uid = ${text} OR e.product_uid = ${text}
    ${id === null ? sql`` : sql`OR e.id = ${id}`})`;
}

/** How many enrollments of a view each program has; a program without any is absent. */
export async function countEnrollmentsByProgram(
  sql: Sql,
  actor: StaffActor,
  filter: EnrollmentFilter,
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql<{ slug: string; count: number }[]>`
    SELECT p.slug, count(*) AS count ${matchingEnrollments(sql, actor, filter)} GROUP BY p.slug`;
  return new Map(rows.map(({ slug, count }) => [slug, count]));
}
