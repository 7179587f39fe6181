/**
 * Order lines and what they do to the rollup, in one transaction. Rows are inserted side by side with
 * other imports; from the rollup's turn on, one import of a marketplace follows another, so that "what
 * was there before" is the same for the events and for the rollup.
 */
import type { Sql } from "~/platform/database.server";
import { orders } from "../records";
import { addDelta, dropEmptied, rollupTurn } from "../rollup/add-delta";
import { deltaClauses, effectLineColumns, returnEffects } from "../rollup/effects";
import { comparison, given as givenClause, insertRows, replaceOlder } from "./row-statements";
import { bulk, emptyTables, fillStage, type Staged, stageOf } from "./stage.server";
import type { Given, Written } from "./written";

const stage = stageOf(orders);
const tables = {
  known_line: "order_uid text, line_no int4",
  old_order: "order_uid text",
  old_line: "LIKE order_line",
};

const ofMarketplace = "t.marketplace_id = (SELECT $1::uuid)";
const stagedOrders = `ANY (ARRAY(SELECT DISTINCT order_uid FROM ${stage}))`;
const oldOrders = "ANY (ARRAY(SELECT order_uid FROM old_order))";
const isStaged = (alias: string) => `EXISTS (SELECT FROM ${stage} s
  WHERE s.order_uid = ${alias}.order_uid AND s.line_no = ${alias}.line_no)`;
const isKnown = (alias: string) => `EXISTS (SELECT FROM known_line k
  WHERE k.order_uid = ${alias}.order_uid AND k.line_no = ${alias}.line_no)`;

const countKnown = `SELECT count(*) AS lines FROM order_line t
  WHERE ${ofMarketplace} AND t.order_uid = ${stagedOrders}`;
/** Lines of the staged orders that are there already. */
const findKnown = `INSERT INTO known_line SELECT t.order_uid, t.line_no FROM order_line t
  WHERE ${ofMarketplace} AND t.order_uid = ${stagedOrders}`;
const insertNew = (where: string) => `WITH ${givenClause} ${insertRows(orders, stage, where)}`;
const replace = `WITH ${givenClause} ${replaceOlder(orders, stage)}`;

/** All lines of the staged orders, whoever brought them, and returns that waited for them. */
const countAll = `SELECT
  (SELECT count(*) FROM order_line t WHERE ${ofMarketplace} AND t.order_uid = ${stagedOrders}) AS lines,
  (SELECT count(*) FROM order_return t WHERE ${ofMarketplace} AND t.order_uid = ${stagedOrders}) AS returns`;

/** Orders of which something was there before this transaction: lines, or returns that name them. */
const findOld = `INSERT INTO old_order
  SELECT t.order_uid FROM order_line t WHERE ${ofMarketplace} AND t.order_uid = ${stagedOrders}
    AND (NOT ${isStaged("t")} OR ${isKnown("t")})
  UNION SELECT t.order_uid FROM order_return t
    WHERE ${ofMarketplace} AND t.order_uid = ${stagedOrders}`;
/** Their lines as they were: all but those that this transaction has just added. */
const keepOld = `INSERT INTO old_line SELECT t.* FROM order_line t
  WHERE ${ofMarketplace} AND t.order_uid = ${oldOrders}
    AND (NOT ${isStaged("t")} OR ${isKnown("t")})`;

const lines = (sign: number, relation: string) =>
  `SELECT ${sign} AS sign, ${effectLineColumns} FROM ${relation}`;
const linesNow = `${lines(1, "order_line t")} WHERE ${ofMarketplace} AND t.order_uid = ${oldOrders}`;
const linesBefore = lines(-1, "old_line");
/** Of orders that are new as a whole, the staged rows are all there is. */
const newLines = (where: string) =>
  lines(
    1,
    `(SELECT s.*, ${orders.derived.paid_day} AS paid_day, ${orders.derived.cancel_day} AS cancel_day
      FROM ${stage} s, g WHERE ${where}) new`,
  );
