/** The population as one typed PostgreSQL table, fixed-width columns first, and as a jsonb twin. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Sql } from "postgres";
import type { SqlColumns } from "~/features/eligibility/to-sql";
import { type MetricKey, metricOf } from "~/features/metrics/dictionary";
import { columns, rowOf } from "./population";

const nameOf = (metric: MetricKey) => metric.replace(/[^a-zA-Z0-9]+/g, "_").toLowerCase();

const widths = { money: "int8", bool: "bool", enum: 'text COLLATE "C"', date: "date" } as const;
const typeOf = (metric: MetricKey) => {
  const { type } = metricOf(metric);
  return type in widths ? widths[type as keyof typeof widths] : "int4";
};
/** 8 bytes, then 4, then 1, then texts: no padding, and cached offsets for as long as possible. */
const rank = (metric: MetricKey) =>
  ["int8", "int4", "bool", 'text COLLATE "C"'].indexOf(typeOf(metric));
const stored = columns
  .map((column, index) => ({ ...column, index }))
  .sort((left, right) => rank(left.metric) - rank(right.metric));
const sampled = stored.filter(({ sampleHigh }) => sampleHigh !== undefined);
const fixed = stored.filter(({ metric }) => rank(metric) < 2);
const rest = stored.filter(({ metric }) => rank(metric) >= 2);

export const table = "population";
export const lastColumn = nameOf(rest.at(-1)?.metric ?? "store.daysSinceOpened");

export const typedColumns: SqlColumns = (metric) => {
  const column = stored.find((candidate) => candidate.metric === metric);
  if (column === undefined) return null;
  const value = nameOf(metric);
  return column.sampleHigh === undefined ? { value } : { value, sample: `${value}_n` };
};

const jsonTypes = { int8: "int8", int4: "int4", bool: "bool" } as const;
/** The same facts read out of one jsonb document. */
export const jsonColumns: SqlColumns = (metric) => {
  const typed = typedColumns(metric);
  if (typed === null) return null;
  const type = jsonTypes[typeOf(metric) as keyof typeof jsonTypes];
  const value = type === undefined ? `(facts->>'${metric}')` : `(facts->>'${metric}')::${type}`;
  return typed.sample === undefined ? { value } : { value, sample: `(facts->>'${metric}#')::int4` };
};

const field = (value: unknown): string => {
  if (value === null) return "\\N";
  return typeof value === "boolean" ? (value ? "t" : "f") : String(value);
};

export async function fill(sql: Sql, shops: number): Promise<void> {
  const define = [
    "id int4 PRIMARY KEY",
    ...fixed.map(({ metric }) => `${nameOf(metric)} ${typeOf(metric)}`),
    ...sampled.map(({ metric }) => `${nameOf(metric)}_n int4`),
    ...rest.map(({ metric }) => `${nameOf(metric)} ${typeOf(metric)}`),
  ];
  await sql.unsafe(`DROP TABLE IF EXISTS ${table}, ${table}_json`);
  await sql.unsafe(`CREATE UNLOGGED TABLE ${table} (${define.join(", ")})`);
  function* lines() {
    for (let shop = 0; shop < shops; shop += 1) {
      const row = rowOf(shop);
      const at = ({ index }: { index: number }) => row[index];
      yield `${[
        shop,
        ...fixed.map((column) => field(at(column)?.value)),
        ...sampled.map((column) => field(at(column)?.sample)),
        ...rest.map((column) => field(at(column)?.value)),
      ].join("\t")}\n`;
    }
  }
  const sink = await sql.unsafe(`COPY ${table} FROM STDIN`).writable();
  await pipeline(Readable.from(lines(), { highWaterMark: 512 }), sink);
  await sql.unsafe(`VACUUM (ANALYZE, FREEZE) ${table}`);
}

/** Documents without their nulls, which is how such tables are kept. */
export async function fillJson(sql: Sql, shops: number): Promise<void> {
  const pairs = [
    ...stored.map(({ metric }) => `'${metric}', ${nameOf(metric)}`),
    ...sampled.map(({ metric }) => `'${metric}#', ${nameOf(metric)}_n`),
  ];
  await sql.unsafe(
    `CREATE UNLOGGED TABLE ${table}_json AS SELECT id, jsonb_strip_nulls(jsonb_build_object(${pairs.join(", ")})) AS facts
     FROM ${table} WHERE id < ${shops}`,
  );
  await sql.unsafe(`VACUUM (ANALYZE, FREEZE) ${table}_json`);
}
