/**
 * Transfers per second on a durable PostgreSQL of its own. The peers are one bare insert, which no ledger can
 * beat, and the same posting as seven statements. Subjects take many short turns, one after the other, so that a
 * busy machine slows all alike.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordIn } from "~/features/history/record.server";
import { checkLedger } from "~/features/ledger/check.server";
import { post } from "~/features/ledger/post.server";
import { automatic } from "~/features/people/actor";
import { rereadConfig } from "~/platform/config.server";
import { closeDatabase, type Sql, sqlInTenant } from "~/platform/database.server";
import { startEmbeddedPostgres } from "~/platform/embedded-postgres.server";
import { ensureDatabase, install, withOwner } from "~/platform/installation.server";
import { newId } from "~/values/public-id";
import type { Report } from "../bin/bench";
import {
  bareInsert,
  benchTables,
  callFunction,
  hot,
  many,
  openBooks,
  type Route,
  sevenStatements,
  split,
  straight,
  transferOf,
} from "./support/postings";

const turnMs = 250;
const rounds = Number(process.env.LEDGER_ROUNDS ?? 20);
const batchSize = 100;

type Subject = {
  readonly name: string;
  readonly clients: number;
  readonly run: () => Promise<unknown>;
  /** Transfers in one run. */
  readonly each?: number;
  /** The subject it is measured against, and how much of it there must be; no goal: it is only told. */
  readonly peer?: string;
  readonly goal?: number;
};

type Tally = { transfers: number; milliseconds: number };

