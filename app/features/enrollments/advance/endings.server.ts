/** Who has reached the goals of the program, and whose days are over. */
import { versionsById } from "~/features/programs/read.server";
import { addDays } from "~/values/day";
import { endEnrollments } from "../end.server";
import { factJoins, passesSql } from "../rule-columns";
import type { Round } from "./round.server";

type Found = { readonly id: string };

export async function graduate(round: Round): Promise<void> {
  const { sql, actor, marketplaceId, ids, today, at } = round;
  const versions = await sql<{ version_id: string }[]>`
    SELECT DISTINCT version_id FROM enrollment
    WHERE marketplace_id = ${marketplaceId} AND id = ANY(${[...ids]}::uuid[])
      AND status IN ('ACTIVE', 'WARNED')`;
  const programs = await versionsById(
    sql,
    versions.map(({ version_id }) => version_id),
  );
  for (const [versionId, { version }] of programs) {
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

/** The day after the last one: the last day itself is still inside. */
export async function complete(round: Round): Promise<void> {
  const { sql, actor, marketplaceId, ids, today, at } = round;
  const over = await sql<(Found & { ends_on: string })[]>`
    SELECT id, ends_on FROM enrollment
    WHERE marketplace_id = ${marketplaceId} AND id = ANY(${[...ids]}::uuid[])
      AND ended_on IS NULL AND ends_on <= ${addDays(today, -1)}`;
  for (const on of new Set(over.map(({ ends_on }) => ends_on))) {
    const ended = over.filter(({ ends_on }) => ends_on === on).map(({ id }) => id);
    await endEnrollments(sql, actor, ended, { to: "COMPLETED", because: "term-over", on, at });
  }
}
