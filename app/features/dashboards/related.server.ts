/** Who belongs together: stores of one entity, and the entities related to it. */
import type { Sql } from "~/platform/database.server";
import type { EntityRef, StoreRef } from "./store-page";

export const siblingsOf = (
  sql: Sql,
  marketplaceId: string,
  entityUid: string,
  storeUid: string,
): Promise<StoreRef[]> => sql<StoreRef[]>`
  SELECT store_uid AS uid, name, opened_at AS "openedAt", closed_at IS NOT NULL AS closed
  FROM store
  WHERE marketplace_id = ${marketplaceId} AND entity_uid = ${entityUid}
    AND store_uid <> ${storeUid}
  ORDER BY opened_at LIMIT 50`;

type Found = {
  readonly entity_uid: string;
  readonly legal_name: string | null;
  readonly violations: number;
  readonly store_uid: string | null;
  readonly name: string | null;
  readonly opened_at: Date | null;
  readonly closed: boolean;
};

/** Each related entity with its stores; one that has none is there all the same. */
export async function relatedEntities(
  sql: Sql,
  marketplaceId: string,
  entityUid: string,
): Promise<readonly EntityRef[]> {
  const rows = await sql<Found[]>`
    SELECT r.related_entity_uid AS entity_uid, n.legal_name, s.store_uid, s.name, s.opened_at,
      s.closed_at IS NOT NULL AS closed,
      (SELECT count(*)::int FROM violation x
        WHERE x.marketplace_id = s.marketplace_id AND x.store_uid = s.store_uid
          AND x.closed_at IS NULL) AS violations
    FROM entity_relation r
    LEFT JOIN legal_entity n
      ON n.marketplace_id = r.marketplace_id AND n.entity_uid = r.related_entity_uid
    LEFT JOIN store s
      ON s.marketplace_id = r.marketplace_id AND s.entity_uid = r.related_entity_uid
    WHERE r.marketplace_id = ${marketplaceId} AND r.entity_uid = ${entityUid}
    ORDER BY r.related_entity_uid, s.opened_at LIMIT 200`;
  return [...new Set(rows.map((row) => row.entity_uid))].map((uid) => {
    const own = rows.filter((row) => row.entity_uid === uid);
    return {
      uid,
      name: own[0]?.legal_name ?? uid,
      violations: own.reduce((sum, row) => sum + row.violations, 0),
      stores: own.flatMap(storeOf),
    };
  });
}

const storeOf = ({ store_uid, name, opened_at, closed }: Found): readonly StoreRef[] =>
  store_uid === null || name === null || opened_at === null
    ? []
    : [{ uid: store_uid, name, openedAt: opened_at, closed }];
