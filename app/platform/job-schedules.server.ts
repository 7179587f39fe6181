/** Cron times of every marketplace, kept equal to the job list and to the marketplaces there are. */
import type { PgBoss } from "pg-boss";
import { sql } from "./database.server";

export type Marketplace = { readonly id: string; readonly zone: string };
export type CronJob = { readonly name: string; readonly cron: string };

export const marketplaces = (): Promise<readonly Marketplace[]> =>
  sql()<Marketplace[]>`SELECT id, zone FROM marketplace ORDER BY id`;

/**
 * One schedule per job and marketplace, in the marketplace's zone: pg-boss reads the wall clock there,
 * so that an hour skipped or repeated by summer time starts a daily job once. After an outage the last
 * missed time is made up for. Safe to call from several workers at once.
 */
export async function syncSchedules(boss: PgBoss, cronJobs: readonly CronJob[]): Promise<void> {
  const wanted = new Map<string, CronJob & { readonly id: string; readonly zone: string }>(
    (await marketplaces()).flatMap(({ id, zone }) =>
      cronJobs.map(({ name, cron }) => [`${name} ${id}`, { name, id, cron, zone }]),
    ),
  );
  for (const kept of await boss.getSchedules()) {
    const place = `${kept.name} ${kept.key}`;
    const wish = wanted.get(place);
    if (wish === undefined) await boss.unschedule(kept.name, kept.key);
    else if (wish.cron === kept.cron && wish.zone === kept.timezone) wanted.delete(place);
  }
  for (const { name, id, cron, zone } of wanted.values())
    await boss.schedule(
      name,
      cron,
      { marketplaceId: id },
      { tz: zone, key: id, singletonKey: `cron ${id}`, missed: "once" },
    );
}
