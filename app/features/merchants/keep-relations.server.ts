import type { Sql } from "~/platform/database.server";

/**
 * Replaces the relations that staged entities declare, where the staged version is the one now stored.
 * `stage` is a temporary table with `entity_uid`, `related_entity_uids` and `version`.
 */
export async function keepRelations(sql: Sql, stage: string, marketplaceId: string): Promise<void> {
  const current = `${stage} s JOIN legal_entity e
    ON e.marketplace_id = $1 AND e.entity_uid = s.entity_uid AND e.version = s.version`;
  await sql.unsafe(
    `DELETE FROM entity_relation r USING ${current}
     WHERE r.marketplace_id = $1 AND r.entity_uid = s.entity_uid
       AND r.related_entity_uid <> ALL (s.related_entity_uids)`,
    [marketplaceId],
  );
  await sql.unsafe(
    `INSERT INTO entity_relation (marketplace_id, entity_uid, related_entity_uid)
     SELECT $1, s.entity_uid, related FROM ${current}, unnest(s.related_entity_uids) related
     ORDER BY 2, 3 ON CONFLICT DO NOTHING`,
    [marketplaceId],
  );
}
