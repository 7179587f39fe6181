import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import { sql } from "~/platform/database.server";
import { withOwner } from "~/platform/installation.server";
import { nextTime, startDue } from "~/platform/job-schedules.server";
import { queueSchema } from "~/platform/queue.server";

const minute = 60_000;

afterEach(() =>
  withOwner(process.env.DATABASE_URL ?? "", (client) =>
    client.query(`DELETE FROM marketplace; DELETE FROM ${queueSchema}.job`),
  ),
);

/** Looks every minute of a stretch of time, as a worker does, and takes each job at once; the minutes of the starts. */
async function starts(cron: string, from: string, to: string, everyMinutes = 1): Promise<string[]> {
  const started: string[] = [];
  const upcoming = new Map();
  for (let at = Date.parse(from); at <= Date.parse(to); at += everyMinutes * minute) {
    await startDue([{ name: "nightly", cron }], new Date(at), upcoming);
    const taken = await withOwner(process.env.DATABASE_URL ?? "", (client) =>
      client.query(`DELETE FROM ${queueSchema}.job`),
    );
    for (let n = 0; n < (taken.rowCount ?? 0); n += 1)
      started.push(new Date(at).toISOString().slice(0, 16));
  }
  return started;
}

test("a daily time is read off the marketplace's own wall clock", async () => {
  await aMarketplace({ zone: "Asia/Shanghai" });
  expect(await starts("30 2 * * *", "2026-11-23T12:00Z", "2026-11-25T12:00Z", 30)).toEqual([
    "2026-11-23T18:30",
    "2026-11-24T18:30",
  ]);
});

test("an hour that summer time skips: the day still has its one start", async () => {
  await aMarketplace({ zone: "America/New_York" });
  expect(await starts("30 2 * * *", "2026-03-08T05:00Z", "2026-03-09T08:00Z", 15)).toEqual([
    "2026-03-08T07:30",
    "2026-03-09T06:30",
  ]);
});

test("an hour that comes twice: one start, not two", async () => {
  await aMarketplace({ zone: "America/New_York" });
  expect(await starts("30 1 * * *", "2026-11-01T04:00Z", "2026-11-02T08:00Z", 15)).toEqual([
    "2026-11-01T05:30",
    "2026-11-02T06:30",
  ]);
});

test("three hours without a worker: the missed time is made up for, once", async () => {
  await aMarketplace({ zone: "Europe/Berlin" });
  expect(await starts("0 2 * * *", "2026-11-23T23:00Z", "2026-11-24T08:00Z", 180)).toEqual([
    "2026-11-24T02:00",
  ]);
});

test("many missed times make one start; a monthly time is not forgotten", async () => {
  await aMarketplace({ zone: "Asia/Shanghai" });
  expect(
    await starts("*/10 * * * *", "2026-11-23T00:05Z", "2026-11-30T00:05Z", 7 * 24 * 60),
  ).toEqual(["2026-11-30T00:05"]);
  expect(await starts("0 3 1 * *", "2026-11-23T00:00Z", "2026-12-13T00:00Z", 20 * 24 * 60)).toEqual(
    ["2026-12-13T00:00"],
  );
});

test("any number of workers that look at the same instant start a job once", async () => {
  const { id } = await aMarketplace();
  const jobs = [{ name: "nightly", cron: "0 0 * * *" }];
  await startDue(jobs, new Date("2026-11-23T00:00Z"));
  const at = new Date("2026-11-23T16:00Z");
  await Promise.all(Array.from({ length: 8 }, () => startDue(jobs, at)));
  expect(await sql()`SELECT name, data FROM ${sql()(queueSchema)}.job`).toEqual([
    { name: "nightly", data: { marketplaceId: id } },
  ]);
});

test("a marketplace that is new or has moved gets its own times", async () => {
  const jobs = [{ name: "nightly", cron: "0 0 * * *" }];
  const upcoming = new Map();
  await startDue(jobs, new Date("2026-11-23T12:00Z"), upcoming);
  const { id } = await aMarketplace({ zone: "Asia/Shanghai" });
  await startDue(jobs, new Date("2026-11-23T12:01Z"), upcoming);
  await withOwner(process.env.DATABASE_URL ?? "", (client) =>
    client.query("UPDATE marketplace SET zone = 'Asia/Tokyo' WHERE id = $1", [id]),
  );
  await startDue(jobs, new Date("2026-11-23T15:00Z"), upcoming);
  expect(await sql()`SELECT count(*) FROM ${sql()(queueSchema)}.job`).toEqual([{ count: 1 }]);
});

/** Not Lord Howe Island, whose clock moves by half an hour: there cron-parser finds no next time. */
const zones = [
  "America/New_York",
  "Europe/London",
  "Australia/Adelaide",
  "America/Havana",
  "Africa/Cairo",
];

test("every local day has exactly one start of a daily time, in any zone whose summer time is an hour", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      fc.integer({ min: 2024, max: 2030 }),
      (zone, hour, min, year) => {
        const days: string[] = [];
        const end = Date.UTC(year, 11, 30);
        const day = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
        for (
          let at = nextTime(`${min} ${hour} * * *`, zone, new Date(Date.UTC(year, 0, 2)));
          at.getTime() < end;
          at = nextTime(`${min} ${hour} * * *`, zone, at)
        )
          days.push(day.format(at));
        expect(new Set(days).size).toBe(days.length);
        expect(days.length).toBe(
          Math.round((Date.parse(days.at(-1) ?? "") - Date.parse(days[0] ?? "")) / 86_400_000) + 1,
        );
      },
    ),
    { numRuns: 30 },
  );
});
