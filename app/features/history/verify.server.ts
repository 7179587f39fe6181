/** Recomputes the whole chain of a marketplace from its entries and holds it against the checkpoint file. */
import { type Sql, sqlInTenant } from "~/platform/database.server";
import type { Break, Verification } from "./chain-answer";
import { type Block, ChainWalk, type SealedEntry } from "./chain-walk.server";
import { readCheckpoints } from "./checkpoint.server";
import { entryText } from "./entry";

const batch = 2_000;

const blocksOf = (sql: Sql, marketplaceId: string) => sql<Block[]>`
  SELECT height, entry_count AS "entryCount", upto_transaction::text AS "uptoTransaction",
      (extract(epoch FROM sealed_at) * 1000)::int8::text AS "sealedAt",
      previous_hash AS "previousHash", hash
    FROM audit_block WHERE marketplace_id = ${marketplaceId} ORDER BY height`;

const sealedEntries = (sql: Sql, marketplaceId: string) => sql<SealedEntry[]>`
  SELECT s.height, s.position, s.entry_id AS "entryId", s.entry_hash AS "entryHash",
      CASE WHEN e.id IS NOT NULL THEN ${sql.unsafe(entryText)} END AS text,
      e.transaction_id::text AS "transactionId"
    FROM audit_seal s LEFT JOIN audit_entry e
      ON e.marketplace_id = s.marketplace_id AND e.id = s.entry_id
   WHERE s.marketplace_id = ${marketplaceId} ORDER BY s.height, s.position`;

type Unsealed = { readonly id: string; readonly late: boolean };

/** Entries outside the chain; `late` ones are older than its end, so that they should have been in it. */
const unsealedEntries = (sql: Sql, marketplaceId: string, upto: string) => sql<Unsealed[]>`
  SELECT e.id, e.transaction_id < ${upto}::int8
      AND pg_snapshot_xmin(pg_current_snapshot())::text::int8 >= ${upto}::int8 AS late
    FROM audit_entry e
   WHERE e.marketplace_id = ${marketplaceId} AND NOT EXISTS (SELECT FROM audit_seal s
     WHERE s.marketplace_id = e.marketplace_id AND s.entry_id = e.id)
   ORDER BY late DESC, e.id`;

export async function verifyHistory(marketplaceId: string): Promise<Verification> {
  const checkpoints = await readCheckpoints(marketplaceId);
  return sqlInTenant(marketplaceId, async (sql) => {
    await sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`;
    const blocks = await blocksOf(sql, marketplaceId);
    const walk = new ChainWalk(blocks, checkpoints);
    let broken: Break | null = null;
    reading: for await (const rows of sealedEntries(sql, marketplaceId).cursor(batch))
      for (const row of rows) {
        broken = walk.take(row);
        if (broken !== null) break reading;
      }
    broken ??= walk.end();
    const upto = blocks.at(-1)?.uptoTransaction ?? "0";
    const unsealed = await unsealedEntries(sql, marketplaceId, upto);
    const inserted = unsealed.find(({ late }) => late);
    if (inserted !== undefined)
      broken ??= { kind: "inserted", height: blocks.length, position: null, entryId: inserted.id };
    return {
      entries: walk.entries,
      blocks: walk.finished,
      waiting: unsealed.filter(({ late }) => !late).length,
      confirmed: blocks.slice(0, walk.finished).filter(({ height }) => checkpoints.has(height))
        .length,
      broken,
    };
  });
}
