/** Where a merchant stands inside a program (M4). */

import { depositEffect } from "~/features/deposits/effect.server";
import type { Actor } from "~/features/people/actor";
import { may, mustBeAllowed } from "~/features/people/may";
import { marketOf } from "~/features/programs/market.server";
import { versionsById } from "~/features/programs/read.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { addDays, type Day, dayOf, daysBetween } from "~/values/day";
import { publicId, uuidOf } from "~/values/public-id";
import { type Standing, standingSchema } from "./checks/standing";
import { checksAhead, checksMade } from "./checks-of.server";
import { endedWords } from "./ended-words";
import { isOfDeposit } from "./ending";
import { isRunning } from "./enrollment";
import type { EnrollmentPage } from "./enrollment-page";
import { automaticKnown } from "./known.server";
import { grantViews, nextOf, type PlanRows, restsUntil, stageViews } from "./plan-view";
import { warningOf } from "./warning";

export type EnrollmentRow = {
  readonly id: string;
  readonly program_id: string;
  readonly version_id: string;
  readonly entity_uid: string;
  readonly store_uid: string;
  readonly store_name: string;
  readonly product_uid: string | null;
  readonly product_title: string | null;
  readonly status: EnrollmentPage["status"];
  readonly starts_on: Day;
  readonly ends_on: Day | null;
  readonly warned_on: Day | null;
  readonly recover_by: Day | null;
  readonly failed_checks: unknown;
  readonly ended_on: Day | null;
  readonly ended_because: string | null;
};

/** Null where there is none, or it is not the actor's. */
export async function enrollmentPage(
  actor: Actor,
  enrollmentId: string,
  at: Date,
): Promise<EnrollmentPage | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "enrollment:read", { marketplaceId });
  const id = uuidOf("enrollment", enrollmentId);
  if (id === null) return null;
  const { zone, currency } = await marketOf(marketplaceId);
  const today = dayOf(at, zone);
  const read = await sqlInTenant(marketplaceId, (sql) => readAll(sql, actor, id));
  if (read === null) return null;
  const { row, program, plan, made } = read;
  const subject = { storeUid: row.store_uid, productUid: row.product_uid };
  const running = isRunning(row.status);
  const facts = running ? await automaticKnown(marketplaceId, subject, today) : {};
  const stages = stageViews(plan, { facts, currency });
  const { rules } = program.version;
  const renews = program.kind.renewsFor !== undefined;
  const standing: Standing = standingSchema.parse(row.failed_checks);
  return {
    id: publicId("enrollment", row.id),
    status: row.status,
    program: {
      id: publicId("program", program.id),
      slug: program.slug,
      kind: program.kind.code,
      name: program.version.name,
      versionNumber: program.version.number,
    },
    store: { uid: row.store_uid, name: row.store_name },
    product: productOf(row),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    today,
    ...daysOf(row, today),
    next: running ? nextOf(stages) : null,
    restsUntil: running ? restsUntil(stages, row.ends_on) : null,
    stages,
    grants: grantViews(plan),
    warning: running ? warningOf(row, standing, made) : null,
    checks: {
      made,
      ...(running ? checksAhead(rules, renews, { today, endsOn: row.ends_on }) : over),
    },
    deposit: running ? await effectFor(actor, row, plan, today) : null,
    endedOn: row.ended_on,
    endedBecause: row.ended_because === null ? null : endedWords(row.ended_because),
  };
}

const over = { nextOn: null, daily: false } as const;

/** Not for those who may see the program and not the deposit. */
async function effectFor(actor: Actor, row: EnrollmentRow, plan: PlanRows, today: Day) {
  const thing = { marketplaceId: actor.marketplaceId, entityUid: row.entity_uid };
  const own = plan.grants.filter(({ lever, status }) => status === "ISSUED" && isOfDeposit(lever));
  if (own.length === 0 || !may(actor, "deposit:read", thing)) return null;
  const ids = own.map(({ id }) => id);
  return depositEffect(actor, row.store_uid, ids, today);
}

const productOf = ({ product_uid, product_title }: EnrollmentRow) =>
  product_uid === null ? null : { uid: product_uid, title: product_title ?? product_uid };

/** Day 1 is the first; none before it, and no more than there are. */
function daysOf({ starts_on, ends_on, ended_on }: EnrollmentRow, today: Day) {
  const daysAll = ends_on === null ? null : daysBetween(starts_on, addDays(ends_on, 1));
  const until = ended_on !== null && ended_on < today ? ended_on : today;
  const number = Math.max(0, daysBetween(starts_on, until) + 1);
  return { daysAll, dayNumber: daysAll === null ? number : Math.min(number, daysAll) };
}

async function readAll(sql: Sql, actor: Actor, id: string) {
  const { marketplaceId } = actor;
  const [row] = await sql<EnrollmentRow[]>`
    SELECT e.id, e.program_id, e.version_id, e.entity_uid, e.store_uid, e.product_uid, e.status,
      e.starts_on, e.ends_on, e.warned_on, e.recover_by, e.failed_checks, e.ended_on, e.ended_because,
      coalesce(s.name, e.store_uid) AS store_name, p.title AS product_title
    FROM enrollment e
    LEFT JOIN store s ON s.marketplace_id = e.marketplace_id AND s.store_uid = e.store_uid
    LEFT JOIN product p ON p.marketplace_id = e.marketplace_id AND p.product_uid = e.product_uid
    WHERE e.marketplace_id = ${marketplaceId} AND e.id = ${id}`;
  if (row === undefined) return null;
  if (!may(actor, "enrollment:read", { marketplaceId, entityUid: row.entity_uid })) return null;
  const [programs, made, stages, milestones, grants] = await Promise.all([
    versionsById(sql, [row.version_id]),
    checksMade(sql, marketplaceId, id),
    sql<PlanRows["stages"][number][]>`
      SELECT key, name, status, from_day, to_day FROM enrollment_stage
      WHERE marketplace_id = ${marketplaceId} AND enrollment_id = ${id} ORDER BY position`,
    sql<PlanRows["milestones"][number][]>`
      SELECT stage_key, key, name, measure, status, due_on, done_on FROM milestone
      WHERE marketplace_id = ${marketplaceId} AND enrollment_id = ${id}
      ORDER BY stage_key, position`,
    sql<PlanRows["grants"][number][]>`
      SELECT id, key, name, lever, status, stage_key, worth_minor, currency, from_day, to_day,
        granted_at
      FROM benefit_grant WHERE marketplace_id = ${marketplaceId} AND enrollment_id = ${id}
      ORDER BY from_day, key`,
  ]);
  const program = programs.get(row.version_id);
  if (program === undefined) throw new Error(`enrollment ${id} has no version`);
  return { row, program, made, plan: { stages, milestones, grants } };
}
