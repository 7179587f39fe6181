/** Enrollments by store, program and status, newest first, page by page. */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { publicId, uuidOf } from "~/values/public-id";
import type { EnrollmentStatus } from "./enrollment";

export type EnrollmentFilter = {
  readonly storeUid?: string | undefined;
  readonly slug?: string | undefined;
  readonly status?: EnrollmentStatus | undefined;
};
export type EnrollmentLine = {
  /** `enr_…` */
  readonly id: string;
  readonly program: string;
  readonly storeUid: string;
  readonly productUid: string | null;
  readonly status: EnrollmentStatus;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly endedOn: Day | null;
};
export type EnrollmentLines = {
  readonly data: readonly EnrollmentLine[];
  readonly nextCursor: string | null;
};

/** The cursor is the id of the last line; null where it is none. A merchant sees her own alone. */
export async function enrollmentsOf(
  actor: Actor,
  { storeUid, slug, status }: EnrollmentFilter,
  page: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<EnrollmentLines | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "enrollments:list", { marketplaceId });
  const after = page.cursor === undefined ? undefined : uuidOf("enrollment", page.cursor);
  if (after === null) return null;
  const entityUid = actor.kind === "person" && actor.side === "merchant" ? actor.entityUid : null;
  const rows = await sqlInTenant(
    marketplaceId,
    (sql) => sql<(EnrollmentLine & { readonly id: string })[]>`
      SELECT e.id, p.slug AS program, e.store_uid AS "storeUid", e.product_uid AS "productUid",
        e.status, e.starts_on AS "startsOn", e.ends_on AS "endsOn", e.ended_on AS "endedOn"
      FROM enrollment e
      JOIN program p ON p.marketplace_id = e.marketplace_id AND p.id = e.program_id
      WHERE e.marketplace_id = ${marketplaceId}
        ${entityUid === null ? sql`` : sql`AND e.entity_uid = ${entityUid}`}
        ${storeUid === undefined ? sql`` : sql`AND e.store_uid = ${storeUid}`}
        ${slug === undefined ? sql`` : sql`AND p.slug = ${slug}`}
        ${status === undefined ? sql`` : sql`AND e.status = ${status}`}
        ${after === undefined ? sql`` : sql`AND e.id < ${after}`}
      ORDER BY e.id DESC LIMIT ${page.limit + 1}`,
  );
  const data = rows
    .slice(0, page.limit)
    .map((row) => ({ ...row, id: publicId("enrollment", row.id) }));
  return { data, nextCursor: rows.length > page.limit ? (data.at(-1)?.id ?? null) : null };
}
