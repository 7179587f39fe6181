/** Applications and decisions by local day. */
import type { StaffActor } from "~/features/people/actor";
import { sqlInTenant } from "~/platform/database.server";
import { addDays, type Day, startOf } from "~/values/day";
import type { Moment } from "./moment.server";
import type { ActivityDay } from "./overview";

export const activityDays = 30;

/** The last 30 days, today the last; a day on which nothing happened is there with zeros. */
export function activity(
  actor: StaffActor,
  { today, zone }: Moment,
): Promise<readonly ActivityDay[]> {
  const first = addDays(today, 1 - activityDays);
  const days = Array.from({ length: activityDays }, (_, index) => addDays(first, index));
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    const sent = await sql<{ day: Day; count: number }[]>`
      SELECT (submitted_at AT TIME ZONE ${zone})::date AS day, count(*) AS count
      FROM application
      WHERE marketplace_id = ${marketplaceId} AND submitted_at >= ${startOf(first, zone)}
      GROUP BY 1`;
    const decided = await sql<{ day: Day; count: number }[]>`
      SELECT (d.at AT TIME ZONE ${zone})::date AS day, count(*) AS count
      FROM decision d
      WHERE d.marketplace_id = ${marketplaceId} AND d.at >= ${startOf(first, zone)}
        AND d.verdict IN ('approved', 'rejected')
        AND NOT EXISTS (SELECT FROM decision_undo u
          WHERE u.marketplace_id = d.marketplace_id AND u.decision_id = d.id)
      GROUP BY 1`;
    const of = (rows: readonly { day: Day; count: number }[]) =>
      new Map(rows.map(({ day, count }) => [day, count]));
    const [sentOn, decidedOn] = [of(sent), of(decided)];
    return days.map((day) => ({
      day,
      sent: sentOn.get(day) ?? 0,
      decided: decidedOn.get(day) ?? 0,
    }));
  });
}
