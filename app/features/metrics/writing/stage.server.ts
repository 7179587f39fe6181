/**
 * Records on their way into a table: copied in binary into a temporary table of the connection, so that
 * a few statements do the rest. (COPY itself cannot write behind row-level security.)
 */
import type { Writable } from "node:stream";
import type { Dataset, RecordSetting } from "~/features/merchants/dataset";
import type { Sql } from "~/platform/database.server";
import { isAway } from "~/platform/database-away";
import type { CheckedRecord } from "../reading/batches";
import { type CopyColumn, copyOf } from "./copy-buffer";

export const stageOf = (dataset: Dataset): string => `stage_${dataset.name}`;

/**
 * From here on statements are planned anew for each batch: a bulk load makes tables grow by orders of
 * magnitude before anybody counts their rows, and a plan made for an empty table is a bad one to keep.
 */
export const bulk = 1_000;

export type Staged = { readonly bytes: Buffer; readonly count: number };

/** Between so many rows, whatever waits for the process gets its turn. */
const stretch = 250;
const breathe = () => new Promise((next) => setImmediate(next));

/**
 * Done before a connection is needed, while the batch before is still being written: in short stretches,
 * so that the database is never kept waiting for its next statement.
 */
export async function staged(
  dataset: Dataset,
  records: readonly CheckedRecord[],
  setting: RecordSetting,
): Promise<Staged> {
  const columns: CopyColumn<CheckedRecord>[] = [
    { type: "int4", of: ({ line }) => line },
    ...dataset.columns.map(({ type, of }) => ({
      type,
      of: ({ record }: CheckedRecord) => of(record, setting),
    })),
  ];
  const copy = copyOf(columns);
  for (const [at, record] of records.entries()) {
    if (at % stretch === stretch - 1) await breathe();
    copy.add(record);
  }
  return { bytes: copy.bytes(), count: records.length };
}

type Tables = Readonly<Record<string, string>>;

/**
 * Temporary tables of the connection, empty. A commit empties them by itself; within one transaction
 * (`again`) they are truncated, which costs every prepared statement its plan.
 */
export async function emptyTables(sql: Sql, tables: Tables, again: boolean): Promise<void> {
  const create = Object.entries(tables).map(
    ([name, columns]) =>
      `CREATE TEMP TABLE IF NOT EXISTS ${name} (${columns}) ON COMMIT DELETE ROWS`,
  );
  // A big table is only ever looked into by its keys here, however small it was when last counted.
  const byKey = "SET LOCAL enable_seqscan = off";
  const truncate = again ? [`TRUNCATE ${Object.keys(tables).join(", ")}`] : [];
  await sql.unsafe([byKey, ...create, ...truncate].join("; "));
}

/**
 * Resolves when all bytes and the word of their end are on the way, or the server will not have them. The
 * driver's stream itself only finishes when the server accepts the rows; where it does not, the statement
 * that follows in the transaction tells. When the connection is lost, the transaction itself ends.
 */
function sent(copy: Writable, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const final = copy._final.bind(copy);
    copy._final = (callback) => {
      final(callback);
      resolve();
    };
    copy.once("error", (error) => isAway(error) || resolve());
    copy.end(bytes);
  });
}

export async function fillStage(
  sql: Sql,
  dataset: Dataset,
  { bytes }: Staged,
  again: boolean,
): Promise<void> {
  const stage = stageOf(dataset);
  const columns = dataset.columns.map(({ name, type }) => `${name} ${type}`).join(", ");
  await emptyTables(sql, { [stage]: `line int4, ${columns}` }, again);
  await sent(await sql.unsafe(`COPY ${stage} FROM STDIN (FORMAT binary)`).writable(), bytes);
}
