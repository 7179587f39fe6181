/** Rounds that die in the middle: killed by the system, again and again, and taken up by the next. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { beforeAll, expect, test } from "vitest";
import { advanceEnrollments } from "~/features/enrollments/advance.server";
import { now, setClock } from "~/platform/clock.server";
import { dyingProcess } from "./dying-process";
import { aMarketWithDeposits, type Enrolled, early, type MarketWithDeposits } from "./inside";

let market: MarketWithDeposits;
const shops: Enrolled[] = [];
beforeAll(async () => {
  market = await aMarketWithDeposits();
  for (let made = 0; made < 16; made += 1) shops.push(await market.enrolled("deposit-relief"));
  await market.night("2026-11-24");
  for (const shop of shops) await shop.pay(60_000);
}, 60_000);

const spawned = (day: string) =>
  spawn(process.execPath, ["--import", "tsx", dyingProcess], {
    env: {
      ...process.env,
      SLIPWAY_CLOCK: now().toISOString(),
      MARKETPLACE: market.id,
      DAY: day,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });

const checksOn = async (day: string) => {
  const [row] = await market.inside(
    (sql) => sql<{ count: number }[]>`
      SELECT count(*)::int AS count FROM enrollment_check WHERE day = ${day}`,
  );
  return row?.count ?? 0;
};

/** Kills the round once so many have been checked. Returns how many there are when it is dead. */
async function killedAfter(day: string, checks: number): Promise<number> {
  const child = spawned(day);
  while ((await checksOn(day)) < checks) await new Promise((wake) => setTimeout(wake, 2));
  child.kill("SIGKILL");
  const [, signal] = (await once(child, "exit")) as [number | null, string | null];
  expect(signal).toBe("SIGKILL");
  return checksOn(day);
}

async function lastStands(day: string) {
  setClock(early(day, market.zone));
  for (const shop of shops) await shop.know(day, { experience_score: 455 });
  const first = await killedAfter(day, 3);
  expect(first).toBeLessThan(shops.length);
  await killedAfter(day, first + 4);
  // The next worker takes up what is left; a second one finds nothing to do.
  expect(await advanceEnrollments(market.clock, day)).toBeLessThanOrEqual(shops.length - first);
  expect(await advanceEnrollments(market.clock, day)).toBe(0);
}

test("killed twice in a month's check, nobody has two strikes; killed in the next, each ends once", async () => {
  await lastStands("2026-12-01");
  for (const shop of shops) {
    expect((await shop.page()).status).toBe("WARNED");
    const made = await shop.checks();
    expect(made.map(({ day, outcome }) => [day, outcome])).toEqual([["2026-12-01", "WARNED"]]);
    expect(made[0]?.answers.find(({ key }) => key === "score")?.failed).toBe(1);
    expect((await shop.order())?.left ?? null).toBeNull();
  }
  await lastStands("2027-01-01");
  for (const shop of shops) {
    expect((await shop.page()).status).toBe("REMOVED");
    expect((await shop.checks()).map(({ outcome }) => outcome)).toEqual(["WARNED", "REMOVED"]);
    expect(await shop.order()).toMatchObject({ left: 140_000, status: "OPEN" });
    const told = await shop.told();
    expect(told.filter((line) => line === "The shop was removed from the program")).toHaveLength(1);
  }
  const [written] = await market.inside(
    (sql) => sql<{ ends: number; orders: number; messages: number }[]>`
      SELECT (SELECT count(*)::int FROM audit_entry WHERE verb = 'enrollment-ended') AS ends,
        (SELECT count(*)::int FROM deposit_top_up WHERE amount_minor = 140000) AS orders,
        (SELECT count(*)::int FROM webhook_message WHERE type = 'enrollment.removed') AS messages`,
  );
  expect(written).toEqual({ ends: shops.length, orders: shops.length, messages: shops.length });
}, 180_000);
