/**
 * How fast order lines become rows and rollups, on a durable PostgreSQL of its own. The peer is a raw COPY
 * of the same rows into the same table with the same indexes: no check, no second look, no rollup.
 * Rounds are interleaved and the best of each counts, since other work on the machine only ever slows.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { finished } from "node:stream/promises";
import postgres from "postgres";
import type { RecordSetting } from "~/features/merchants/dataset";
import type { CheckedRecord } from "~/features/metrics/reading/batches";
import { recompute } from "~/features/metrics/recompute.server";
import { orders } from "~/features/metrics/records";
import { type Staged, staged } from "~/features/metrics/writing/stage.server";
import { insertLines, writeOrders } from "~/features/metrics/writing/write-orders.server";
import { automatic } from "~/features/people/actor";
import { createKey } from "~/features/people/create-key.server";
import { rereadConfig } from "~/platform/config.server";
import { closeDatabase, type Sql, sqlInTenant } from "~/platform/database.server";
import { startEmbeddedPostgres } from "~/platform/embedded-postgres.server";
import { ensureDatabase, install, withOwner } from "~/platform/installation.server";
import { promptSocket } from "~/platform/prompt-socket.server";
import { newId } from "~/values/public-id";
import type { Report } from "../bin/bench";
import { sendAll, startImportServer } from "./support/import-clients";
import { copyColumns, copyText, type OrderLine, orderLines } from "./support/order-lines";
import { processorMs } from "./support/processor-time";

const rows = Number(process.env.INGEST_ROWS ?? 150_000);
const rounds = Number(process.env.INGEST_ROUNDS ?? 3);
const batchSize = 5_000;
const setting: RecordSetting = { currency: "CNY", zone: "Asia/Shanghai" };
const marketplaceId = newId();

type Owner = ReturnType<typeof postgres>;
type Run = { readonly rowsPerSecond: number; readonly processorUs: number | null };
type Write = (sql: Sql, batch: Staged) => Promise<unknown>;

const batchesOf = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
    items.slice(n * size, (n + 1) * size),
  );
const share = <T>(items: readonly T[], parts: number, part: number): T[] =>
  items.filter((_, at) => at % parts === part);

const givenNow = () => ({
  marketplaceId,
  zone: setting.zone,
  now: new Date(),
  again: false,
});
/** The product's own path up to its rows: each line once, whoever else sends it at the same time. */
const insertAlone: Write = (sql, batch) => insertLines(sql, batch, givenNow());
/** The whole of it: the rows, and their effects on the daily rollup. */
const insertAndRollUp: Write = (sql, batch) => writeOrders(sql, batch, givenNow());

const checked = (lines: readonly OrderLine[]): CheckedRecord[] =>
  lines.map((line, at) => ({ line: at + 1, record: orders.schema.parse(line) }));

/** Batches that end between two orders, as an import cuts them. */
function wholeOrders(records: readonly CheckedRecord[]): CheckedRecord[][] {
  const batches: CheckedRecord[][] = [[]];
  let last: unknown;
  for (const each of records) {
    const full = (batches.at(-1)?.length ?? 0) >= batchSize;
    if (full && each.record.orderUid !== last) batches.push([]);
    batches.at(-1)?.push(each);
    last = each.record.orderUid;
  }
  return batches;
}

/** As an import does it: the next batch is encoded while the one before is being written. */
async function writeAll(records: readonly CheckedRecord[], write: Write): Promise<void> {
  let ready = Promise.resolve();
  for (const batch of wholeOrders(records)) {
    const next = await staged(orders, batch, setting);
    await ready;
    ready = sqlInTenant(marketplaceId, (sql) => write(sql, next)).then(() => undefined);
  }
  await ready;
}

async function copyAll(owner: Owner, texts: readonly string[]): Promise<void> {
  const copy = await owner.unsafe(`COPY order_line (${copyColumns}) FROM STDIN`).writable();
  for (const text of texts)
    if (!copy.write(text)) await new Promise((next) => copy.once("drain", next));
  copy.end();
  await finished(copy);
}

/** Times one way of loading all rows; the processor time is that of PostgreSQL's backends. */
async function timed(owner: Owner, load: () => Promise<unknown>): Promise<Run> {
  const pids = async () =>
    (
      await owner<{ pid: number }[]>`
        SELECT pid FROM pg_stat_activity WHERE datname = current_database()
          AND backend_type = 'client backend'`
    ).map(({ pid }) => pid);
  const before = new Map((await pids()).map((pid) => [pid, processorMs([pid]) ?? 0]));
  const began = performance.now();
  await load();
  const seconds = (performance.now() - began) / 1_000;
  let spentMs: number | null = 0;
  for (const pid of await pids()) {
    const now = processorMs([pid]);
    spentMs = now === null || spentMs === null ? null : spentMs + now - (before.get(pid) ?? 0);
  }
  const spent = spentMs === null ? null : (spentMs * 1_000) / rows;
  return { rowsPerSecond: rows / seconds, processorUs: spent };
}

