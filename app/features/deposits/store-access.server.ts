import type { Actor } from "~/features/people/actor";
import { may, mustBeAllowed, type Verb } from "~/features/people/may";
import type { Sql } from "~/platform/database.server";

const entityOf = async (sql: Sql, marketplaceId: string, storeUid: string) => {
  const [store] = await sql<{ entity_uid: string }[]>`
    SELECT entity_uid FROM store
    WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid}`;
  return store?.entity_uid ?? null;
};

/** Whoever may not do this with the store is refused as for a store that does not exist: it throws. */
export async function mustReachStore(
  sql: Sql,
  actor: Actor,
  verb: Verb,
  storeUid: string,
): Promise<void> {
  const { marketplaceId } = actor;
  const entityUid = await entityOf(sql, marketplaceId, storeUid);
  mustBeAllowed(actor, verb, { marketplaceId, entityUid });
}

/** The same as a question, for things that are found by an id of their own: not hers is not there. */
export async function reachesStore(
  sql: Sql,
  actor: Actor,
  verb: Verb,
  storeUid: string,
): Promise<boolean> {
  const { marketplaceId } = actor;
  return may(actor, verb, {
    marketplaceId,
    entityUid: await entityOf(sql, marketplaceId, storeUid),
  });
}
