/** Clients and PostgreSQL itself are killed by the system while they post: nothing acknowledged is lost. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import { checkLedger } from "~/features/ledger/check.server";
import { rereadConfig } from "~/platform/config.server";
import { closeDatabase, sqlInTenant } from "~/platform/database.server";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "~/platform/embedded-postgres.server";
import { ensureDatabase, install, withOwner } from "~/platform/installation.server";
import { postingProcess } from "./posting-process";

const shared = { owner: process.env.DATABASE_URL, app: process.env.DATABASE_APP_URL };
const folder = mkdtempSync(join(tmpdir(), "slipway-ledger-death-"));
let server: EmbeddedPostgres;
let marketplaceId: string;

/** A server of its own, as durable as in production: every commit is written through. */
async function open(): Promise<void> {
  await closeDatabase();
  server = await startEmbeddedPostgres({ folder });
  const url = await ensureDatabase(server.url, "slipway");
  const { appUrl } = await install(url, process.env.SLIPWAY_SECRET ?? "");
  Object.assign(process.env, { DATABASE_URL: url, DATABASE_APP_URL: appUrl });
  rereadConfig();
}
beforeAll(async () => {
  await open();
  marketplaceId = (await aMarketplace()).id;
}, 180_000);
afterAll(async () => {
  await closeDatabase();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  Object.assign(process.env, { DATABASE_URL: shared.owner, DATABASE_APP_URL: shared.app });
  rereadConfig();
});

type Client = { readonly child: ChildProcess; readonly acknowledged: () => readonly string[] };
function client(): Client {
  const child = spawn(process.execPath, ["--import", "tsx", postingProcess], {
    env: { ...process.env, MARKETPLACE: marketplaceId },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  // What stands behind the last line break was cut off.
  return { child, acknowledged: () => said.split("\n").slice(0, -1) };
}
async function ended({ child }: Client): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
async function busy(clients: readonly Client[], each: number): Promise<void> {
  while (clients.some(({ acknowledged }) => acknowledged().length < each))
    await new Promise((wake) => setTimeout(wake, 20));
}

async function expectSound(acknowledged: readonly string[]): Promise<void> {
  const { faults } = await checkLedger(marketplaceId);
  expect(faults).toEqual([]);
  const kept = await sqlInTenant(
    marketplaceId,
    (sql) => sql<{ key: string }[]>`
      SELECT key FROM ledger_transfer WHERE key = ANY(${[...acknowledged]}::text[])`,
  );
  const found = new Set(kept.map(({ key }) => key));
  expect(acknowledged.filter((key) => !found.has(key))).toEqual([]);
}

test("clients that are killed in the middle of their postings leave whole ones only", async () => {
  const clients = [client(), client()];
  await busy(clients, 100);
  for (const each of clients) await ended(each);
  const acknowledged = clients.flatMap((each) => each.acknowledged());
  expect(acknowledged.length).toBeGreaterThanOrEqual(200);
  await expectSound(acknowledged);
}, 180_000);

/** The server with all its processes at once, as a power cut ends them. */
async function killServer(): Promise<void> {
  const pids = await withOwner(process.env.DATABASE_URL ?? "", async (one) => {
    const { rows } = await one.query<{ pid: number }>("SELECT pid FROM pg_stat_activity");
    const { rows: at } = await one.query<{ data_directory: string }>("SHOW data_directory");
    const postmaster = readFileSync(`${at[0]?.data_directory}/postmaster.pid`, "utf8").split(
      "\n",
    )[0];
    return [Number(postmaster), ...rows.map(({ pid }) => pid)];
  });
  for (const pid of pids)
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      if ((error as { code?: string }).code !== "ESRCH") throw error;
    }
}

test.skipIf(process.platform === "win32")(
  "PostgreSQL killed three times in the middle of postings: what it acknowledged is there, and it adds up",
  async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const clients = [client(), client()];
      await busy(clients, 60);
      await killServer();
      for (const each of clients) {
        await ended(each);
        acknowledged.push(...each.acknowledged());
      }
      await open();
      await expectSound(acknowledged);
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(360);
  },
  300_000,
);
