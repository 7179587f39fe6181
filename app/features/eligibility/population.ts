/**
 * One statement over a whole population: who is eligible for what, what a draft would change, who is
 * nearly there. The caller brings the table; rows of other marketplaces are the caller's to keep out.
 */
import { isLeaf, type Leaf, type Rule } from "./rule";
import { nearMissSql } from "./sql/near-miss";
import { type SqlOptions, toSql } from "./to-sql";

/** Trusted SQL of the caller's: never text from a request. */
export type Population = SqlOptions & {
  /** What may follow FROM, joins included. */
  readonly from: string;
  readonly where?: string;
  /** Unique per row; it names the subject and settles ties. */
  readonly key: string;
};

const restricted = ({ from, where }: Population, more?: string): string => {
  const conditions = [where, more].filter((part) => part !== undefined).map((part) => `(${part})`);
  return conditions.length === 0 ? from : `${from} WHERE ${conditions.join(" AND ")}`;
};

/**
 * The answers as columns e0, e1 …, each computed once: PostgreSQL would otherwise compute an expression
 * again for every use of it. OFFSET 0 is the fence that keeps the subquery from being folded away.
 */
function answers(rules: readonly Rule[], population: Population, keep: readonly string[]): string {
  const columns = rules.map((rule, at) => `${toSql(rule, population)} AS e${at}`);
  return `(SELECT ${[...keep, ...columns].join(", ")} FROM ${restricted(population)} OFFSET 0) answered`;
}

const bit = (at: number) => String(2n ** BigInt(at));
const mask = (rules: readonly Rule[], test: string) =>
  rules.map((_, at) => `CASE WHEN e${at}${test} THEN ${bit(at)} ELSE 0 END`).join(" | ");

/** An int8 holds one answer per bit. */
export const maskedAtMost = 62;

/** Rows `key, eligible, unknown`: bit n is rule n. Those with neither are left out. */
export function masksSql(rules: readonly Rule[], population: Population): string {
  if (rules.length > maskedAtMost) throw new RangeError(`at most ${maskedAtMost} rules`);
  const found = rules.map((_, at) => `e${at} IS NOT FALSE`).join(" OR ");
  return `SELECT key, (${mask(rules, "")})::int8 AS eligible, (${mask(rules, " IS NULL")})::int8 AS unknown FROM ${answers(rules, population, [`${population.key} AS key`])} WHERE ${found}`;
}

/** One row `total, e0, u0, e1, u1 …`: how many are eligible and how many unknown, for each rule. */
export function countsSql(rules: readonly Rule[], population: Population): string {
  const counts = rules.map(
    (_, at) =>
      `count(*) FILTER (WHERE e${at}) AS e${at}, count(*) FILTER (WHERE e${at} IS NULL) AS u${at}`,
  );
  return `SELECT count(*) AS total, ${counts.join(", ")} FROM ${answers(rules, population, [])}`;
}

/** The eligible alone, `e0, e1 …`: with nothing to remember between two uses no fence is needed. */
export function eligibleCountsSql(rules: readonly Rule[], population: Population): string {
  const counts = rules.map(
    (rule, at) => `count(*) FILTER (WHERE ${toSql(rule, population)}) AS e${at}`,
  );
  return `SELECT ${counts.join(", ")} FROM ${restricted(population)}`;
}

/** The same as `countsSql`, one row per segment. */
export function segmentCountsSql(
  rules: readonly Rule[],
  population: Population,
  segment: string,
): string {
  const counts = rules.map(
    (_, at) =>
      `count(*) FILTER (WHERE e${at}) AS e${at}, count(*) FILTER (WHERE e${at} IS NULL) AS u${at}`,
  );
  const inner = answers(rules, population, [`${segment} AS segment`]);
  return `SELECT segment, count(*) AS total, ${counts.join(", ")} FROM ${inner} GROUP BY segment ORDER BY segment`;
}

/** The four cells of a what-if, seen from the live rule (e0) to the draft (e1). */
const cells = {
  stays: "e0 AND e1",
  in: "e0 IS NOT TRUE AND e1",
  out: "e0 AND e1 IS NOT TRUE",
  outside: "e0 IS NOT TRUE AND e1 IS NOT TRUE",
} as const;
export type WhatIfCell = keyof typeof cells;

const cellCounts = [
  ...Object.entries(cells).map(([cell, test]) => `count(*) FILTER (WHERE ${test}) AS "${cell}"`),
  "count(*) FILTER (WHERE e0 IS NULL) AS unknown_before",
  "count(*) FILTER (WHERE e1 IS NULL) AS unknown_after",
].join(", ");

