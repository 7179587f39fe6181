/**
 * Seals what has been written since the last block: its entries' hashes, in order, chained to the block
 * before. Sealing comes after the fact, so that writing an entry costs nothing more.
 */
import { now } from "~/platform/clock.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { entryText } from "./entry";

export type Block = {
  readonly height: number;
  readonly entryCount: number;
  readonly hash: string;
  readonly sealedAt: Date;
};

/**
 * Entries of transactions from `low` on, before `high`. A transaction below `high` is surely over, so none
 * of its entries can turn up later. Where `high` is the smaller one, the database was restored and counts
 * transactions anew: then everything unsealed counts that is old or over.
 */
async function bounds(sql: Sql, marketplaceId: string) {
  const [row] = await sql<{ height: number; hash: Buffer; low: string; high: string }[]>`
    SELECT coalesce(last.height, 0) AS height, coalesce(last.hash, sha256('')) AS hash,
        coalesce(last.upto_transaction, 0)::text AS low,
        pg_snapshot_xmin(pg_current_snapshot())::text AS high
      FROM (VALUES (1)) AS one LEFT JOIN LATERAL (
        SELECT height, hash, upto_transaction FROM audit_block
         WHERE marketplace_id = ${marketplaceId} ORDER BY height DESC LIMIT 1) AS last ON true`;
  if (row === undefined) throw new Error("the database gave no bounds");
  return row;
}

/** The next block, or null where nothing new is over or another worker has just sealed it. */
export function sealHistory(marketplaceId: string): Promise<Block | null> {
  return sqlInTenant(marketplaceId, async (sql) => {
    const { height, hash, low, high } = await bounds(sql, marketplaceId);
    const inOrder =
      BigInt(high) >= BigInt(low)
        ? sql`e.transaction_id >= ${low}::int8 AND e.transaction_id < ${high}::int8`
        : sql`(e.transaction_id >= ${low}::int8 OR e.transaction_id < ${high}::int8)`;
    const sealedAt = now();
    const [block] = await sql<Block[]>`
      WITH fresh AS MATERIALIZED (
        SELECT e.id, row_number() OVER (ORDER BY e.transaction_id, e.id)::int AS position,
            sha256(convert_to(${sql.unsafe(entryText)}, 'UTF8')) AS entry_hash
          FROM audit_entry e
         WHERE e.marketplace_id = ${marketplaceId} AND ${inOrder}
           AND NOT EXISTS (SELECT FROM audit_seal s
             WHERE s.marketplace_id = e.marketplace_id AND s.entry_id = e.id)
      ), block AS (
        INSERT INTO audit_block (marketplace_id, height, entry_count, upto_transaction,
          previous_hash, hash, sealed_at)
        SELECT ${marketplaceId}, ${height + 1}, count(*)::int, ${high}::int8, ${hash},
            sha256(${hash} || convert_to(concat_ws(' ', ${height + 1}::int, count(*),
                ${high}::int8, ${sealedAt.getTime()}::int8), 'UTF8')
              || string_agg(entry_hash, ''::bytea ORDER BY position)),
            ${sealedAt}
          FROM fresh HAVING count(*) > 0
        ON CONFLICT (marketplace_id, height) DO NOTHING
        RETURNING height, entry_count, hash, sealed_at
      ), seals AS (
        INSERT INTO audit_seal (marketplace_id, entry_id, height, position, entry_hash)
        SELECT ${marketplaceId}, fresh.id, block.height, fresh.position, fresh.entry_hash
          FROM fresh CROSS JOIN block
      )
      SELECT height, entry_count AS "entryCount", encode(hash, 'hex') AS hash,
          sealed_at AS "sealedAt" FROM block`;
    return block ?? null;
  });
}
