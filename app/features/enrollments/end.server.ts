/** Enrollments end, and with each what it was still giving. */
import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import type { BenefitShape, Lever } from "~/features/programs/kind";
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { publicId } from "~/values/public-id";
import { addEvents } from "./advance/round.server";
import { afterEnding, type Ending } from "./ending";
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
  { to, because, on, at }: EndingOf,
): Promise<number> {
  const { marketplaceId } = actor;
  const ended = await sql<{ id: string; status: string }[]>`
    UPDATE enrollment SET status = ${to}, ended_on = greatest(${on}::date, starts_on),
      ended_because = ${because}, leaving_key = NULL, recover_by = NULL
    WHERE marketplace_id = ${marketplaceId} AND id = ANY(${[...ids]}::uuid[]) AND ended_on IS NULL
    RETURNING id, status`;
  if (ended.length === 0) return 0;
  const endedIds = ended.map(({ id }) => id);
  await sql`
    UPDATE enrollment_stage SET status = 'CLOSED'
    WHERE marketplace_id = ${marketplaceId} AND enrollment_id = ANY(${endedIds}::uuid[])
      AND status = 'OPEN'`;
  const grants = await sql<GrantRow[]>`
    SELECT id, lever, status, gives FROM benefit_grant
    WHERE marketplace_id = ${marketplaceId} AND enrollment_id = ANY(${endedIds}::uuid[])
      AND ended_at IS NULL`;
  const over = grants.filter((grant) => ["ends", "lapses"].includes(afterEnding(to, grant)));
  const running = over.filter((grant) => afterEnding(to, grant) === "ends");
  await endGrants(
    sql,
    marketplaceId,
    running.map(({ id, lever }) => ({ grantId: id, lever })),
    on,
  );
  await sql`
    UPDATE benefit_grant SET status = 'LAPSED', ended_at = ${at}
    WHERE marketplace_id = ${marketplaceId} AND id = ANY(${over.map(({ id }) => id)}::uuid[])`;
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
  for (const id of endedIds) {
    await recordIn(sql, actor, {
      verb: "enrollment-ended",
      thing: { kind: "enrollment", id: publicId("enrollment", id) },
      after: { status: to, because, on },
    });
  }
  return ended.length;
}