/** One row `stays, in, out, outside, unknown_before, unknown_after`; one per segment where asked. */
export function whatIfSql(
  live: Rule,
  draft: Rule,
  population: Population,
  segment?: string,
): string {
  if (segment === undefined)
    return `SELECT ${cellCounts} FROM ${answers([live, draft], population, [])}`;
  const inner = answers([live, draft], population, [`${segment} AS segment`]);
  return `SELECT segment, ${cellCounts} FROM ${inner} GROUP BY segment ORDER BY segment`;
}

/** Rows `key`: the first subjects of one cell. */
export function whatIfSampleSql(
  live: Rule,
  draft: Rule,
  population: Population,
  cell: WhatIfCell,
  limit: number,
): string {
  const inner = answers([live, draft], population, [`${population.key} AS key`]);
  return `SELECT key FROM ${inner} WHERE ${cells[cell]} ORDER BY key LIMIT ${limited(limit)}`;
}

export const leavesIn = (rule: Rule): readonly Leaf[] => {
  if (isLeaf(rule)) return [rule];
  if ("not" in rule) return leavesIn(rule.not);
  return ("all" in rule ? rule.all : rule.any).flatMap(leavesIn);
};

/**
 * One row `in0, in1 …, out0, out1 …`: of those who come in, how many each leaf of the live rule kept
 * out; of those who drop out, how many each leaf of the draft keeps out. Leaves in the author's order.
 */
export function whatIfCausesSql(live: Rule, draft: Rule, population: Population): string {
  const blocks = (rule: Rule, cell: "in" | "out") =>
    leavesIn(rule).map((leaf, at) => ({
      column: `${toSql(leaf, population)} AS ${cell}${at}`,
      count: `count(*) FILTER (WHERE ${cells[cell]} AND ${cell}${at} IS NOT TRUE) AS ${cell}${at}`,
    }));
  const leaves = [...blocks(live, "in"), ...blocks(draft, "out")];
  const [before, after] = [toSql(live, population), toSql(draft, population)];
  const changed = restricted(population, `(${before} IS TRUE) <> (${after} IS TRUE)`);
  const columns = [`${before} AS e0`, `${after} AS e1`, ...leaves.map(({ column }) => column)];
  return `SELECT ${leaves.map(({ count }) => count).join(", ")} FROM (SELECT ${columns.join(", ")} FROM ${changed} OFFSET 0) answered`;
}

const limited = (limit: number): number => {
  if (!Number.isSafeInteger(limit) || limit < 1) throw new RangeError(`not a limit: ${limit}`);
  return limit;
};

/** Rows enough to find some who are near; their hundredth distance bounds everybody's hundredth. */
const firstLook = 20_000;

/**
 * Rows `rule, key, distance`, nearest first: for each rule the subjects that are one or two measurable
 * conditions short. A first look at some rows tells how far the last in the list can be at most; then
 * one scan for all rules works the distance out only for those who may be as near.
 */
export function nearMissesSql(
  rules: readonly Rule[],
  population: Population,
  limit: number,
  looked = firstLook,
): string {
  const distances = (bounded: boolean) =>
    rules
      .map((rule, at) => {
        const { near, distance } = nearMissSql(rule, population, bounded ? `b${at}` : undefined);
        return `CASE WHEN ${near} THEN ${distance} END AS d${at}`;
      })
      .join(", ");
  const nearest = (at: number, from: string) =>
    `FROM ${from} WHERE d${at} > 0 ORDER BY d${at}${from === "near" ? ", key" : ""}`;
  const bounds = rules.map(
    (_, at) =>
      `(SELECT d${at} ${nearest(at, "looked")} OFFSET ${limited(limit) - 1} LIMIT 1) AS b${at}`,
  );
  const any = rules.map((_, at) => `d${at} > 0`).join(" OR ");
  const tops = rules.map(
    (_, at) =>
      `(SELECT ${at} AS rule, key, d${at} AS distance ${nearest(at, "near")} LIMIT ${limited(limit)})`,
  );
  return `WITH looked AS MATERIALIZED (SELECT ${distances(false)} FROM ${restricted(population)} LIMIT ${limited(looked)}), bounds AS MATERIALIZED (SELECT ${bounds.join(", ")}), near AS MATERIALIZED (SELECT * FROM (SELECT ${population.key} AS key, ${distances(true)} FROM ${restricted(population)} OFFSET 0) measured WHERE ${any}) ${tops.join(" UNION ALL ")}`;
}

/** One row `p0, p1 …`: the share that passes each leaf, in the order given. Ask it of a sample. */
export function passSharesSql(leaves: readonly Leaf[], population: Population): string {
  const shares = leaves.map(
    (leaf, at) =>
      `coalesce(avg(CASE WHEN ${toSql(leaf, population)} THEN 1 ELSE 0 END), 0)::float8 AS p${at}`,
  );
  return `SELECT ${shares.join(", ")} FROM ${restricted(population)}`;
}
