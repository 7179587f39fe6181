import type { Actor } from "~/features/people/actor";
import { may } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";

export type StoreView = {
  readonly storeUid: string;
  readonly entityUid: string;
  /** Null where the entity has not been imported yet. */
  readonly legalName: string | null;
  readonly name: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly storeType: string | null;
  readonly primaryCategory: string;
  readonly categories: readonly string[];
  readonly region: string | null;
  readonly agri: boolean;
  readonly firstLiveProductAt: Date | null;
  readonly version: number;
};

/** Null where there is no such store, or where the actor may not see it. */
export async function readStore(actor: Actor, storeUid: string): Promise<StoreView | null> {
  const { marketplaceId } = actor;
  const [store] = await sqlInTenant(
    marketplaceId,
    (sql) => sql<StoreView[]>`
      SELECT s.store_uid AS "storeUid", s.entity_uid AS "entityUid", e.legal_name AS "legalName",
        s.name, s.opened_at AS "openedAt", s.closed_at AS "closedAt", s.store_type AS "storeType",
        s.primary_category AS "primaryCategory", s.categories, s.region, s.agri,
        s.first_live_product_at AS "firstLiveProductAt", s.version
      FROM store s
      LEFT JOIN legal_entity e ON e.marketplace_id = s.marketplace_id AND e.entity_uid = s.entity_uid
      WHERE s.marketplace_id = ${marketplaceId} AND s.store_uid = ${storeUid}`,
  );
  if (store === undefined) return null;
  return may(actor, "store:read", { marketplaceId, entityUid: store.entityUid }) ? store : null;
}
