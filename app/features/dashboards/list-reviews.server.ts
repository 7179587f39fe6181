/** The review queue, page by page. */

import type { ApplicationStatus } from "~/features/applications/application";
import type { QueueRow } from "~/features/applications/application-case";
import type { ReviewQuery } from "~/features/applications/review-query";
import type { ReviewSort } from "~/features/applications/review-view";
import { timeLeft } from "~/features/applications/time-left";
import type { KindCode } from "~/features/metrics/dictionary";
import type { StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { type ListPage, listPage, placeOf, staffPageSize } from "~/values/keyset";
import { publicId } from "~/values/public-id";
import type { Words } from "~/values/words";
import { countReviews } from "./count-reviews.server";
import { matchingReviews } from "./matching-reviews.server";
import { type Moment, momentOf } from "./moment.server";

type Found = {
  readonly id: string;
  readonly revision: number;
  readonly status: ApplicationStatus;
  readonly program_id: string;
  readonly slug: string;
  readonly kind: KindCode;
  readonly name: Words;
  readonly number: number;
  readonly store_uid: string;
  readonly store_name: string | null;
  readonly product_uid: string | null;
  readonly product_title: string | null;
  readonly submitted_at: Date;
  readonly answer_by: Date | null;
  readonly outcome: QueueRow["outcome"] | null;
  readonly evidence: number;
  readonly needed: number;
  readonly given: number;
  readonly claimed_by: string | null;
  readonly claimed_by_name: string | null;
  readonly claimed_until: Date | null;
  readonly key: string | number;
};

const micros = (sql: Sql, column: string) =>
  sql`(extract(epoch FROM ${sql.unsafe(column)}) * 1000000)::int8`;
const keyOf = (sql: Sql, sort: ReviewSort) => {
  if (sort.endsWith("shop")) return sql`lower(coalesce(s.name, a.store_uid))`;
  return sort.endsWith("sent")
    ? micros(sql, "a.submitted_at")
    : micros(sql, "coalesce(a.answer_by, a.decided_at, a.submitted_at)");
};

export type ReviewPage = ListPage<QueueRow> & { readonly moment: Moment };

export async function listReviews(
  actor: StaffActor,
  query: ReviewQuery,
  limit: number = staffPageSize,
): Promise<ReviewPage> {
  mustBeAllowed(actor, "applications:list", actor);
  const moment = await momentOf(actor.marketplaceId);
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const { count } = await countReviews(sql, actor, query, moment);
    const backwards = query.before !== undefined;
    const from = placeOf(query.before ?? query.after);
    const down = query.sort.startsWith("-") !== backwards;
    const key = keyOf(sql, query.sort);
    const found = await sql<Found[]>`
      SELECT * FROM (
        SELECT a.id, a.revision, a.status, a.program_id, p.slug, p.kind, v.name, v.number,
          a.store_uid, s.name AS store_name, a.product_uid, r.title AS product_title,
          a.submitted_at, a.answer_by, a.outcome, a.claimed_by, a.claimed_by_name, a.claimed_until,
          ${key} AS key, ${attached(sql)} AS evidence,
          coalesce(jsonb_array_length(a.approvers), 1) AS needed, ${approved(sql)} AS given
        ${matchingReviews(sql, actor, query, moment)}
      ) AS row
      ${from ? sql`WHERE (key, id) ${down ? sql`<` : sql`>`} (${from[0]}, ${from[1]}::uuid)` : sql``}
      ORDER BY key ${down ? sql`DESC` : sql`ASC`}, id ${down ? sql`DESC` : sql`ASC`}
      LIMIT ${limit + 1}`;
    const keys = new Map(found.map((row) => [publicId("application", row.id), row]));
    const page = listPage({
      found: found.map((row) => rowOf(row, moment)),
      total: count,
      limit,
      backwards,
      began: from !== null,
      place: ({ id }) => [keys.get(id)?.key ?? "", keys.get(id)?.id ?? ""],
    });
    return { ...page, moment };
  });
}

const attached = (sql: Sql) => sql`(
  SELECT count(*)::int FROM evidence e WHERE e.marketplace_id = a.marketplace_id
    AND e.application_id = a.id AND e.removed_at IS NULL)`;
/** Approvals that stand: given, and not taken back. */
const approved = (sql: Sql) => sql`(
  SELECT count(*)::int FROM decision d WHERE d.marketplace_id = a.marketplace_id
    AND d.application_id = a.id AND d.verdict IN ('first-approval', 'approved')
    AND NOT EXISTS (SELECT FROM decision_undo u
      WHERE u.marketplace_id = d.marketplace_id AND u.decision_id = d.id))`;

function rowOf(row: Found, moment: Moment): QueueRow {
  const held = row.claimed_until !== null && row.claimed_until > moment.now;
  return {
    id: publicId("application", row.id),
    revision: row.revision,
    status: row.status,
    program: {
      id: publicId("program", row.program_id),
      slug: row.slug,
      kind: row.kind,
      name: row.name,
      versionNumber: row.number,
    },
    store: { uid: row.store_uid, name: row.store_name ?? row.store_uid },
    product:
      row.product_uid === null
        ? null
        : { uid: row.product_uid, title: row.product_title ?? row.product_uid },
    submittedAt: row.submitted_at,
    answerBy: row.answer_by ?? row.submitted_at,
    timeLeft: row.answer_by === null ? "later" : timeLeft(row.answer_by, moment.now, moment.zone),
    outcome: row.outcome ?? "review",
    evidence: row.evidence,
    approvals: { given: row.given, needed: row.needed },
    claim:
      held && row.claimed_by !== null && row.claimed_until !== null
        ? { personId: row.claimed_by, name: row.claimed_by_name ?? "", until: row.claimed_until }
        : null,
  };
}
