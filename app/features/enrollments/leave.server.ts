/** The merchant leaves of her own will, and reads first what that means. */
import type { Actor } from "~/features/people/actor";
import { may, mustBeAllowed, type Verb } from "~/features/people/may";
import type { BenefitShape } from "~/features/programs/kind";
import { marketOf } from "~/features/programs/market.server";
import { now } from "~/platform/clock.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { dayOf } from "~/values/day";
import { type Outcome, refuse } from "~/values/outcome";
import { uuidOf } from "~/values/public-id";
import type { Words } from "~/values/words";
import { endEnrollments } from "./end.server";
import { afterEnding } from "./ending";
import { canBecome, type EnrollmentStatus, type GrantStatus } from "./enrollment";
import type { LeavePreview } from "./enrollment-page";

type Row = { readonly id: string; readonly status: EnrollmentStatus; readonly entity_uid: string };

/** Locked; null where there is none, or it is not the actor's. */
async function held(sql: Sql, actor: Actor, verb: Verb, enrollmentId: string): Promise<Row | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, verb, { marketplaceId });
  const id = uuidOf("enrollment", enrollmentId);
  if (id === null) return null;
  const [row] = await sql<Row[]>`
    SELECT id, status, entity_uid FROM enrollment
    WHERE marketplace_id = ${marketplaceId} AND id = ${id} FOR UPDATE`;
  const mine = row !== undefined && may(actor, verb, { marketplaceId, entityUid: row.entity_uid });
  return mine ? row : null;
}

export async function leaveEnrollment(
  actor: Actor,
  enrollmentId: string,
): Promise<Outcome<object, "not-found" | "not-now">> {
  const { marketplaceId } = actor;
  const { zone } = await marketOf(marketplaceId);
  return sqlInTenant(marketplaceId, async (sql) => {
    const row = await held(sql, actor, "enrollment:leave", enrollmentId);
    if (row === null) return refuse("not-found");
    if (!canBecome(row.status, "WITHDRAWN")) return refuse("not-now", { status: row.status });
    const at = now();
    const ending = { to: "WITHDRAWN", because: "left", on: dayOf(at, zone), at } as const;
    await endEnrollments(sql, actor, [row.id], ending);
    return { ok: true };
  });
}

type GrantRow = {
  readonly name: Words;
  readonly status: GrantStatus;
  readonly gives: BenefitShape;
  readonly worth_minor: number | null;
  readonly currency: string;
};

/** Null where there is nothing to leave, or it is not the actor's. */
export async function leavePreview(
  actor: Actor,
  enrollmentId: string,
  at: Date,
): Promise<LeavePreview | null> {
  const { marketplaceId } = actor;
  const { zone } = await marketOf(marketplaceId);
  return sqlInTenant(marketplaceId, async (sql) => {
    const row = await held(sql, actor, "enrollment:read", enrollmentId);
    if (row === null || !canBecome(row.status, "WITHDRAWN")) return null;
    const grants = await sql<GrantRow[]>`
      SELECT name, status, gives, worth_minor, currency FROM benefit_grant
      WHERE marketplace_id = ${marketplaceId} AND enrollment_id = ${row.id} AND ended_at IS NULL
      ORDER BY from_day, key`;
    const lines = (wanted: readonly ReturnType<typeof afterEnding>[]) =>
      grants
        .filter((grant) => wanted.includes(afterEnding("WITHDRAWN", grant)))
        .map(({ name, worth_minor, currency }) => ({
          name,
          worth: worth_minor === null ? null : { amountMinor: String(worth_minor), currency },
        }));
    return { endsOn: dayOf(at, zone), keeps: lines(["keeps"]), loses: lines(["ends", "lapses"]) };
  });
}
