/** Terms that begin anew: the enrollment, its open stage and its benefits run to the new last day. */
import type { JSONValue } from "postgres";
import type { BenefitShape, Lever } from "~/features/programs/kind";
import type { Day } from "~/values/day";
import type { GrantStatus } from "../enrollment";
import { renewGrants } from "../lever.server";
import type { NewCheck } from "./new-check";
import type { Round } from "./round.server";

type Renewed = {
  readonly id: string;
  readonly lever: Lever;
  readonly gives: BenefitShape;
  readonly to_day: Day;
  readonly status: GrantStatus;
};

export async function renewTerms(round: Round, checks: readonly NewCheck[]): Promise<void> {
  const terms = checks.flatMap(({ enrollmentId, endsOn, renewedTo, benefits }) =>
    renewedTo === null || endsOn === null ? [] : [{ enrollmentId, endsOn, renewedTo, benefits }],
  );
  if (terms.length === 0) return;
  const { sql, marketplaceId } = round;
  const renewed = sql`unnest(
      ${terms.map(({ enrollmentId }) => enrollmentId)}::uuid[],
      ${terms.map(({ endsOn }) => endsOn)}::date[],
      ${terms.map(({ renewedTo }) => renewedTo)}::date[]) AS r (id, until, renewed_to)`;
  await sql`
    UPDATE enrollment e SET ends_on = r.renewed_to FROM ${renewed}
    WHERE e.marketplace_id = ${marketplaceId} AND e.id = r.id`;
  await sql`
    UPDATE enrollment_stage s SET to_day = r.renewed_to FROM ${renewed}
    WHERE s.marketplace_id = ${marketplaceId} AND s.enrollment_id = r.id
      AND s.status = 'OPEN' AND s.to_day = r.until`;
  const gives = terms.flatMap(({ enrollmentId, endsOn, renewedTo, benefits }) =>
    benefits.map((benefit) => ({
      enrollment_id: enrollmentId,
      until: endsOn,
      renewed_to: renewedTo,
      key: benefit.key,
      gives: benefit.gives,
      worth: benefit.worthMinor,
    })),
  );
  const grants = await sql<Renewed[]>`
    UPDATE benefit_grant g SET to_day = r.renewed_to, gives = r.gives, worth_minor = r.worth
    FROM jsonb_to_recordset(${sql.json(gives as unknown as JSONValue)}) AS r (
      enrollment_id uuid, until date, renewed_to date, key text, gives jsonb, worth int8)
    WHERE g.marketplace_id = ${marketplaceId} AND g.enrollment_id = r.enrollment_id
      AND g.key = r.key AND g.status IN ('RESERVED', 'ISSUED') AND g.to_day = r.until
    RETURNING g.id, g.lever, g.gives, g.to_day, g.status`;
  await renewGrants(
    sql,
    marketplaceId,
    grants
      .filter(({ status }) => status === "ISSUED")
      .map(({ id, gives: given, to_day }) => ({ grantId: id, gives: given, toDay: to_day })),
  );
}
