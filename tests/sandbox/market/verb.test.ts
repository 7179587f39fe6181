/** `npm run slipway -- simulate` beside the running demo, as its reader would call it. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { harbour } from "#prisma/seed/cast";
import { type RunningApp, startApp } from "#tests/support/running-app";
import { addDays, dayOf } from "~/values/day";

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
}, 300_000);
afterAll(() => app?.stop());

async function simulate(...words: readonly string[]): Promise<{ code: number; said: string }> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|DATABASE_|SLIPWAY_|NODE_ENV|LOG_LEVEL)/.test(name),
  );
  const env = { ...Object.fromEntries(inherited), SLIPWAY_DATA: app.dataFolder };
  const call = ["--import", "tsx", "bin/slipway.ts", "simulate", ...words];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, call, {
      env: env as unknown as NodeJS.ProcessEnv,
    });
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, said: stderr };
  }
}

test("tells the demo of some days of a market; told again, nothing is new", async () => {
  // The day may end between the two calls.
  const from = addDays(dayOf(new Date(), harbour.zone), -3);
  const words = ["--days", "4", "--stores", "8", "--seed", "2", "--from", from];
  const first = await simulate(...words);
  expect(first.said).toMatch(/^8 stores over 4 days from \d{4}-\d\d-\d\d, seed 2, at http/);
  expect(first.said).toMatch(/\n\d+ records accepted/);
  expect(first.said).toMatch(/Applications: .*APPROVED/);
  expect(first.said).toMatch(
    /Coverage by week of opening:\n {2}\d{4}-\d\d-\d\d {2}Slipway: \d+ of \d+/,
  );
  expect(first.code).toBe(0);
  const again = await simulate(...words);
  expect(again.said).toMatch(/\n0 records accepted, \d+ known already/);
  expect(again.code).toBe(0);
}, 180_000);

test("a wrong call says what is meant, and sends nothing", async () => {
  const { code, said } = await simulate("--days", "0");
  expect(code).toBe(2);
  expect(said).toContain("--days: a whole number from 1 to 120");
  const nowhere = await simulate("--marketplace", "nowhere");
  expect(nowhere.code).toBe(1);
  expect(nowhere.said).toContain("There is no marketplace with the slug nowhere.");
}, 60_000);
