/**
 * Our rule readers and four kept engines on the same eight rules and the same facts, in decisions per
 * CPU second of this process. Every engine gives the same answers, or the first line says so.
 */
import { compactOf } from "~/features/eligibility/compact";
import { compile, compileToClosures, compileToCode } from "~/features/eligibility/evaluate";
import { explain } from "~/features/eligibility/explain";
import { FactColumns } from "~/features/eligibility/fact-columns";
import { overColumns, overColumnsByClosures } from "~/features/eligibility/over-columns";
import { parseRule } from "~/features/eligibility/rule-schema";
import { toSql } from "~/features/eligibility/to-sql";
import type { Facts } from "~/features/metrics/fact";
import type { Report } from "../bin/bench";
import {
  byCel,
  byJsonLogic,
  byJsonRules,
  byZen,
  conditionsIn,
  eligibleIn,
} from "./support/engines";
import { handwritten, type Row } from "./support/handwritten";
import { type Flat, flatOf } from "./support/peers";
import { columns, factsOf } from "./support/population";
import { typedColumns } from "./support/population-table";
import { programJson, programs } from "./support/programs";
import { rates, type Subject } from "./support/rate";
import { compileOverRows } from "./support/rows";

const bench = "eligibility";
const shops = Number(process.env.BENCH_SHOPS ?? 20_000);
/** The slow engines are asked about the first of them only. */
const fewShops = Math.min(shops, 1_000);
const currency = "CNY";

/** Through JSON, as facts arrive in life: parsed objects have the stable shape that engines like. */
const fromJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
const facts: readonly Facts[] = Array.from({ length: shops }, (_, shop) => fromJson(factsOf(shop)));
const flats: readonly Flat[] = facts.map((shop) => fromJson(flatOf(shop)));
const rows = flats as unknown as readonly Row[];

const held = new FactColumns(
  columns.map(({ metric }) => metric),
  shops,
);
for (const [row, shop] of facts.entries()) held.set(row, shop);

const rules = programs.map(({ rule }) => rule);
const ours = rules.map(compile);
const closures = rules.map(compileToClosures);
const columnRules = rules.map((rule) => overColumns(rule, held));
const columnClosures = rules.map((rule) => overColumnsByClosures(rule, held));
const rowRules = rules.map(compileOverRows);

/** Wrong answers of every engine against ours, and of ours among each other. */
async function disagreements(): Promise<number> {
  let wrong = 0;
  for (const [at, shop] of facts.entries()) {
    const [flat, row] = [flats[at] ?? {}, rows[at] as Row];
    const slow = at < fewShops;
    const trees = slow ? eligibleIn(await byJsonRules(flat)) : [];
    for (const [n, rule] of ours.entries()) {
      const expected = rule.outcome(shop) === "eligible";
      const answers = [
        closures[n]?.outcome(shop) === "eligible",
        rule.find(shop).result === "pass",
        columnRules[n]?.eligible(at),
        columnClosures[n]?.eligible(at),
        rowRules[n]?.(flat),
        handwritten[n]?.(row),
        byJsonLogic[n]?.(flat),
        byCel[n]?.(flat),
        ...(slow ? [trees[n], await byZen[n]?.(flat)] : []),
      ];
      wrong += answers.filter((answer) => answer !== expected).length;
    }
  }
  return wrong;
}

let sink = 0;
/** Goes round the shops in small steps and counts eight decisions for each. */
function around(
  name: string,
  among: number,
  step: number,
  decide: (shop: number) => void,
): Subject {
  let next = 0;
  const run = () => {
    for (let done = 0; done < step; done += 1, next = (next + 1) % among) decide(next);
    return step * rules.length;
  };
  return { name, run };
}
const fast = (name: string, decide: (shop: number) => void) => around(name, shops, 5_000, decide);

function awaited(name: string, step: number, decide: (flat: Flat) => Promise<void>): Subject {
  let next = 0;
  const run = async () => {
    for (let done = 0; done < step; done += 1, next = (next + 1) % fewShops) {
      await decide(flats[next] ?? {});
    }
    return step * rules.length;
  };
  return { name, run };
}