const best = (runs: readonly Run[]): Run => ({
  rowsPerSecond: Math.max(...runs.map((run) => run.rowsPerSecond)),
  processorUs: runs.reduce<number | null>(
    (least, { processorUs }) =>
      processorUs === null ? least : Math.min(least ?? processorUs, processorUs),
    null,
  ),
});

async function empty(owner: Owner): Promise<void> {
  await owner`TRUNCATE order_line, order_return, store_day, stale_facts, import, import_error`;
  await owner`CHECKPOINT`;
}

type Subject = {
  readonly name: string;
  readonly load: () => Promise<unknown>;
  readonly keep?: true;
};

async function compare(report: Report, owners: readonly Owner[]): Promise<number> {
  const [owner] = owners;
  if (owner === undefined) throw new Error("no connection");
  const lines = orderLines(rows);
  const records = checked(lines);
  const quarters = Array.from({ length: 4 }, (_, n) => share(wholeOrders(records), 4, n).flat());
  const text = batchesOf(lines, batchSize).map((batch) => copyText(marketplaceId, batch));
  const quarterTexts = Array.from({ length: 4 }, (_, n) => share(text, 4, n));
  const four = (write: Write) => () => Promise.all(quarters.map((part) => writeAll(part, write)));
  const subjects: readonly Subject[] = [
    { name: "COPY, 1 connection", load: () => copyAll(owner, text) },
    { name: "idempotent insert, 1 connection", load: () => writeAll(records, insertAlone) },
    { name: "insert and rollup, 1 connection", load: () => writeAll(records, insertAndRollUp) },
    {
      name: "replay of all rows, 1 connection",
      load: () => writeAll(records, insertAndRollUp),
      keep: true,
    },
    {
      name: "COPY, 4 connections",
      load: () => Promise.all(owners.map((each, n) => copyAll(each, quarterTexts[n] ?? []))),
    },
    { name: "idempotent insert, 4 connections", load: four(insertAlone) },
    { name: "insert and rollup, 4 connections", load: four(insertAndRollUp) },
  ];
  // A table that PostgreSQL has counted before, as any but the first day's is; also warms everything up.
  await copyAll(owner, text);
  await owner`ANALYZE order_line`;
  const runs = new Map<string, Run[]>();
  for (let round = 0; round < rounds; round += 1)
    for (const { name, load, keep } of subjects) {
      if (keep === undefined) await empty(owner);
      runs.set(name, [...(runs.get(name) ?? []), await timed(owner, load)]);
      const [found] = await owner<{ rows: number }[]>`SELECT count(*)::int AS rows FROM order_line`;
      if (found?.rows !== rows) throw new Error(`${name}: ${found?.rows} of ${rows} rows`);
    }
  const { differing } = await recompute(automatic(marketplaceId, "administration"));
  if (differing !== 0) throw new Error(`the rollup differs in ${differing} rows`);
  return tell(report, (name) => best(runs.get(name) ?? []));
}

function tell(report: Report, of: (name: string) => Run): number {
  const bench = "ingest";
  const rate = (subject: string, peer: string | null, goal: number | null) => {
    const value = of(subject).rowsPerSecond;
    const ratio = peer === null ? null : value / of(peer).rowsPerSecond;
    report({
      bench,
      subject,
      value: Math.round(value),
      unit: "rows/s",
      ...(ratio === null ? {} : { ratio: round(ratio), ratio_to: peer ?? "" }),
      ...(goal === null || ratio === null ? {} : { goal: `>= ${goal}`, ok: ratio >= goal }),
    });
  };
  rate("COPY, 1 connection", null, null);
  rate("idempotent insert, 1 connection", "COPY, 1 connection", 0.55);
  rate("insert and rollup, 1 connection", "COPY, 1 connection", null);
  rate("replay of all rows, 1 connection", "insert and rollup, 1 connection", 1.3);
  rate("COPY, 4 connections", null, null);
  rate("idempotent insert, 4 connections", "COPY, 4 connections", 0.65);
  rate("insert and rollup, 4 connections", "COPY, 4 connections", null);
  const cost = (subject: string, peer: string, goal: number) => {
    const [value, base] = [of(subject).processorUs, of(peer).processorUs];
    if (value === null || base === null) return;
    const ratio = value / base;
    report({
      bench,
      subject: `${subject}: processor time in PostgreSQL`,
      value: round(value),
      unit: "us/row",
      ratio: round(ratio),
      ratio_to: peer,
      goal: `<= ${goal}`,
      ok: ratio <= goal,
    });
  };
  cost("idempotent insert, 1 connection", "COPY, 1 connection", 2.2);
  cost("insert and rollup, 1 connection", "idempotent insert, 1 connection", 1.8);
  return of("COPY, 1 connection").rowsPerSecond;
}

