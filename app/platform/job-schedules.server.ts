/**
 * Cron times in every marketplace's own zone. Which times were started is kept in the database and moves
 * on in the transaction that puts the job in the queue: each time starts one job, however many workers
 * look. (pg-boss has schedules of its own; around summer time they skip a start or make two.)
 */
import { PgBoss } from "pg-boss";
import { inTenant, sql, sqlInTenant } from "./database.server";
import { enqueue } from "./queue.server";

export type Marketplace = { readonly id: string; readonly zone: string };
export type CronJob = { readonly name: string; readonly cron: string };

export const marketplaces = (): Promise<readonly Marketplace[]> =>
  sql()<Marketplace[]>`SELECT id, zone FROM marketplace ORDER BY id`;

let calendar: PgBoss | undefined;

/**
 * The first time after an instant. On a day whose clock skips the hour it is one hour later, on a day
 * that has the hour twice it is the first of both.
 */
export function nextTime(cron: string, zone: string, after: Date): Date {
  calendar ??= new PgBoss("postgres://never-opened");
  const [next] = calendar.previewSchedule(cron, { tz: zone, from: after, count: 1 });
  if (next === undefined) throw new Error(`${cron} never comes`);
  return next;
}

const recentMs = 2 * 24 * 60 * 60_000;

/** The latest time in (after, at], or null. Walks forward, because only forward the answer is one per day. */
function latestTime(cron: string, zone: string, after: Date, at: Date): Date | null {
  const walk = (from: Date): Date | null => {
    let latest: Date | null = null;
    for (let time = nextTime(cron, zone, from); time <= at; time = nextTime(cron, zone, time))
      latest = time;
    return latest;
  };
  const recent = new Date(at.getTime() - recentMs);
  return (after < recent ? walk(recent) : null) ?? walk(after);
}

async function lastTime(marketplaceId: string, name: string, at: Date): Promise<Date> {
  const [row] = await sqlInTenant(
    marketplaceId,
    async (tx) => tx<{ lastAt: Date }[]>`
      WITH first AS (
        INSERT INTO job_cron (marketplace_id, name, last_at) VALUES (${marketplaceId}, ${name}, ${at})
        ON CONFLICT DO NOTHING RETURNING last_at)
      SELECT last_at AS "lastAt" FROM first
      UNION ALL SELECT last_at FROM job_cron
        WHERE marketplace_id = ${marketplaceId} AND name = ${name}`,
  );
  return row?.lastAt ?? at;
}

/** Puts the job in the queue unless somebody else has already done it for this time. */
const startOnce = (marketplaceId: string, name: string, time: Date): Promise<void> =>
  inTenant(marketplaceId, async (tx) => {
    const { count } = await tx.jobCron.updateMany({
      where: { marketplaceId, name, lastAt: { lt: time } },
      data: { lastAt: time },
    });
    if (count > 0) await enqueue(tx, name, { marketplaceId }, { once: `cron ${marketplaceId}` });
  });

/** What comes next where; spares the database until then. */
export type Upcoming = Map<string, Date>;

/** Starts what is due at an instant. Of times missed while no worker ran, the last one is made up for. */
export async function startDue(
  cronJobs: readonly CronJob[],
  at: Date,
  upcoming: Upcoming = new Map(),
): Promise<void> {
  for (const { id, zone } of await marketplaces())
    for (const { name, cron } of cronJobs) {
      const place = `${id} ${zone} ${name}`;
      if ((upcoming.get(place) ?? at) > at) continue;
      const last = await lastTime(id, name, at);
      const due = latestTime(cron, zone, last, at);
      if (due !== null) await startOnce(id, name, due);
      upcoming.set(place, nextTime(cron, zone, due ?? last));
    }
}
