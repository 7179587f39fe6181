/**
 * Order lines and what they do to the rollup, in one transaction. Rows are inserted side by side with
 * other imports; from the rollup's turn on, one import of a marketplace follows another, so that "what
 * was there before" is the same for the events and for the rollup.
 */
import type { Sql } from "~/platform/database.server";
import { orders } from "../records";
import { addDelta, dropEmptied, rollupTurn } from "../rollup/add-delta";
import { deltaClauses, returnEffects } from "../rollup/effects";
import { comparison, given, insertRows, replaceOlder } from "./row-statements";
import { bulk, emptyTables, fillStage, type Staged, stageOf } from "./stage.server";
import type { Given, Written } from "./written";

const stage = stageOf(orders);
const tables = {
  known_line: "order_uid text, line_no int4",
  old_line: "LIKE order_line",
};

const stagedOrders = `ANY (ARRAY(SELECT DISTINCT order_uid FROM ${stage}))`;
const linesNow = `SELECT 1 AS sign, t.* FROM order_line t
  WHERE t.marketplace_id = (SELECT $1::uuid) AND t.order_uid = ${stagedOrders}`;
const linesBefore = "SELECT -1 AS sign, o.* FROM old_line o";
const returnsOf = (sign: number) => `SELECT ${sign} AS sign, t.* FROM order_return t
  WHERE t.marketplace_id = (SELECT $1::uuid) AND t.order_uid = ${stagedOrders}`;

/** Lines of the staged orders that are there already. */
const findKnown = `INSERT INTO known_line SELECT t.order_uid, t.line_no FROM order_line t
  WHERE t.marketplace_id = (SELECT $1::uuid) AND t.order_uid = ${stagedOrders}`;
const isKnown = (alias: string) => `EXISTS (SELECT FROM known_line k
  WHERE k.order_uid = ${alias}.order_uid AND k.line_no = ${alias}.line_no)`;
const insertNew = (where: string) => `WITH ${given} ${insertRows(orders, stage, where)}`;

/** All lines of the staged orders, whoever brought them, and returns that waited for them. */
const countOthers = `SELECT
  (SELECT count(*) FROM order_line t WHERE t.marketplace_id = (SELECT $1::uuid) AND t.order_uid = ${stagedOrders}) AS lines,
  (SELECT count(*) FROM order_return t WHERE t.marketplace_id = (SELECT $1::uuid) AND t.order_uid = ${stagedOrders}) AS returns`;

const keepOld = `INSERT INTO old_line SELECT t.* FROM order_line t
  WHERE t.marketplace_id = (SELECT $1::uuid) AND t.order_uid = ${stagedOrders}
    AND NOT (EXISTS (SELECT FROM ${stage} s WHERE s.order_uid = t.order_uid AND s.line_no = t.line_no)
      AND NOT ${isKnown("t")})`;
const replace = `WITH ${given} ${replaceOlder(orders, stage)}`;

/** Nothing of these orders was there: their effects are those of the staged rows. */
const addNew = `WITH ${given}, ${deltaClauses(
  `SELECT 1 AS sign, s.*, ${orders.derived.paid_day} AS paid_day,
     ${orders.derived.cancel_day} AS cancel_day FROM ${stage} s, g`,
  "$2",
)} ${addDelta}`;

/** The effects of the orders as they are now, less those they had. */
const addDifference = `WITH ${given}, ${deltaClauses(`${linesNow} UNION ALL ${linesBefore}`, "$2", [
  returnEffects(
    `${returnsOf(1)} UNION ALL ${returnsOf(-1)}`,
    `${linesNow} UNION ALL ${linesBefore}`,
  ),
])} ${addDelta}`;

const touchedStores = `SELECT coalesce(array_agg(DISTINCT store_uid), '{}') AS stores
  FROM (SELECT store_uid FROM ${stage} UNION ALL SELECT store_uid FROM old_line) touched`;

type Comparison = { met: number; newer: number; conflicts: number[] };
type Added = { emptied: boolean; stores: string[] };

export async function writeOrders(
  sql: Sql,
  rows: Staged,
  { marketplaceId, zone, now, again }: Given,
): Promise<Written> {
  const everything = [marketplaceId, zone, now];
  const run = <Row extends object>(text: string, values: readonly unknown[] = everything) =>
    sql.unsafe<Row[]>(text, values as never[], { prepare: rows.count < bulk });
  await emptyTables(sql, tables, again);
  await fillStage(sql, orders, rows, again);
  const known = (await run(findKnown, [marketplaceId])).count;
  const inserted = (await run(insertNew(known === 0 ? "true" : `NOT ${isKnown("s")}`))).count;
  const [met] =
    known === 0 ? [] : await run<Comparison>(comparison(orders, stage), [marketplaceId]);
  const conflicts = met?.conflicts ?? [];
  if (inserted === 0 && (met?.newer ?? 0) === 0) return { accepted: 0, conflicts, stores: [] };

  await run(rollupTurn, [marketplaceId]);
  const [all] = await run<{ lines: number; returns: number }>(countOthers, [marketplaceId]);
  const isNew = known === 0 && all?.lines === inserted && all.returns === 0;
  if (!isNew) await run(keepOld, [marketplaceId]);
  const replaced = (met?.newer ?? 0) === 0 ? 0 : (await run(replace)).count;
  const [added] = await run<Added>(isNew ? addNew : addDifference);
  if (added?.emptied === true) await run(dropEmptied, [marketplaceId, added.stores]);
  const [touched] = isNew ? [added] : await run<{ stores: string[] }>(touchedStores, []);
  return { accepted: inserted + replaced, conflicts, stores: touched?.stores ?? [] };
}