const isNotOld = "NOT EXISTS (SELECT FROM old_order o WHERE o.order_uid = s.order_uid)";
const returnsOf = (sign: number) => `SELECT ${sign} AS sign, t.* FROM order_return t
  WHERE ${ofMarketplace} AND t.order_uid = ${oldOrders}`;

/** Effects of new orders are added; those of old ones become what they are now, from what they were. */
const addNew = `WITH ${givenClause}, ${deltaClauses(newLines("true"), "$2")} ${addDelta}`;
const addDifference = `WITH ${givenClause}, ${deltaClauses(
  `${newLines(isNotOld)} UNION ALL ${linesNow} UNION ALL ${linesBefore}`,
  "$2",
  [
    returnEffects(
      `${returnsOf(1)} UNION ALL ${returnsOf(-1)}`,
      `${linesNow} UNION ALL ${linesBefore}`,
    ),
  ],
)} ${addDelta}`;

const touchedStores = `SELECT coalesce(array_agg(DISTINCT store_uid), '{}') AS stores
  FROM (SELECT store_uid FROM ${stage} UNION ALL SELECT store_uid FROM old_line) touched`;

type Comparison = { met: number; newer: number; conflicts: number[] };
type Added = { emptied: boolean; stores: string[] };

const runner =
  (sql: Sql, { count }: Staged) =>
  <Row extends object>(text: string, values: readonly unknown[]) =>
    sql.unsafe<Row[]>(text, values as never[], { prepare: count < bulk });

/** Adds the lines that are not there yet; how many of the staged orders' lines were, and how many it added. */
export async function insertLines(
  sql: Sql,
  rows: Staged,
  { marketplaceId, zone, now, again }: Given,
): Promise<{ readonly known: number; readonly inserted: number }> {
  const run = runner(sql, rows);
  await fillStage(sql, orders, rows, again);
  const [found] = await run<{ lines: number }>(countKnown, [marketplaceId]);
  const known = found?.lines ?? 0;
  if (known > 0) {
    await emptyTables(sql, tables, again);
    await run(findKnown, [marketplaceId]);
  }
  const where = known === 0 ? "true" : `NOT ${isKnown("s")}`;
  const inserted = (await run(insertNew(where), [marketplaceId, zone, now])).count;
  return { known, inserted };
}

export async function writeOrders(sql: Sql, rows: Staged, given: Given): Promise<Written> {
  const { marketplaceId, zone, now } = given;
  const everything = [marketplaceId, zone, now];
  const run = runner(sql, rows);
  const { known, inserted } = await insertLines(sql, rows, given);
  const [met] =
    known === 0 ? [] : await run<Comparison>(comparison(orders, stage), [marketplaceId]);
  const conflicts = met?.conflicts ?? [];
  if (inserted === 0 && (met?.newer ?? 0) === 0) return { accepted: 0, conflicts, stores: [] };

  // Sent together, done in this order: what is counted is what there is once the turn has come.
  const [, [all]] = await Promise.all([
    run(rollupTurn, [marketplaceId]),
    run<{ lines: number; returns: number }>(countAll, [marketplaceId]),
  ]);
  const isNew = known === 0 && all?.lines === inserted && all.returns === 0;
  if (!isNew) {
    if (known === 0) await emptyTables(sql, tables, given.again);
    for (const each of [findOld, keepOld]) await run(each, [marketplaceId]);
  }
  const replaced = (met?.newer ?? 0) === 0 ? 0 : (await run(replace, everything)).count;
  const [added] = await run<Added>(isNew ? addNew : addDifference, everything);
  if (added?.emptied === true) await run(dropEmptied, [marketplaceId, added.stores]);
  const [touched] = isNew ? [added] : await run<{ stores: string[] }>(touchedStores, []);
  return { accepted: inserted + replaced, conflicts, stores: touched?.stores ?? [] };
}
