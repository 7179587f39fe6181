/** Everything one merchant has with the programs, for the page "Mine". */
import type { ApplicationStatus } from "~/features/applications/application";
import { type EnrollmentStatus, isRunning } from "~/features/enrollments/enrollment";
import type { EnrollmentRow } from "~/features/enrollments/enrollment-page";
import type { KindCode } from "~/features/metrics/dictionary";
import type { MerchantActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { type Day, daysBetween, startOf, type Zone } from "~/values/day";
import { publicId } from "~/values/public-id";
import type { Words } from "~/values/words";
import { type Ended, endedPage, type Mine, type MyApplication, type PageQuery } from "./mine";
import { momentOf } from "./moment.server";

/** Rows of what is over on one page. */
export const merchantPageSize = 20;

type Subject = {
  readonly id: string;
  readonly program_id: string;
  readonly slug: string;
  readonly kind: KindCode;
  readonly name: Words;
  readonly number: number;
  readonly store_uid: string;
  readonly store_name: string | null;
  readonly product_uid: string | null;
  readonly product_title: string | null;
};
type EnrollmentFound = Subject & {
  readonly status: EnrollmentStatus;
  readonly starts_on: Day;
  readonly ends_on: Day | null;
  readonly ended_on: Day | null;
  readonly next_name: Words | null;
  readonly next_due: Day | null;
};
type ApplicationFound = Subject & {
  readonly status: ApplicationStatus;
  readonly saved_at: Date;
  readonly answer_by: Date | null;
  readonly closed_at: Date | null;
};

export async function listMine(actor: MerchantActor, query: PageQuery): Promise<Mine> {
  const { marketplaceId, entityUid } = actor;
  mustBeAllowed(actor, "enrollments:list", { marketplaceId, entityUid });
  const { today, zone } = await momentOf(marketplaceId);
  const [enrollments, applications] = await sqlInTenant(marketplaceId, (sql) =>
    Promise.all([enrollmentsOf(sql, actor), applicationsOf(sql, actor)]),
  );
  const rows = enrollments.map((found) => enrollmentRow(found, today));
  const over: Ended[] = [
    ...rows
      .filter(({ status }) => !isRunning(status))
      .map((row): Ended => ({ kind: "enrollment", row, id: row.id, at: endOf(row, zone) })),
    ...applications.flatMap((found): Ended[] => {
      if (found.closed_at === null) return [];
      const row = applicationRow(found);
      return [{ kind: "application", row, id: row.id, at: found.closed_at }];
    }),
  ];
  return {
    active: rows.filter(({ status }) => isRunning(status)),
    waiting: applications.filter(({ closed_at }) => closed_at === null).map(applicationRow),
    ended: endedPage(over, query, merchantPageSize),
  };
}

const endOf = ({ endedOn, startsOn }: EnrollmentRow, zone: Zone): Date =>
  startOf(endedOn ?? startsOn, zone);

/** What a row is about; `of` is the alias of the table that names it. */
const subject = (sql: Sql, of: string) => sql`
  p.slug, p.kind, p.id AS program_id, v.name, v.number, s.name AS store_name,
  r.title AS product_title, ${sql(of)}.id, ${sql(of)}.store_uid,
  ${sql(of)}.product_uid`;
const joined = (sql: Sql, of: string) => sql`
  JOIN program p ON p.marketplace_id = ${sql(of)}.marketplace_id AND p.id = ${sql(of)}.program_id
  JOIN program_version v
    ON v.marketplace_id = ${sql(of)}.marketplace_id AND v.id = ${sql(of)}.version_id
  LEFT JOIN store s
    ON s.marketplace_id = ${sql(of)}.marketplace_id AND s.store_uid = ${sql(of)}.store_uid
  LEFT JOIN product r
    ON r.marketplace_id = ${sql(of)}.marketplace_id AND r.product_uid = ${sql(of)}.product_uid`;

const enrollmentsOf = (sql: Sql, { marketplaceId, entityUid }: MerchantActor) =>
  sql<EnrollmentFound[]>`
    SELECT ${subject(sql, "e")}, e.status, e.starts_on, e.ends_on, e.ended_on,
      m.name AS next_name, m.due_on AS next_due
    FROM enrollment e ${joined(sql, "e")}
    LEFT JOIN LATERAL (
      SELECT m.name, m.due_on FROM milestone m
      WHERE m.marketplace_id = e.marketplace_id AND m.enrollment_id = e.id AND m.status = 'OPEN'
      ORDER BY m.due_on, m.position LIMIT 1
    ) m ON e.ended_on IS NULL
    WHERE e.marketplace_id = ${marketplaceId} AND e.entity_uid = ${entityUid}
    ORDER BY e.created_at DESC`;

/** Those that became an enrollment are listed as that. What may still be taken back is still with us. */
const applicationsOf = (sql: Sql, { marketplaceId, entityUid }: MerchantActor) =>
  sql<ApplicationFound[]>`
    SELECT ${subject(sql, "a")}, a.saved_at, a.answer_by, a.closed_at,
      CASE WHEN a.closed_at IS NULL AND a.decided_at IS NOT NULL THEN 'IN_REVIEW' ELSE a.status END
        AS status
    FROM application a ${joined(sql, "a")}
    WHERE a.marketplace_id = ${marketplaceId} AND a.entity_uid = ${entityUid}
      AND NOT EXISTS (SELECT FROM enrollment e
        WHERE e.marketplace_id = a.marketplace_id AND e.application_id = a.id)
    ORDER BY a.saved_at DESC`;

function enrollmentRow(found: EnrollmentFound, today: Day): EnrollmentRow {
  const { starts_on: startsOn, ends_on: endsOn, next_name: name, next_due: dueOn } = found;
  return {
    id: publicId("enrollment", found.id),
    status: found.status,
    program: {
      id: publicId("program", found.program_id),
      slug: found.slug,
      kind: found.kind,
      name: found.name,
      versionNumber: found.number,
    },
    store: { uid: found.store_uid, name: found.store_name ?? found.store_uid },
    product:
      found.product_uid === null
        ? null
        : { uid: found.product_uid, title: found.product_title ?? found.product_uid },
    startsOn,
    endedOn: found.ended_on,
    dayNumber: Math.max(0, daysBetween(startsOn, today) + 1),
    daysAll: endsOn === null ? null : daysBetween(startsOn, endsOn) + 1,
    next: name === null || dueOn === null ? null : { name, dueOn },
  };
}

function applicationRow(found: ApplicationFound): MyApplication {
  const store = found.store_name ?? found.store_uid;
  const ours = found.status === "IN_REVIEW" || found.status === "SUBMITTED";
  return {
    id: publicId("application", found.id),
    status: found.status,
    program: found.name,
    subject: found.product_title === null ? store : `${store} · ${found.product_title}`,
    savedAt: found.saved_at,
    answerBy: ours ? found.answer_by : null,
  };
}
