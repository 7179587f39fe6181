import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmbeddedPostgres } from "~/platform/embedded-postgres.server";
import { ensureDatabase, install, withOwner } from "~/platform/installation.server";
import { newId } from "~/values/public-id";

/** 202,945 lines, and on the way the importing process is killed, and later the whole of PostgreSQL. */
const file = "tests/fixtures/online-retail/orders.csv.gz";
const lines = 202_945;
const program = fileURLToPath(new URL("./support/import-process.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "slipway-survives-"));
const marketplaceId = newId();
const secret = "a secret that only this test knows, 32+";
let ownerUrl = "";
let appUrl = "";
/** Where the server really keeps its data: not in a folder that only root may enter. */
let dataFolder = "";
const started: ChildProcess[] = [];

async function startDatabase(): Promise<void> {
  const server = await startEmbeddedPostgres({ folder: join(folder, "postgres") });
  ownerUrl = await ensureDatabase(server.url, "slipway");
  ({ appUrl } = await install(ownerUrl, secret));
  dataFolder = await withOwner(
    ownerUrl,
    async (client) => (await client.query("SHOW data_directory")).rows[0].data_directory,
  );
}

/** SIGKILL to the server and to every process it has started. */
async function killDatabase(): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("SELECT pid FROM pg_stat_activity");
  const pidFile = join(dataFolder, "postmaster.pid");
  const main = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  for (const pid of [main, ...rows.map((row) => row.pid)]) process.kill(pid, "SIGKILL");
}

type Importing = {
  readonly acknowledged: () => number;
  readonly reaches: (share: number) => Promise<void>;
  readonly ends: Promise<number | null>;
  readonly kill: () => Promise<void>;
  readonly said: () => string;
};

function startImport(verb: "upload" | "run", given: string): Importing {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|NODE_ENV)/.test(name),
  );
  const child = spawn(process.execPath, ["--import", "tsx", program, verb, marketplaceId, given], {
    env: {
      ...Object.fromEntries(inherited),
      DATABASE_URL: ownerUrl,
      DATABASE_APP_URL: appUrl,
      SLIPWAY_DATA: join(folder, "data"),
      SLIPWAY_SECRET: secret,
    } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  const ends = new Promise<number | null>((ended) => child.once("exit", ended));
  const acknowledged = () => Number([...said.matchAll(/acknowledged (\d+)/g)].at(-1)?.[1] ?? 0);
  return {
    acknowledged,
    said: () => said,
    ends,
    reaches: async (share) => {
      while (acknowledged() < lines * share) {
        if (child.exitCode !== null) throw new Error(`ended early: ${said}`);
        await new Promise((next) => setTimeout(next, 10));
      }
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ends;
    },
  };
}

const ask = async (text: string): Promise<Record<string, unknown>> =>
  (await withOwner(ownerUrl, (client) => client.query(text, [marketplaceId]))).rows[0];
const stored = async () =>
  Number((await ask("SELECT count(*) FROM order_line WHERE marketplace_id = $1")).count);
const progress = () =>
  ask("SELECT state, lines_done, accepted, duplicates FROM import WHERE marketplace_id = $1");

beforeAll(startDatabase, 60_000);
afterAll(async () => {
  for (const child of started) if (child.exitCode === null) child.kill("SIGKILL");
  const server = await startEmbeddedPostgres({ folder: join(folder, "postgres") });
  await server.stop();
  for (const each of [dirname(dataFolder), folder]) rmSync(each, { recursive: true, force: true });
});

test("killed twice on the way, the import goes on where it was, and every row is there once", async () => {
  await withOwner(ownerUrl, (client) =>
    client.query(
      "INSERT INTO marketplace (id, slug, name, currency, zone) VALUES ($1, 'survivor', 'Survivor', 'GBP', 'Europe/London')",
      [marketplaceId],
    ),
  );
  const upload = startImport("upload", file);
  expect(await upload.ends).toBe(0);
  const importId = upload.said().trim().split("\n").at(-1) ?? "";

  const first = startImport("run", importId);
  await first.reaches(0.2);
  await first.kill();
  const afterFirst = await progress();
  expect(afterFirst).toMatchObject({ state: "RUNNING", duplicates: "0" });
  expect(Number(afterFirst.lines_done)).toBeGreaterThanOrEqual(first.acknowledged());
  expect(Number(afterFirst.lines_done)).toBeLessThan(lines);
  expect(await stored()).toBe(Number(afterFirst.lines_done));

  const second = startImport("run", importId);
  await second.reaches(0.6);
  await killDatabase();
  const acknowledged = second.acknowledged();
  await second.kill();
  await startDatabase();
  const afterSecond = await progress();
  expect(Number(afterSecond.lines_done)).toBeGreaterThanOrEqual(acknowledged);
  expect(Number(afterSecond.lines_done)).toBeLessThan(lines);
  expect(await stored()).toBe(Number(afterSecond.lines_done));

  const third = startImport("run", importId);
  expect({ code: await third.ends, said: third.said() }).toMatchObject({ code: 0 });
  expect(await progress()).toEqual({
    state: "DONE",
    lines_done: String(lines),
    accepted: String(lines),
    duplicates: "0",
  });
  expect(await stored()).toBe(lines);
  const counted = await ask(`SELECT
    (SELECT sum(paid_minor) FROM store_day WHERE marketplace_id = $1) AS rollup,
    (SELECT sum(amount_minor) FROM order_line WHERE marketplace_id = $1) AS events,
    (SELECT sum(orders) FROM store_day WHERE marketplace_id = $1)::int AS orders,
    (SELECT count(DISTINCT (store_uid, order_uid)) FROM order_line WHERE marketplace_id = $1)::int AS seen`);
  expect(counted.rollup).toBe(counted.events);
  expect(counted.orders).toBe(counted.seen);
}, 240_000);
