/** Enrollments end, and with each what it was still giving. */
import { recordAllIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import type { BenefitShape, Lever } from "~/features/programs/kind";
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { publicId } from "~/values/public-id";
import { addEvents } from "./advance/round.server";
import { afterEnding, type Ending, onceOver } from "./ending";
import type { GrantStatus } from "./enrollment";
import { eventWords } from "./event-words";
import { endGrants } from "./lever.server";

export type EndingOf = {
  readonly to: Ending;
  /** A code: `term-over`, `goals-reached`, `left`. */
  readonly because: string;
  /** The last day of the enrollment. */
  readonly on: Day;
  readonly at: Date;
  /** What is still running is reversed, not only ended. */
  readonly takesBack?: boolean;
};
type GrantRow = {
  readonly id: string;
  readonly lever: Lever;
  readonly status: GrantStatus;
  readonly gives: BenefitShape;
};

/** Those of the ids that are running. Returns how many ended. */
export async function endEnrollments(
  sql: Sql,
  actor: Actor,
  ids: readonly string[],
  { to, because, on, at, takesBack = false }: EndingOf,
): Promise<number> {
  if (ids.length === 0) return 0;
  const { marketplaceId } = actor;
  const ended = await sql<{ id: string; status: string }[]>`
    UPDATE enrollment SET status = ${to}, ended_on = greatest(${on}::date, starts_on),
      ended_because = ${because}, leaving_key = NULL, recover_by = NULL, failed_checks = '{}'
    WHERE marketplace_id = ${marketplaceId} AND id = ANY(${[...ids]}::uuid[]) AND ended_on IS NULL
    RETURNING id, status`;
  if (ended.length === 0) return 0;
  const endedIds = ended.map(({ id }) => id);
  await sql`
    UPDATE enrollment_stage SET status = 'CLOSED'
    WHERE marketplace_id = ${marketplaceId} AND enrollment_id = ANY(${endedIds}::uuid[])
      AND status = 'OPEN'`;
  const fateOf = (grant: GrantRow) => afterEnding(to, grant, takesBack);
  const grants = await sql<GrantRow[]>`
    SELECT id, lever, status, gives FROM benefit_grant
    WHERE marketplace_id = ${marketplaceId} AND enrollment_id = ANY(${endedIds}::uuid[])
      AND ended_at IS NULL`;
  const over = grants.filter((grant) => ["ends", "lapses"].includes(fateOf(grant)));
  const running = over.filter((grant) => fateOf(grant) === "ends");
  await endGrants(
    sql,
    marketplaceId,
    running.map(({ id, lever }) => ({ grantId: id, lever })),
    on,
  );
  await sql`
    UPDATE benefit_grant g SET status = o.status, ended_at = ${at}
    FROM unnest(${over.map(({ id }) => id)}::uuid[],
      ${over.map((grant) => onceOver(fateOf(grant), grant.gives, takesBack))}::text[]) AS o (id, status)
    WHERE g.marketplace_id = ${marketplaceId} AND g.id = o.id`;
  await addEvents(
    { sql, actor, marketplaceId, at },
    endedIds.map((enrollmentId) => ({
      enrollmentId,
      kind: "status",
      sentence: eventWords.became(to),
      details: { because },
    })),
    actorId(actor),
  );
  await recordAllIn(
    sql,
    actor,
    endedIds.map((id) => ({
      verb: "enrollment-ended",
      thing: { kind: "enrollment", id: publicId("enrollment", id) },
      after: { status: to, because, on },
    })),
  );
  return ended.length;
}
