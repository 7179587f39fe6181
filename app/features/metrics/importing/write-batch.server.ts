/** One batch in one transaction: its rows, the rollup, the refused lines and the import's progress. */
import type { Sql } from "~/platform/database.server";
import { newId } from "~/values/public-id";
import type { DatasetName } from "../datasets";
import type { ImportCounts } from "../import";
import { conflict, type LineTrouble } from "../reading/batches";
import { writeOrders } from "../writing/write-orders.server";
import { writeReturns } from "../writing/write-returns.server";
import { writeRows } from "../writing/write-rows.server";
import type { Given, Written } from "../writing/written";
import { type ImportIdentity, keepTroubles, takeStep } from "./progress.server";
import type { ReadyBatch } from "./ready-batches.server";

export type BatchDone = {
  readonly counts: ImportCounts;
  readonly troubles: readonly LineTrouble[];
};

const nothing: Written = { accepted: 0, conflicts: [], stores: [] };

async function write(
  sql: Sql,
  name: DatasetName,
  batch: ReadyBatch,
  given: Given,
): Promise<Written> {
  if (batch.rows.count === 0) return nothing;
  if (name === "orders") return writeOrders(sql, batch.rows, given);
  if (name === "returns") return writeReturns(sql, batch.rows, given);
  return writeRows(sql, name, batch.rows, given);
}

/** Creators have facts of their own, which are made anew with every refresh. */
const ofCreators = (name: DatasetName) => name === "creators" || name === "sessions";

async function markStale(sql: Sql, marketplaceId: string, stores: readonly string[]) {
  await sql`INSERT INTO stale_facts (marketplace_id, id, store_uids)
    VALUES (${marketplaceId}, ${newId()}, ${stores as string[]})`;
}

export async function writeBatch(
  sql: Sql,
  identity: ImportIdentity,
  batch: ReadyBatch,
  { from, given }: { readonly from: number; readonly given: Given },
): Promise<BatchDone> {
  const name = identity.dataset as DatasetName;
  const written = await write(sql, name, batch, given);
  const contradicting = written.conflicts.map((line) => ({ ...conflict, line }));
  const troubles = [...batch.troubles, ...contradicting].sort((a, b) => a.line - b.line);
  const rejected = batch.rejected + contradicting.length;
  const step = {
    from,
    upTo: batch.upTo,
    state: batch.last ? "DONE" : "RUNNING",
    accepted: written.accepted,
    rejected,
    duplicates: batch.duplicates + batch.rows.count - written.accepted - contradicting.length,
  } as const;
  const isStale = written.stores.length > 0 || (written.accepted > 0 && ofCreators(name));
  const [counts] = await Promise.all([
    takeStep(sql, identity, step, given.now),
    keepTroubles(sql, identity, troubles),
    isStale ? markStale(sql, identity.marketplaceId, written.stores) : null,
  ]);
  return { counts, troubles };
}
