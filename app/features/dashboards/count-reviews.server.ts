/** How many applications a view holds: the same rows that the list shows. */
import type { StaffActor } from "~/features/people/actor";
import type { Sql } from "~/platform/database.server";
import { exactUpTo } from "~/values/keyset";
import { matchingReviews, type ReviewFilter } from "./matching-reviews.server";
import type { Moment } from "./moment.server";
import type { Counted } from "./overview";

/** Counts to 10,001 and no further; more is shown as "10,000+". */
export async function countReviews(
  sql: Sql,
  actor: StaffActor,
  filter: ReviewFilter,
  moment: Moment,
): Promise<Counted> {
  const matching = matchingReviews(sql, actor, filter, moment);
  const [row] = await sql<{ count: number; oldest: Date | null }[]>`
    SELECT count(*) AS count, min(submitted_at) AS oldest
    FROM (SELECT a.submitted_at ${matching} LIMIT ${exactUpTo + 1}) AS counted`;
  return { count: row?.count ?? 0, oldest: row?.oldest ?? null };
}

/** The same, program by program; a program without any is absent. */
export async function countReviewsByProgram(
  sql: Sql,
  actor: StaffActor,
  filter: ReviewFilter,
  moment: Moment,
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql<{ slug: string; count: number }[]>`
    SELECT p.slug, count(*) AS count ${matchingReviews(sql, actor, filter, moment)} GROUP BY p.slug`;
  return new Map(rows.map(({ slug, count }) => [slug, count]));
}
