/** Rows of any dataset that the rollup does not count: the newest of each key is kept. */
import { keepRelations } from "~/features/merchants/keep-relations.server";
import { notePrices } from "~/features/merchants/note-prices.server";
import type { Sql } from "~/platform/database.server";
import { type DatasetName, datasets } from "../datasets";
import { rollupTurn } from "../rollup/add-delta";
import { comparison, given, insertRows, orReplaceOlder } from "./row-statements";
import { bulk, fillStage, type Staged, stageOf } from "./stage.server";
import { touchedStores } from "./touched-stores";
import type { Given, Written } from "./written";

export async function writeRows(
  sql: Sql,
  name: DatasetName,
  rows: Staged,
  { marketplaceId, zone, now, again }: Given,
): Promise<Written> {
  const dataset = datasets[name];
  const stage = stageOf(dataset);
  const run = <Row extends object>(text: string, values: readonly unknown[]) =>
    sql.unsafe<Row[]>(text, values as never[], { prepare: rows.count < bulk });
  const touched = async (): Promise<string[]> => {
    const question = touchedStores[name];
    if (question === undefined) return [];
    const found = await run<{ stores: string[] }>(
      `SELECT coalesce(array_agg(DISTINCT store_uid), '{}') AS stores
       FROM (${question}) touched (store_uid)`,
      question.includes("$1") ? [marketplaceId] : [],
    );
    return found[0]?.stores ?? [];
  };

  await fillStage(sql, dataset, rows, again);
  // Relations have two ends, and two imports may hold one each: one after the other.
  if (name === "entities") await run(rollupTurn, [marketplaceId]);
  const [met] = await run<{ conflicts: number[] }>(comparison(dataset, stage), [marketplaceId]);
  const conflicts = met?.conflicts ?? [];
  if (conflicts.length > 0) await run(`DELETE FROM ${stage} WHERE line = ANY ($1)`, [conflicts]);
  const before = await touched();
  const written = await run(
    `WITH ${given} ${insertRows(dataset, stage)} ${orReplaceOlder(dataset)}`,
    [marketplaceId, zone, now],
  );
  if (name === "entities") await keepRelations(sql, stage, marketplaceId);
  if (name === "products") await notePrices(sql, stage, marketplaceId, now);
  const accepted = written.count;
  const stores = accepted === 0 ? [] : [...new Set([...before, ...(await touched())])];
  return { accepted, conflicts, stores };
}
