/** The night's round: yesterday is prepared, and days that are still open are looked at again. */
import { now } from "~/platform/clock.server";
import { prisma, sqlInTenant } from "~/platform/database.server";
import { addDays, type Day, dayOf, endOf, startOf, type Zone } from "~/values/day";
import type { Actor } from "../people/actor";
import { mustBeAllowed } from "../people/may";
import { prepareDay } from "./reconcile.server";
import { alarmOf } from "./reconcile-alarm.server";
import { readStatement } from "./reconciliation-statement.server";

/** What comes late comes within a week; older days are asked for one by one. */
const lookBackDays = 7;

/** One who was away for some nights finds those days prepared too. */
const daysOf = ({ marketplaceId }: Actor, yesterday: Day) =>
  sqlInTenant(marketplaceId, async (sql) => {
    const from = addDays(yesterday, 1 - lookBackDays);
    const rows = await sql<{ day: Day }[]>`
      SELECT w.day::date AS day FROM generate_series(${from}::date, ${yesterday}::date, '1 day') AS w(day)
       WHERE NOT EXISTS (SELECT FROM reconciliation_day d
         WHERE d.marketplace_id = ${marketplaceId} AND d.day = w.day AND d.closed_at IS NOT NULL
           AND NOT EXISTS (SELECT FROM reconciliation_day o
             WHERE o.marketplace_id = d.marketplace_id AND o.day = d.day AND o.closed_at IS NULL))
       ORDER BY 1`;
    return rows.map(({ day }) => day);
  });

/** The number of days that were prepared. A second run, at any hour, changes nothing. */
export async function reconcileNight(actor: Actor): Promise<number> {
  mustBeAllowed(actor, "reconciliation:prepare", actor);
  const where = { id: actor.marketplaceId };
  const zone: Zone = (await prisma().marketplace.findUniqueOrThrow({ where })).zone;
  const yesterday = addDays(dayOf(now(), zone), -1);
  const days = await daysOf(actor, yesterday);
  const [first] = days;
  if (first === undefined) return 0;
  await readStatement(startOf(first, zone), endOf(yesterday, zone));
  let prepared = 0;
  for (const day of days)
    for (const { currency, closed } of await prepareDay(actor, day)) {
      prepared += 1;
      if (!closed) await alarmOf(actor, { day, currency });
    }
  return prepared;
}
