/** Stages open and close by their days; what belongs to them opens with them. */
import type { Words } from "~/values/words";
import { eventWords } from "../event-words";
import { addEvents, type NewEvent, type Round } from "./round.server";

type Started = { readonly id: string };
type Named = { readonly enrollment_id: string; readonly key: string; readonly name: Words };

/** The first day has come. */
export async function start(round: Round): Promise<void> {
  const { sql, marketplaceId, ids, today } = round;
  const started = await sql<Started[]>`
    UPDATE enrollment SET status = 'ACTIVE'
    WHERE marketplace_id = ${marketplaceId} AND id = ANY(${[...ids]}::uuid[])
      AND status = 'PENDING_START' AND starts_on <= ${today}
    RETURNING id`;
  await addEvents(
    round,
    started.map(({ id }) => ({
      enrollmentId: id,
      kind: "status",
      sentence: eventWords.became("ACTIVE"),
    })),
  );
}

export async function openStages(round: Round): Promise<void> {
  const { sql, marketplaceId, ids, today } = round;
  const opened = await sql<Named[]>`
    UPDATE enrollment_stage SET status = 'OPEN'
    WHERE marketplace_id = ${marketplaceId} AND enrollment_id = ANY(${[...ids]}::uuid[])
      AND status = 'AHEAD' AND from_day <= ${today}
    RETURNING enrollment_id, key, name`;
  if (opened.length === 0) return;
  await sql`
    UPDATE milestone m SET status = 'OPEN'
    FROM enrollment_stage s
    WHERE s.marketplace_id = m.marketplace_id AND s.enrollment_id = m.enrollment_id
      AND s.key = m.stage_key AND s.status = 'OPEN' AND m.status = 'AHEAD'
      AND m.marketplace_id = ${marketplaceId} AND m.enrollment_id = ANY(${[...ids]}::uuid[])`;
  await addEvents(
    round,
    opened.map(({ enrollment_id, name }) => ({
      enrollmentId: enrollment_id,
      kind: "stage",
      sentence: eventWords.stageOpened(name),
    })),
  );
}

/** What was not reached by the last day is missed, what was not granted by then lapses. */
export async function closeStages(round: Round): Promise<void> {
  const { sql, marketplaceId, ids, today, at } = round;
  const closed = await sql<Named[]>`
    UPDATE enrollment_stage SET status = 'CLOSED'
    WHERE marketplace_id = ${marketplaceId} AND enrollment_id = ANY(${[...ids]}::uuid[])
      AND status = 'OPEN' AND to_day < ${today}
    RETURNING enrollment_id, key, name`;
  if (closed.length === 0) return;
  const missed = await sql<Named[]>`
    UPDATE milestone m SET status = 'MISSED'
    FROM enrollment_stage s
    WHERE s.marketplace_id = m.marketplace_id AND s.enrollment_id = m.enrollment_id
      AND s.key = m.stage_key AND s.status = 'CLOSED' AND m.status = 'OPEN'
      AND m.marketplace_id = ${marketplaceId} AND m.enrollment_id = ANY(${[...ids]}::uuid[])
    RETURNING m.enrollment_id, m.key, m.name`;
  const lapsed = await sql<Named[]>`
    UPDATE benefit_grant g SET status = 'LAPSED', ended_at = ${at}
    FROM enrollment_stage s
    WHERE s.marketplace_id = g.marketplace_id AND s.enrollment_id = g.enrollment_id
      AND s.key = g.stage_key AND s.status = 'CLOSED' AND g.status = 'RESERVED'
      AND g.marketplace_id = ${marketplaceId} AND g.enrollment_id = ANY(${[...ids]}::uuid[])
    RETURNING g.enrollment_id, g.key, g.name`;
  const told = (
    rows: readonly Named[],
    kind: NewEvent["kind"],
    words: (name: Words) => Words,
  ): NewEvent[] =>
    rows.map(({ enrollment_id, name }) => ({
      enrollmentId: enrollment_id,
      kind,
      sentence: words(name),
    }));
  await addEvents(round, [
    ...told(missed, "milestone", eventWords.milestoneMissed),
    ...told(lapsed, "grant", eventWords.lapsed),
    ...told(closed, "stage", eventWords.stageClosed),
  ]);
}
