/** Milestones are done by what is measured: one statement for each different measure, not for each shop. */
import type { Words } from "~/values/words";
import { eventWords } from "../event-words";
import { type Measure, measureSchema } from "../measure";
import { factJoins, passesSql } from "../rule-columns";
import { addEvents, monthTurned, type Round } from "./round.server";

type Done = { readonly enrollment_id: string; readonly key: string; readonly name: Words };

export async function reachMilestones(round: Round): Promise<void> {
  const { sql, marketplaceId, ids } = round;
  const measures = await sql<{ measure: unknown; text: string }[]>`
    SELECT DISTINCT measure::text AS text FROM milestone
    WHERE marketplace_id = ${marketplaceId} AND enrollment_id = ANY(${[...ids]}::uuid[])
      AND status = 'OPEN'`;
  for (const { text } of measures) {
    const done = await reached(round, measureSchema.parse(JSON.parse(text)), text);
    await addEvents(
      round,
      done.map(({ enrollment_id, name, key }) => ({
        enrollmentId: enrollment_id,
        kind: "milestone",
        sentence: eventWords.milestoneDone(name),
        details: { milestone: key },
      })),
    );
  }
}

function reached(round: Round, measure: Measure, text: string): Promise<Done[]> {
  const { sql, marketplaceId, ids, today } = round;
  const monthly = measure.by === "rule" && measure.check === "monthly";
  return sql<Done[]>`
    UPDATE milestone m SET status = 'DONE', done_on = ${today}
    FROM enrollment e ${sql.unsafe(factJoins)}
    WHERE e.marketplace_id = m.marketplace_id AND e.id = m.enrollment_id
      AND m.marketplace_id = ${marketplaceId} AND m.enrollment_id = ANY(${[...ids]}::uuid[])
      AND m.status = 'OPEN' AND m.measure = ${text}::text::jsonb
      AND ${measure.by === "rule" ? sql.unsafe(passesSql(measure.rule)) : netValue(round, measure.atLeastMinor)}
      ${monthly ? sql`AND ${monthTurned(round)}` : sql``}
    RETURNING m.enrollment_id, m.key, m.name`;
}

/** Paid minus refunded of the enrollment's own days, as the daily rollup knows them today. */
const netValue = ({ sql, today }: Round, atLeastMinor: number) => sql`
  coalesce((
    SELECT sum(d.paid_minor - d.returned_minor) FROM store_day d
    WHERE d.marketplace_id = e.marketplace_id AND d.store_uid = e.store_uid
      AND d.day BETWEEN e.starts_on AND ${today}::date AND d.known_day <= ${today}::date
  ), 0) >= ${atLeastMinor}`;
