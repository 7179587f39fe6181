/** Reserved benefits whose day has come and whose condition passes are handed to the room of their lever. */
import { ruleSchema } from "~/features/eligibility/rule-schema";
import type { BenefitShape } from "~/features/programs/kind";
import type { Day } from "~/values/day";
import type { Words } from "~/values/words";
import { eventWords } from "../event-words";
import { type DueGrant, handOver, statusOnceHanded } from "../lever.server";
import { factJoins, passesSql } from "../rule-columns";
import { addEvents, monthTurned, type Round } from "./round.server";

type Row = {
  readonly id: string;
  readonly enrollment_id: string;
  readonly store_uid: string;
  readonly product_uid: string | null;
  readonly key: string;
  readonly name: Words;
  readonly currency: string;
  readonly gives: BenefitShape;
  readonly from_day: Day;
  readonly to_day: Day | null;
};

export async function grantBenefits(round: Round): Promise<void> {
  const { sql, marketplaceId, ids } = round;
  const conditions = await sql<{ text: string | null; looked: string }[]>`
    SELECT DISTINCT condition::text AS text, looked FROM benefit_grant
    WHERE marketplace_id = ${marketplaceId} AND enrollment_id = ANY(${[...ids]}::uuid[])
      AND status = 'RESERVED'`;
  for (const { text, looked } of conditions) {
    const due = await approve(round, text, looked === "monthly");
    if (due.length > 0) await hand(round, due);
  }
}

/** A condition that passes late grants what is left of the days, not those that are gone. */
function approve(round: Round, condition: string | null, monthly: boolean): Promise<Row[]> {
  const { sql, marketplaceId, ids, today, at } = round;
  const passes =
    condition === null
      ? sql`g.condition IS NULL`
      : sql`g.condition = ${condition}::text::jsonb
          AND ${sql.unsafe(passesSql(ruleSchema.parse(JSON.parse(condition))))}`;
  const from = condition === null ? sql`g.from_day` : sql`greatest(g.from_day, ${today}::date)`;
  return sql<Row[]>`
    UPDATE benefit_grant g SET status = 'APPROVED', granted_at = ${at}, from_day = ${from}
    FROM enrollment e ${sql.unsafe(factJoins)}
    WHERE e.marketplace_id = g.marketplace_id AND e.id = g.enrollment_id
      AND g.marketplace_id = ${marketplaceId} AND g.enrollment_id = ANY(${[...ids]}::uuid[])
      AND g.status = 'RESERVED' AND g.looked = ${monthly ? "monthly" : "daily"}
      AND e.status IN ('ACTIVE', 'WARNED') AND ${passes}
      AND (g.to_day IS NULL OR g.to_day >= ${from})
      ${monthly ? sql`AND ${monthTurned(round)}` : sql``}
      AND (g.stage_key IS NULL OR EXISTS (
        SELECT 1 FROM enrollment_stage s
        WHERE s.marketplace_id = g.marketplace_id AND s.enrollment_id = g.enrollment_id
          AND s.key = g.stage_key AND s.status = 'OPEN'))
    RETURNING g.id, g.enrollment_id, e.store_uid, e.product_uid, g.key, g.name, g.currency, g.gives,
      g.from_day, g.to_day`;
}

async function hand(round: Round, rows: readonly Row[]): Promise<void> {
  const { sql, marketplaceId } = round;
  const due = rows.map(
    (row): DueGrant => ({
      grantId: row.id,
      storeUid: row.store_uid,
      productUid: row.product_uid,
      currency: row.currency,
      gives: row.gives,
      fromDay: row.from_day,
      toDay: row.to_day,
    }),
  );
  await handOver(sql, marketplaceId, due);
  const statuses = rows.map(({ gives }) => statusOnceHanded(gives));
  await sql`
    UPDATE benefit_grant g SET status = handed.status
    FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${statuses}::text[]) AS handed (id, status)
    WHERE g.marketplace_id = ${marketplaceId} AND g.id = handed.id`;
  await addEvents(
    round,
    rows.map(({ enrollment_id, name, key }) => ({
      enrollmentId: enrollment_id,
      kind: "grant",
      sentence: eventWords.granted(name),
      details: { grant: key },
    })),
  );
}
