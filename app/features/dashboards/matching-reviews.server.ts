/** The one condition behind every list and every count of applications. */
import type { ReviewQuery } from "~/features/applications/review-query";
import { statusesOf } from "~/features/applications/review-view";
import type { StaffActor } from "~/features/people/actor";
import type { Sql } from "~/platform/database.server";
import { uuidOf } from "~/values/public-id";
import type { Moment } from "./moment.server";

export type ReviewFilter = Pick<ReviewQuery, "view"> &
  Partial<Pick<ReviewQuery, "due" | "program" | "store" | "q" | "mine">>;

/** Applications `a` of programs `p`, versions `v`, stores `s` and products `r` that a reviewer's view holds, as `FROM … WHERE …`. */
export function matchingReviews(sql: Sql, actor: StaffActor, filter: ReviewFilter, moment: Moment) {
  const { view, due, program, store, q, mine } = filter;
  const { now, dayEnds } = moment;
  const dueIs = {
    "past-due": sql`AND a.answer_by < ${now}`,
    today: sql`AND a.answer_by >= ${now} AND a.answer_by < ${dayEnds}`,
    later: sql`AND a.answer_by >= ${dayEnds}`,
  };
  return sql`
    FROM application a
    JOIN program p ON p.marketplace_id = a.marketplace_id AND p.id = a.program_id
    JOIN program_version v ON v.marketplace_id = a.marketplace_id AND v.id = a.version_id
    LEFT JOIN store s ON s.marketplace_id = a.marketplace_id AND s.store_uid = a.store_uid
    LEFT JOIN product r ON r.marketplace_id = a.marketplace_id AND r.product_uid = a.product_uid
    WHERE a.marketplace_id = ${actor.marketplaceId}
      AND a.status = ANY(${statusesOf[view]}) AND a.submitted_at IS NOT NULL
      ${view === "answered" ? answered(sql) : sql``}
      ${due ? dueIs[due] : sql``}
      ${program ? sql`AND p.slug = ${program}` : sql``}
      ${store ? sql`AND a.store_uid = ${store}` : sql``}
      ${mine ? sql`AND a.claimed_by = ${actor.personId} AND a.claimed_until > ${now}` : sql``}
      ${q ? contains(sql, q) : sql``}`;
}

/** The shop has answered the last request for changes. */
const answered = (sql: Sql) => sql`
  AND EXISTS (SELECT FROM info_request i
    WHERE i.marketplace_id = a.marketplace_id AND i.application_id = a.id
      AND i.answered_at IS NOT NULL)`;

/** A part of a name, or a whole id of any kind. */
function contains(sql: Sql, text: string) {
  const id = uuidOf("application", text);
  return sql`AND (
    position(lower(${text}) IN lower(coalesce(s.name, ''))) > 0
    OR position(lower(${text}) IN lower(coalesce(r.title, ''))) > 0
    OR a.store_uid = ${text} OR a.product_uid = ${text}
    ${id === null ? sql`` : sql`OR a.id = ${id}`})`;
}