/** Runs until its time is over, with so many clients at once. */
async function turn({ clients, run, each = 1 }: Subject, tally: Tally): Promise<void> {
  const began = performance.now();
  const client = async () => {
    while (performance.now() - began < turnMs) {
      await run();
      tally.transfers += each;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  tally.milliseconds += performance.now() - began;
}

async function measure(report: Report, subjects: readonly Subject[]): Promise<void> {
  const tallies = new Map<string, Tally>();
  for (let round = 0; round <= rounds; round += 1)
    for (const subject of subjects) {
      const tally = tallies.get(subject.name) ?? { transfers: 0, milliseconds: 0 };
      await turn(subject, tally);
      // The first round only warms up.
      if (round > 0) tallies.set(subject.name, tally);
    }
  const rate = (name: string) => {
    const { transfers, milliseconds } = tallies.get(name) ?? { transfers: 0, milliseconds: 1 };
    return (transfers / milliseconds) * 1_000;
  };
  for (const { name, peer, goal } of subjects) {
    const value = rate(name);
    const line = { bench: "ledger", subject: name, value: Math.round(value), unit: "transfers/s" };
    const ratio = peer === undefined ? undefined : value / rate(peer);
    report({
      ...line,
      ...(peer === undefined || ratio === undefined
        ? {}
        : { ratio: Math.round(ratio * 100) / 100, ratio_to: peer }),
      ...(goal === undefined || ratio === undefined
        ? {}
        : { goal: `>= ${goal}`, ok: ratio >= goal }),
    });
  }
}

function subjectsOf(marketplaceId: string, ownerUrl: string, appUrl: string) {
  const actor = automatic(marketplaceId, "demo");
  const app = straight(appUrl, marketplaceId, 32);
  const owner = straight(ownerUrl, marketplaceId, 32);
  const call = (route: Route) => () => callFunction(app, marketplaceId, route);
  const seven = (route: Route) => () => sevenStatements(owner, marketplaceId, route);
  const posting =
    (route: Route, count = 1, besides?: (sql: Sql) => Promise<unknown>) =>
    () =>
      sqlInTenant(marketplaceId, async (sql) => {
        const wishes = Array.from({ length: count }, () => transferOf(route));
        const answer = await post(sql, actor, wishes);
        if (!answer.ok) throw new Error(answer.because);
        await besides?.(sql);
      });
  const deed = {
    verb: "deposit-paid",
    thing: { kind: "deposit", id: "d1" },
    after: { amountMinor: 1 },
  };
  const audit = (sql: Sql) => recordIn(sql, actor, deed);
  const outbox = (sql: Sql) =>
    sql`INSERT INTO bench_outbox VALUES (${marketplaceId}, ${newId()}, ${sql.json(deed)})`;
  const insert = () => bareInsert(app, marketplaceId);
  const subjects: Subject[] = [
    { name: "bare insert, 8 clients", clients: 8, run: insert },
    { name: "bare insert, 32 clients", clients: 32, run: insert },
    {
      name: "function, many accounts, 8 clients",
      clients: 8,
      run: call(many),
      peer: "bare insert, 8 clients",
      goal: 0.3,
    },
    {
      name: "function, many accounts, 32 clients",
      clients: 32,
      run: call(many),
      peer: "bare insert, 32 clients",
      goal: 0.3,
    },
    {
      name: "function, one hot account, 8 clients",
      clients: 8,
      run: call(hot),
      peer: "function, many accounts, 8 clients",
      goal: 0.35,
    },
    {
      name: "function, one hot account, 32 clients",
      clients: 32,
      run: call(hot),
      peer: "function, many accounts, 32 clients",
      goal: 0.25,
    },
    {
      name: "function, hot split in 16, 8 clients",
      clients: 8,
      run: call(split),
      peer: "function, many accounts, 8 clients",
      goal: 0.9,
    },
    { name: "seven statements, many accounts, 8 clients", clients: 8, run: seven(many) },
    { name: "seven statements, one hot account, 8 clients", clients: 8, run: seven(hot) },
    {
      name: "post, many accounts, 8 clients",
      clients: 8,
      run: posting(many),
      peer: "seven statements, many accounts, 8 clients",
    },
    {
      name: "post, one hot account, 8 clients",
      clients: 8,
      run: posting(hot),
      peer: "seven statements, one hot account, 8 clients",
    },
    {
      name: `post ${batchSize} at once, many accounts, 8 clients`,
      clients: 8,
      each: batchSize,
      run: posting(many, batchSize),
      peer: "post, many accounts, 8 clients",
      goal: 2.3,
    },
    {
      name: `post ${batchSize} at once, one hot account, 8 clients`,
      clients: 8,
      each: batchSize,
      run: posting(hot, batchSize),
      peer: "post, one hot account, 8 clients",
      goal: 1.7,
    },
    {
      name: "post, many accounts, 32 clients",
      clients: 32,
      run: posting(many),
      peer: "function, many accounts, 32 clients",
    },
    {
      name: "post with a history entry, 32 clients",
      clients: 32,
      run: posting(many, 1, audit),
      peer: "post, many accounts, 32 clients",
      goal: 0.85,
    },
    {
      name: "post with an outbox row, 32 clients",
      clients: 32,
      run: posting(many, 1, outbox),
      peer: "post, many accounts, 32 clients",
      goal: 0.9,
    },
  ];
  return { subjects, end: () => Promise.all([app.end(), owner.end()]) };
}

async function aftermath(report: Report, marketplaceId: string, url: string): Promise<void> {
  const { rows } = await withOwner(url, (client) =>
    client.query<{ deadlocks: number }>(
      "SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()",
    ),
  );
  const deadlocks = rows[0]?.deadlocks ?? -1;
  report({
    bench: "ledger",
    subject: "deadlocks in all this",
    value: deadlocks,
    unit: "",
    goal: "0",
    ok: deadlocks === 0,
  });
  const began = performance.now();
  const { entries } = await checkLedger(marketplaceId);
  const rate = Math.round((entries / (performance.now() - began)) * 1_000);
  report({ bench: "ledger", subject: `check ${entries} entries`, value: rate, unit: "entries/s" });
}

export default async function ledger(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "slipway-bench-"));
  const server = await startEmbeddedPostgres({
    folder,
    settings: ["shared_buffers=512MB", "max_wal_size=4GB", "max_connections=120"],
  });
  try {
    process.env.SLIPWAY_SECRET = newId();
    process.env.SLIPWAY_DATA = folder;
    process.env.DATABASE_POOL = "32";
    const url = await ensureDatabase(server.url, "slipway");
    process.env.DATABASE_URL = url;
    const { appUrl } = await install(url, process.env.SLIPWAY_SECRET);
    process.env.DATABASE_APP_URL = appUrl;
    rereadConfig();
    const marketplaceId = newId();
    await withOwner(url, (client) =>
      client.query(
        "INSERT INTO marketplace (id, slug, name, currency, zone) VALUES ($1, 'bench', 'Bench', 'CNY', 'Asia/Shanghai')",
        [marketplaceId],
      ),
    );
    await benchTables(url);
    await openBooks(marketplaceId);
    await withOwner(url, (client) => client.query("VACUUM ANALYZE"));
    const { subjects, end } = subjectsOf(marketplaceId, url, appUrl);
    await measure(report, subjects);
    await end();
    await aftermath(report, marketplaceId, url);
  } finally {
    await closeDatabase();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
