/** Checks are written, and with each what follows from it: a handful of statements for a thousand. */
import type { JSONValue } from "postgres";
import { newId } from "~/values/public-id";
import { soonestEnd } from "../checks/standing";
import { endEnrollments } from "../end.server";
import type { NewCheck } from "./new-check";
import { renewTerms } from "./renewals.server";
import { addEvents, type Round } from "./round.server";

/** Whoever is in order at a regular check is not written to. */
const tells = ({ look: { outcome } }: NewCheck): boolean =>
  outcome === "WARNED" || outcome === "RECOVERED" || outcome === "REMOVED";

/** Those that were not made before. */
async function added(round: Round, checks: readonly NewCheck[]): Promise<readonly NewCheck[]> {
  const { sql, marketplaceId, at } = round;
  const json = (value: unknown) => sql.json(value as JSONValue);
  const rows = checks.map((check) => ({
    marketplace_id: marketplaceId,
    id: newId(),
    enrollment_id: check.enrollmentId,
    day: check.day,
    at,
    about: "conditions",
    monthly: check.monthly,
    outcome: check.look.outcome,
    facts: json(check.facts),
    semantics: check.semantics,
    answers: json(check.look.answers),
    figures: json(check.look.figures),
    sentence: json(check.sentence),
    next_on: check.nextOn,
    renewed_to: check.renewedTo,
    tells: tells(check),
  }));
  const made = await sql<{ enrollment_id: string }[]>`
    INSERT INTO enrollment_check ${sql(rows)} ON CONFLICT DO NOTHING RETURNING enrollment_id`;
  const ids = new Set(made.map(({ enrollment_id }) => enrollment_id));
  return checks.filter(({ enrollmentId }) => ids.has(enrollmentId));
}

/** The day a warning began stays until it is lifted. */
async function move(round: Round, checks: readonly NewCheck[]): Promise<void> {
  const { sql, marketplaceId, today } = round;
  const ends = checks.map(({ look }) => soonestEnd(look.standing));
  await sql`
    UPDATE enrollment e SET failed_checks = c.standing::jsonb,
      status = CASE WHEN c.standing = '{}' THEN 'ACTIVE' ELSE 'WARNED' END,
      warned_on = CASE WHEN c.standing <> '{}' THEN
        CASE WHEN e.status = 'WARNED' THEN coalesce(e.warned_on, ${today}) ELSE ${today} END END,
      leaving_key = c.leaving, recover_by = c.recover_by
    FROM unnest(
      ${checks.map(({ enrollmentId }) => enrollmentId)}::uuid[],
      ${checks.map(({ look }) => JSON.stringify(look.standing))}::text[],
      ${ends.map((end) => end?.key ?? null)}::text[],
      ${ends.map((end) => end?.recoverBy ?? null)}::date[]
    ) AS c (id, standing, leaving, recover_by)
    WHERE e.marketplace_id = ${marketplaceId} AND e.id = c.id`;
}

export async function keepChecks(round: Round, made: readonly NewCheck[]): Promise<void> {
  if (made.length === 0) return;
  const { sql, actor, today, at } = round;
  const checks = await added(round, made);
  const staying = checks.filter(({ look }) => look.removedBy === null);
  if (staying.length > 0) await move(round, staying);
  await renewTerms(round, staying);
  await addEvents(
    round,
    checks
      .filter((check) => tells(check) || check.renewedTo !== null)
      .map((check) => ({
        enrollmentId: check.enrollmentId,
        kind: tells(check) ? "status" : "note",
        sentence: check.sentence,
        details: { outcome: check.look.outcome },
      })),
  );
  for (const takesBack of [false, true]) {
    const removed = checks.filter(
      ({ look }) => look.removedBy !== null && look.removedBy.exit?.clawBack === takesBack,
    );
    const ending = {
      to: "REMOVED",
      because: "conditions-broken",
      on: today,
      at,
      takesBack,
    } as const;
    await endEnrollments(
      sql,
      actor,
      removed.map(({ enrollmentId }) => enrollmentId),
      ending,
    );
  }
}
