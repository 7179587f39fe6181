import type { Sql } from "~/platform/database.server";

const statements = (current: string) => [
  `INSERT INTO entity_relation AS r (marketplace_id, entity_uid, related_entity_uid, declared)
   SELECT $1, s.entity_uid, related, true FROM ${current}, unnest(s.related_entity_uids) related
   ON CONFLICT (marketplace_id, entity_uid, related_entity_uid)
   DO UPDATE SET declared = true WHERE NOT r.declared`,
  `INSERT INTO entity_relation (marketplace_id, entity_uid, related_entity_uid, declared)
   SELECT $1, related, s.entity_uid, false FROM ${current}, unnest(s.related_entity_uids) related
   ON CONFLICT DO NOTHING`,
  `UPDATE entity_relation r SET declared = false FROM ${current}
   WHERE r.marketplace_id = $1 AND r.entity_uid = s.entity_uid AND r.declared
     AND r.related_entity_uid <> ALL (s.related_entity_uids)`,
  `DELETE FROM entity_relation r USING ${current}
   WHERE r.marketplace_id = $1 AND s.entity_uid IN (r.entity_uid, r.related_entity_uid)
     AND NOT r.declared AND NOT EXISTS (SELECT FROM entity_relation o
       WHERE o.marketplace_id = $1 AND o.declared
         AND o.entity_uid = r.related_entity_uid AND o.related_entity_uid = r.entity_uid)`,
];

/**
 * Makes the relations those that staged entities declare, where the staged version is the one now
 * stored; what only the other end declares stays. `stage` is a temporary table with `entity_uid`,
 * `related_entity_uids` and `version`. One transaction of a marketplace at a time.
 */
export async function keepRelations(sql: Sql, stage: string, marketplaceId: string): Promise<void> {
  const current = `${stage} s JOIN legal_entity e
    ON e.marketplace_id = $1 AND e.entity_uid = s.entity_uid AND e.version = s.version`;
  for (const statement of statements(current)) await sql.unsafe(statement, [marketplaceId]);
}