const round = (value: number) => Math.round(value * 100) / 100;

async function overHttp(report: Report, owner: Owner, copyRate: number): Promise<void> {
  const actor = automatic(marketplaceId, "administration");
  const keys: string[] = [];
  for (let n = 0; n < 8; n += 1) {
    const made = await createKey(actor, {
      name: `bench ${n}`,
      scopes: ["import:write"],
      expiresAt: null,
    });
    keys.push(made.secret);
  }
  const server = await startImportServer();
  const lines = orderLines(rows);
  const bodies = (size: number) =>
    batchesOf(lines, size).map((batch) =>
      batch.map((line) => `${JSON.stringify(line)}\n`).join(""),
    );
  const shapes = [
    { name: "HTTP, one stream", clients: 1, texts: bodies(rows) },
    { name: "HTTP, 8 clients, 500 lines a request", clients: 8, texts: bodies(500) },
    { name: "HTTP, 8 clients, 100 lines a request", clients: 8, texts: bodies(100) },
  ];
  try {
    for (const { name, clients, texts } of shapes) {
      let fastest = 0;
      let p99 = Number.POSITIVE_INFINITY;
      for (let turn = 0; turn < Math.min(rounds, 2); turn += 1) {
        await empty(owner);
        const began = performance.now();
        const answers = await sendAll(server.url, keys.slice(0, clients), texts);
        fastest = Math.max(fastest, (rows * 1_000) / (performance.now() - began));
        if (answers.accepted !== rows) throw new Error(`${name}: ${answers.accepted} of ${rows}`);
        const { milliseconds } = answers;
        p99 = Math.min(p99, milliseconds[Math.floor(milliseconds.length * 0.99)] ?? p99);
      }
      const ratio = fastest / copyRate;
      report({
        bench: "ingest",
        subject: `${name}: key, check, dedupe, rollup`,
        value: Math.round(fastest),
        unit: "rows/s",
        ratio: round(ratio),
        ratio_to: "COPY, 1 connection",
        goal: ">= 0.35 and >= 20000 rows/s",
        ok: ratio >= 0.35 && fastest >= 20_000,
      });
      if (clients > 1)
        report({
          bench: "ingest",
          subject: `${name}: p99`,
          value: Math.round(p99),
          unit: "ms",
          ...(texts.length > rows / 200 ? { goal: "<= 150", ok: p99 <= 150 } : {}),
        });
    }
  } finally {
    server.stop();
  }
}

export default async function ingestBench(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "slipway-bench-ingest-"));
  const server = await startEmbeddedPostgres({
    folder,
    settings: ["shared_buffers=1GB", "max_wal_size=8GB"],
  });
  const ownerUrl = await ensureDatabase(server.url, "bench");
  const { appUrl } = await install(ownerUrl, "a secret of this benchmark alone, 32+");
  process.env.DATABASE_URL = ownerUrl;
  process.env.DATABASE_APP_URL = appUrl;
  process.env.SLIPWAY_SECRET = "a secret of this benchmark alone, 32+";
  process.env.SLIPWAY_DATA = folder;
  rereadConfig();
  const owners = Array.from({ length: 4 }, () =>
    postgres(ownerUrl, { max: 1, socket: promptSocket } as postgres.Options<Record<string, never>>),
  );
  const dataFolder = await withOwner(ownerUrl, async (client) => {
    await client.query(
      "INSERT INTO marketplace (id, slug, name, currency, zone) VALUES ($1, 'bench', 'Bench', $2, $3)",
      [marketplaceId, setting.currency, setting.zone],
    );
    return (await client.query("SHOW data_directory")).rows[0].data_directory as string;
  });
  try {
    const copyRate = await compare(report, owners);
    if (process.env.INGEST_HTTP !== "0") await overHttp(report, owners[0] as Owner, copyRate);
  } finally {
    await Promise.all(owners.map((owner) => owner.end()));
    await closeDatabase();
    await server.stop();
    for (const each of [dirname(dataFolder), folder])
      rmSync(each, { recursive: true, force: true });
  }
}
