/** Who has reached the goals of the program, and whose days are over. */
import { trialColumns } from "~/features/deposits/trial-columns";
import { addDays } from "~/values/day";
import { endEnrollments } from "../end.server";
import { factJoins, passesSql } from "../rule-columns";
import type { Round } from "./round.server";

type Found = { readonly id: string };

export async function graduate(round: Round): Promise<void> {
  const { sql, actor, marketplaceId, ids, today, at } = round;
  for (const [versionId, { version }] of round.programs) {
    const { graduate: rule } = version.rules;
    if (rule === null) continue;
    const made = await sql<Found[]>`
      SELECT e.id FROM enrollment e ${sql.unsafe(factJoins)}
      WHERE e.marketplace_id = ${marketplaceId} AND e.id = ANY(${[...ids]}::uuid[])
        AND e.version_id = ${versionId} AND e.status IN ('ACTIVE', 'WARNED')
        AND ${sql.unsafe(passesSql(rule))}`;
    const ending = { to: "GRADUATED", because: "goals-reached", on: today, at } as const;
    await endEnrollments(
      sql,
      actor,
      made.map(({ id }) => id),
      ending,
    );
  }
}

/** The day after the last one: the last day itself is still inside. A deferred deposit has to be paid first. */
export async function complete(round: Round): Promise<void> {
  const { sql, actor, marketplaceId, ids, today, at } = round;
  const over = await sql<(Found & { ends_on: string })[]>`
    SELECT e.id, e.ends_on FROM enrollment e
    WHERE e.marketplace_id = ${marketplaceId} AND e.id = ANY(${[...ids]}::uuid[])
      AND e.ended_on IS NULL AND e.ends_on <= ${addDays(today, -1)}
      AND NOT EXISTS (
        SELECT FROM benefit_grant g
        WHERE g.marketplace_id = e.marketplace_id AND g.enrollment_id = e.id
          AND g.lever = 'deposit-deferral' AND g.status = 'ISSUED'
          AND ${sql.unsafe(trialColumns.takenSince)} <= ${today})`;
  for (const on of new Set(over.map(({ ends_on }) => ends_on))) {
    const ended = over.filter(({ ends_on }) => ends_on === on).map(({ id }) => id);
    await endEnrollments(sql, actor, ended, { to: "COMPLETED", because: "term-over", on, at });
  }
}
