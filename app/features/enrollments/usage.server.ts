/** How much of a program's limits is taken: places by those in it, money and impressions by what they were promised. */
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import type { Usage } from "./usage";

type Row = {
  readonly program_id: string;
  readonly places: number;
  readonly worth: number;
  readonly impressions: number;
  readonly worth_month: number;
  readonly impressions_month: number;
};

const none: Usage = {
  places: 0,
  worthMinor: 0,
  impressions: 0,
  worthThisMonthMinor: 0,
  impressionsThisMonth: 0,
};

export async function usageOf(
  sql: Sql,
  marketplaceId: string,
  programIds: readonly string[],
  today: Day,
): Promise<(programId: string) => Usage> {
  const month = `${today.slice(0, 7)}-01`;
  const rows = await sql<Row[]>`
    SELECT e.program_id, count(*) FILTER (WHERE e.ended_on IS NULL)::int AS places,
      coalesce(sum(g.worth) FILTER (WHERE e.ended_on IS NULL), 0)::int8 AS worth,
      coalesce(sum(g.impressions) FILTER (WHERE e.ended_on IS NULL), 0)::int8 AS impressions,
      coalesce(sum(g.worth) FILTER (WHERE e.starts_on >= ${month}::date), 0)::int8 AS worth_month,
      coalesce(sum(g.impressions) FILTER (WHERE e.starts_on >= ${month}::date), 0)::int8
        AS impressions_month
    FROM enrollment e
    LEFT JOIN LATERAL (
      SELECT sum(b.worth_minor) AS worth, sum((b.gives->>'impressions')::int8) AS impressions
      FROM benefit_grant b
      WHERE b.marketplace_id = e.marketplace_id AND b.enrollment_id = e.id
        AND b.status NOT IN ('LAPSED', 'REVERSED')
    ) g ON true
    WHERE e.marketplace_id = ${marketplaceId} AND e.program_id = ANY(${[...programIds]}::uuid[])
      AND (e.ended_on IS NULL OR e.starts_on >= ${month}::date)
    GROUP BY e.program_id`;
  const byProgram = new Map(
    rows.map((row): [string, Usage] => [
      row.program_id,
      {
        places: row.places,
        worthMinor: row.worth,
        impressions: row.impressions,
        worthThisMonthMinor: row.worth_month,
        impressionsThisMonth: row.impressions_month,
      },
    ]),
  );
  return (programId) => byProgram.get(programId) ?? none;
}
