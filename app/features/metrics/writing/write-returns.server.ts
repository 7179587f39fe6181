/** Returns and what they do to the rollup, in one transaction and in the rollup's turn. */
import type { Sql } from "~/platform/database.server";
import { returns } from "../records";
import { addDelta, dropEmptied, rollupTurn } from "../rollup/add-delta";
import { returnEffects, summed } from "../rollup/effects";
import { comparison, given, insertRows, orReplaceOlder } from "./row-statements";
import { bulk, emptyTables, fillStage, type Staged, stageOf } from "./stage.server";
import type { Given, Written } from "./written";

const stage = stageOf(returns);
const stagedReturns = `ANY (ARRAY(SELECT return_uid FROM ${stage}))`;
const returnsNow = `SELECT 1 AS sign, t.* FROM order_return t
  WHERE t.marketplace_id = (SELECT $1::uuid) AND t.return_uid = ${stagedReturns}`;
const returnsBefore = "SELECT -1 AS sign, o.* FROM old_return o";

const keepOld = `INSERT INTO old_return SELECT t.* FROM order_return t
  WHERE t.marketplace_id = (SELECT $1::uuid) AND t.return_uid = ${stagedReturns}`;
const write = `WITH ${given} ${insertRows(returns, stage)} ${orReplaceOlder(returns)}`;

/** The lines the returns name, now or before; they are the same lines for both. */
const linesOf = (sign: number) => `SELECT ${sign} AS sign, t.order_uid, t.line_no, t.paid_day,
    t.related_party
  FROM order_line t WHERE t.marketplace_id = (SELECT $1::uuid) AND t.order_uid = ANY (ARRAY(
    SELECT order_uid FROM ${stage} UNION SELECT order_uid FROM old_return))`;

const addDifference = `WITH ${given}, delta AS (${summed([
  returnEffects(
    `${returnsNow} UNION ALL ${returnsBefore}`,
    `${linesOf(1)} UNION ALL ${linesOf(-1)}`,
  ),
])}) ${addDelta}`;

const touchedStores = `SELECT coalesce(array_agg(DISTINCT store_uid), '{}') AS stores
  FROM (SELECT store_uid FROM ${stage} UNION ALL SELECT store_uid FROM old_return) touched`;

export async function writeReturns(
  sql: Sql,
  rows: Staged,
  { marketplaceId, zone, now, again }: Given,
): Promise<Written> {
  const run = <Row extends object>(text: string, values: readonly unknown[]) =>
    sql.unsafe<Row[]>(text, values as never[], { prepare: rows.count < bulk });
  await emptyTables(sql, { old_return: "LIKE order_return" }, again);
  await fillStage(sql, returns, rows, again);
  await run(rollupTurn, [marketplaceId]);
  await run(keepOld, [marketplaceId]);
  const [met] = await run<{ conflicts: number[] }>(comparison(returns, stage), [marketplaceId]);
  const conflicts = met?.conflicts ?? [];
  const accepted = (await run(write, [marketplaceId, zone, now])).count;
  if (accepted === 0) return { accepted, conflicts, stores: [] };
  const [added] = await run<{ emptied: boolean; stores: string[] }>(addDifference, [
    marketplaceId,
    zone,
    now,
  ]);
  if (added?.emptied === true) await run(dropEmptied, [marketplaceId, added.stores]);
  const [touched] = await run<{ stores: string[] }>(touchedStores, []);
  return { accepted, conflicts, stores: touched?.stores ?? [] };
}
