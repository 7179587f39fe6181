/**
 * Questions about a whole population in one statement each, beside a bare scan of the same table, the
 * same facts as jsonb, and the rows pulled into this process. Every answer is counted against ours first.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { compile } from "~/features/eligibility/evaluate";
import { FactColumns } from "~/features/eligibility/fact-columns";
import { overColumns } from "~/features/eligibility/over-columns";
import {
  eligibleCountsSql,
  leavesIn,
  masksSql,
  nearMissesSql,
  type Population,
  passSharesSql,
  whatIfSql,
} from "~/features/eligibility/population";
import { parseRule } from "~/features/eligibility/rule-schema";
import type { MetricKey } from "~/features/metrics/dictionary";
import type { Fact, Facts, FactValue } from "~/features/metrics/fact";
import { startEmbeddedPostgres } from "~/platform/embedded-postgres.server";
import type { Report } from "../bin/bench";
import { asOf, columns, factsOf } from "./support/population";
import {
  fill,
  fillJson,
  jsonColumns,
  lastColumn,
  table,
  typedColumns,
} from "./support/population-table";
import { programJson, programs } from "./support/programs";

const bench = "population";
const shops = Number(process.env.BENCH_SHOPS ?? 1_000_000);
const jsonShops = Math.min(shops, 200_000);
const rounds = 5;
const rules = programs.map(({ rule }) => rule);

const rounded = (value: number) => Number(value.toPrecision(3));

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return Math.min(...times.slice(1));
}

/** A draft of the first program with other thresholds, as an editor's slider would make it. */
function draft() {
  const [json] = Object.values(programJson);
  const moved = JSON.parse(JSON.stringify(json), (key, value: unknown) =>
    key === "value" && typeof value === "number" && value > 1 ? Math.ceil(value * 1.2) : value,
  );
  const parsed = parseRule(moved);
  if (!parsed.ok) throw new Error("the draft is malformed");
  return parsed.rule;
}

async function disagreements(sql: Sql, population: Population): Promise<number> {
  const ours = rules.map(compile);
  const rows = await sql.unsafe<{ key: number; eligible: number; unknown: number }[]>(
    masksSql(rules, { ...population, where: "id < 20000" }),
  );
  const found = new Map(rows.map((row) => [row.key, row]));
  let wrong = 0;
  for (let shop = 0; shop < Math.min(shops, 20_000); shop += 1) {
    const [facts, row] = [factsOf(shop), found.get(shop)];
    for (const [at, rule] of ours.entries()) {
      const outcome = rule.outcome(facts);
      const bit = 2 ** at;
      if ((outcome === "eligible") !== Boolean(Number(row?.eligible ?? 0) & bit)) wrong += 1;
      if ((outcome === "review") !== Boolean(Number(row?.unknown ?? 0) & bit)) wrong += 1;
    }
  }
  return wrong;
}

function factsIn(row: Record<string, FactValue>): Facts {
  const facts: Partial<Record<MetricKey, Fact>> = {};
  for (const { metric } of columns) {
    const column = typedColumns(metric);
    if (column === null) continue;
    const sample = column.sample === undefined ? null : (row[column.sample] as number);
    facts[metric] = { value: row[column.value] ?? null, sample, asOf, source: "computed" };
  }
  return facts as Facts;
}

/** Every row and column into this process, and the compiled rules over it. */
async function pulled(sql: Sql): Promise<number> {
  let eligible = 0;
  const ours = rules.map(compile);
  for await (const batch of sql.unsafe(`SELECT * FROM ${table}`).cursor(5_000)) {
    for (const row of batch) {
      const facts = factsIn(row);
      for (const rule of ours) if (rule.outcome(facts) === "eligible") eligible += 1;
    }
  }
  return eligible;
}

function slider(): () => Promise<number> {
  const held = new FactColumns(
    columns.map(({ metric }) => metric),
    shops,
  );
  for (let shop = 0; shop < shops; shop += 1) held.set(shop, factsOf(shop));
  const [live, next] = [overColumns(rules[0] ?? draft(), held), overColumns(draft(), held)];
  return async () => {
    let changed = 0;
    for (let shop = 0; shop < shops; shop += 1)
      if (live.eligible(shop) !== next.eligible(shop)) changed += 1;
    return changed;
  };
}

