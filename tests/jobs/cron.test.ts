/** Cron times run on the clock of the queue, which a test can set; the job learns nothing of it. */
import { PgBoss, TestClock } from "pg-boss";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { aMarketplace } from "#tests/support/marketplace";
import { defineJob } from "~/jobs/job";
import { startWorker } from "~/jobs/worker.server";
import { sql } from "~/platform/database.server";
import { withOwner } from "~/platform/installation.server";
import { syncSchedules } from "~/platform/job-schedules.server";
import { queueSchema } from "~/platform/queue.server";

const words = { en: "Nightly", zh: "每夜" };
const minute = 60_000;
const owner = () => process.env.DATABASE_URL ?? "";
const nightly = (name: string, cron: string) =>
  defineJob({
    name,
    title: words,
    cron,
    payload: z.object({ marketplaceId: z.uuid() }),
    run: async () => undefined,
  });

let clean: (() => Promise<void>) | undefined;
afterEach(async () => {
  await clean?.();
  clean = undefined;
  await withOwner(owner(), (client) => client.query("DELETE FROM marketplace"));
});

/** Lets a worker's clock walk from one instant to another; the instants at which jobs were put in the queue. */
async function starts(name: string, cron: string, from: string, hours: number): Promise<string[]> {
  const clock = new TestClock(Date.parse(from));
  const worker = await startWorker([nightly(name, cron)], { connectionString: owner(), clock });
  clean = () => worker.stop();
  for (let passed = 0; passed < hours * 60; passed += 5) await clock.tick(5 * minute);
  const rows = await sql()<{ at: Date }[]>`
    SELECT created_on AS at FROM ${sql()(queueSchema)}.job WHERE name = ${name} ORDER BY created_on`;
  return rows.map(({ at }) => at.toISOString().slice(0, 16));
}

test("a daily time is read off the marketplace's own wall clock", async () => {
  await aMarketplace({ zone: "Asia/Shanghai" });
  expect(await starts("in-shanghai", "30 2 * * *", "2026-11-23T12:00:00Z", 48)).toEqual([
    "2026-11-23T18:30",
    "2026-11-24T18:30",
  ]);
});

test("an hour that summer time skips: the day still has its one start", async () => {
  await aMarketplace({ zone: "America/New_York" });
  const days = await starts("skipped", "30 2 * * *", "2026-03-07T12:00:00Z", 60);
  expect(days).toHaveLength(2);
  expect(days[0]?.slice(0, 10)).toBe("2026-03-08");
  expect(days[1]).toBe("2026-03-09T06:30");
});

test("an hour that comes twice: one start, not two", async () => {
  await aMarketplace({ zone: "America/New_York" });
  const days = await starts("repeated", "30 1 * * *", "2026-10-31T12:00:00Z", 60);
  expect(days.map((day) => day.slice(0, 10))).toEqual(["2026-11-01", "2026-11-02"]);
});

test("three hours without a worker: the missed time is made up for, once", async () => {
  await aMarketplace({ zone: "Europe/Berlin" });
  const clock = new TestClock(Date.parse("2026-11-23T23:00:00Z"));
  const jobs = [nightly("outage", "0 2 * * *")];
  const first = await startWorker(jobs, { connectionString: owner(), clock });
  await clock.tick(10 * minute);
  await first.stop();
  await clock.tick(180 * minute);
  const second = await startWorker(jobs, { connectionString: owner(), clock });
  clean = () => second.stop();
  for (let passed = 0; passed < 60; passed += 5) await clock.tick(5 * minute);
  expect(await sql()`SELECT count(*) FROM ${sql()(queueSchema)}.job WHERE name = 'outage'`).toEqual(
    [{ count: 1 }],
  );
});

test("cron times follow the marketplaces: a new one, a moved one, a job that is gone", async () => {
  const boss = new PgBoss({ connectionString: owner(), schema: queueSchema, supervise: false });
  await boss.start();
  clean = () => boss.stop();
  for (const name of ["one", "two"]) await boss.createQueue(name);
  const ours = await aMarketplace({ zone: "Asia/Shanghai" });
  await syncSchedules(boss, [
    { name: "one", cron: "0 1 * * *" },
    { name: "two", cron: "0 2 * * *" },
  ]);
  const theirs = await aMarketplace({ zone: "America/Sao_Paulo" });
  await withOwner(owner(), (client) =>
    client.query("UPDATE marketplace SET zone = 'Asia/Tokyo' WHERE id = $1", [ours.id]),
  );
  await syncSchedules(boss, [{ name: "one", cron: "0 5 * * *" }]);
  const kept = (await boss.getSchedules()).map(({ name, key, cron, timezone }) => ({
    name,
    key,
    cron,
    timezone,
  }));
  expect(kept.sort((a, b) => a.timezone.localeCompare(b.timezone))).toEqual([
    { name: "one", key: theirs.id, cron: "0 5 * * *", timezone: "America/Sao_Paulo" },
    { name: "one", key: ours.id, cron: "0 5 * * *", timezone: "Asia/Tokyo" },
  ]);
});