const into = new Float64Array(64);
const subjects: readonly Subject[] = [
  awaited("json-rules-engine", 20, async (flat) => {
    sink += (await byJsonRules(flat)).results.length;
  }),
  awaited("zen-engine, awaited one by one", 50, async (flat) => {
    for (const decide of byZen) sink += (await decide(flat)) ? 1 : 0;
  }),
  awaited("zen-engine, eight at once", 50, async (flat) => {
    sink += (await Promise.all(byZen.map((decide) => decide(flat)))).length;
  }),
  fast("json-logic-engine, compiled", (shop) => {
    for (const decide of byJsonLogic) if (decide(flats[shop] as Flat)) sink += 1;
  }),
  fast("cel-js (marcbachmann)", (shop) => {
    for (const decide of byCel) if (decide(flats[shop] as Flat)) sink += 1;
  }),
  fast("hand-written JavaScript", (shop) => {
    for (const decide of handwritten) if (decide(rows[shop] as Row)) sink += 1;
  }),
  fast("us, compiled, over columns", (shop) => {
    for (const { eligible } of columnRules) if (eligible(shop)) sink += 1;
  }),
  fast("us, compiled, over the rows of the hand-written", (shop) => {
    for (const decide of rowRules) if (decide(flats[shop] as Flat)) sink += 1;
  }),
  fast("us, compiled, over facts with samples and days", (shop) => {
    for (const rule of ours) if (rule.outcome(facts[shop] as Facts) === "eligible") sink += 1;
  }),
  fast("us, closures, over columns", (shop) => {
    for (const { eligible } of columnClosures) if (eligible(shop)) sink += 1;
  }),
  fast("us, closures, over facts", (shop) => {
    for (const rule of closures) if (rule.outcome(facts[shop] as Facts) === "eligible") sink += 1;
  }),
  awaited("json-rules-engine, result trees", 20, async (flat) => {
    sink += conditionsIn(await byJsonRules(flat)).length;
  }),
  fast("us, explanation objects", (shop) => {
    for (const rule of ours) if (rule.find(facts[shop] as Facts).result === "pass") sink += 1;
  }),
  around("us, explanation with sentences in two languages", shops, 100, (shop) => {
    for (const rule of rules)
      sink += explain(rule, facts[shop] as Facts, { currency }).tree.pointer.length;
  }),
  fast("us, compact explanation, over columns", (shop) => {
    for (const { weigh } of columnRules) weigh(shop, into);
  }),
  fast("us, compact explanation, over facts", (shop) => {
    for (const rule of ours) rule.weigh(facts[shop] as Facts, into);
  }),
  awaited("json-rules-engine, result trees as JSON", 20, async (flat) => {
    const { results, failureResults } = await byJsonRules(flat);
    for (const result of results) sink += JSON.stringify(result.toJSON(false)).length;
    for (const result of failureResults) sink += JSON.stringify(result.toJSON(false)).length;
  }),
  fast("us, compact explanation as JSON", (shop) => {
    for (const rule of rules) sink += JSON.stringify(compactOf(rule, facts[shop] as Facts)).length;
  }),
  around("us, explanation objects as JSON", shops, 500, (shop) => {
    for (const rule of ours) sink += JSON.stringify(rule.find(facts[shop] as Facts)).length;
  }),
];

type Goal = readonly [peer: string, least: number];
const goals: Readonly<Record<string, Goal>> = {
  "us, compiled, over columns": ["hand-written JavaScript", 1],
  "us, closures, over columns": ["hand-written JavaScript", 0.12],
  "us, explanation objects": ["json-rules-engine, result trees", 100],
  "us, compact explanation, over columns": ["json-rules-engine, result trees", 1000],
  "us, compact explanation as JSON": ["json-rules-engine, result trees as JSON", 50],
};
const peerOf = (name: string): string => {
  if (name.includes("JSON")) return "json-rules-engine, result trees as JSON";
  return name.includes("explanation") ? "json-rules-engine, result trees" : "json-rules-engine";
};

const rounded = (value: number) => Number(value.toPrecision(3));

/** The same programs with other thresholds each time: equal text would be compiled only once. */
const publishedIn = (round: number): readonly unknown[] =>
  Object.values(programJson).map((json) =>
    JSON.parse(JSON.stringify(json), (key, value: unknown) =>
      key === "value" && typeof value === "number" && value <= 450 ? value + round : value,
    ),
  );

/** CPU milliseconds to parse, check and compile the eight programs, as publishing them would. */
function publishing(): number {
  const times: number[] = [];
  for (let round = 1; round <= 40; round += 1) {
    const published = publishedIn(round);
    const start = process.cpuUsage();
    for (const json of published) {
      const parsed = parseRule(json);
      if (!parsed.ok) throw new Error("a program is malformed");
      const { outcome, find, compact } = compileToCode(parsed.rule);
      sink += [outcome, find, compact].length;
      sink += toSql(parsed.rule, { columns: typedColumns }).length;
    }
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  return times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

export default async function run(report: Report): Promise<void> {
  const wrong = await disagreements();
  const compared = `${rules.length} programs × ${shops} shops, 8.7 % of the facts missing`;
  report({
    bench,
    subject: `disagreements (${compared})`,
    value: wrong,
    unit: "decisions",
    goal: "0",
    ok: wrong === 0,
  });
  if (wrong > 0) throw new Error(`${wrong} decisions differ`);
  const found = await rates(subjects);
  for (const { name } of subjects) {
    const rate = found.get(name) ?? 0;
    const [peer, least] = goals[name] ?? [name === peerOf(name) ? null : peerOf(name), null];
    const ratio = peer === null ? null : rate / (found.get(peer) ?? Number.NaN);
    report({
      bench,
      subject: name,
      value: Math.round(rate),
      unit: "decisions/CPU-s",
      ...(peer === null || ratio === null ? {} : { ratio: rounded(ratio), ratio_to: peer }),
      ...(least === null || ratio === null ? {} : { goal: `≥ ${least} ×`, ok: ratio >= least }),
    });
  }
  const ms = publishing();
  report({
    bench,
    subject: "publish eight programs: parse, check, compile four readers",
    value: rounded(ms),
    unit: "CPU-ms",
    goal: "≤ 3 ms",
    ok: ms <= 3,
  });
  if (sink < 0) throw new Error("unreachable");
}