async function measure(report: Report, sql: Sql): Promise<void> {
  await fill(sql, shops);
  await fillJson(sql, jsonShops);
  await sql.unsafe("SET jit = off; SET max_parallel_workers_per_gather = 0; SET work_mem = '64MB'");
  const plain: Population = { from: table, key: "id", columns: typedColumns };
  const leaves = rules.flatMap(leavesIn);
  const [shares = {}] = await sql.unsafe<Record<string, number>[]>(
    passSharesSql(leaves, { ...plain, where: "id % 50 = 0" }),
  );
  const texts = new Map(leaves.map((leaf, at) => [JSON.stringify(leaf), shares[`p${at}`] ?? null]));
  const population: Population = {
    ...plain,
    passShare: (leaf) => texts.get(JSON.stringify(leaf)) ?? null,
  };
  const wrong = await disagreements(sql, population);
  report({
    bench,
    subject: "disagreements, 20,000 shops × 8 programs, eligible and unknown",
    value: wrong,
    unit: "decisions",
    goal: "0",
    ok: wrong === 0,
  });
  const scanName = `scan of the last column, ${shops} rows`;
  const scan = await milliseconds(() => sql.unsafe(`SELECT count(${lastColumn}) FROM ${table}`));
  report({ bench, subject: scanName, value: rounded(scan), unit: "ms" });
  const against = (subject: string, ms: number, most: number, base = scan, name = scanName) =>
    report({
      bench,
      subject,
      value: rounded(ms),
      unit: "ms",
      ratio: rounded(ms / base),
      ratio_to: name,
      goal: `≤ ${most} ×`,
      ok: ms / base <= most,
    });
  const counts = eligibleCountsSql(rules, population);
  const counting = await milliseconds(() => sql.unsafe(counts));
  against("who is eligible for each of eight programs, counted", counting, 2.3);
  await sql.unsafe("SET max_parallel_workers_per_gather = 1");
  against("the same with one worker more", await milliseconds(() => sql.unsafe(counts)), 1.7);
  await sql.unsafe("SET max_parallel_workers_per_gather = 0");
  const [live = draft()] = rules;
  const whatIf = await milliseconds(() => sql.unsafe(whatIfSql(live, draft(), population)));
  against("what a draft of one program changes", whatIf, 1.5);
  against(
    "nearest 100 of one program",
    await milliseconds(() => sql.unsafe(nearMissesSql([live], population, 100))),
    3,
  );
  against(
    "nearest 100 of each of eight programs",
    await milliseconds(() => sql.unsafe(nearMissesSql(rules, population, 100))),
    6,
  );
  const move = slider();
  const slid = await milliseconds(move);
  against("the same what-if over held columns", slid, 0.2, whatIf, "the statement");
  const few = { ...population, where: `id < ${jsonShops}` };
  const typed = await milliseconds(() => sql.unsafe(eligibleCountsSql(rules, few)));
  const json = await milliseconds(() =>
    sql.unsafe(
      eligibleCountsSql(rules, { ...population, from: `${table}_json`, columns: jsonColumns }),
    ),
  );
  const atLeast = (subject: string, ms: number, least: number, base: number, name: string) =>
    report({
      bench,
      subject,
      value: rounded(ms),
      unit: "ms",
      ratio: rounded(ms / base),
      ratio_to: name,
      goal: `≥ ${least} ×`,
      ok: ms / base >= least,
    });
  atLeast(`${jsonShops} rows as jsonb`, json, 5, typed, "typed columns");
  const began = performance.now();
  await pulled(sql);
  const pulling = performance.now() - began;
  atLeast("rows pulled into this process", pulling, 10, counting, "one statement");
  const kilobytes = Buffer.byteLength(counts) / 1000;
  report({
    bench,
    subject: "the statement of eight programs",
    value: rounded(kilobytes),
    unit: "kB",
    goal: "≤ 4 kB",
    ok: kilobytes <= 4,
  });
}

export default async function run(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "slipway-bench-"));
  const server = await startEmbeddedPostgres({
    folder,
    settings: ["shared_buffers=1GB", "max_wal_size=4GB"],
  });
  const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
  try {
    await measure(report, sql);
  } finally {
    await sql.end();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
