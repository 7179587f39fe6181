import type { Actor } from "~/features/people/actor";
import { mustBeAllowed, type Verb } from "~/features/people/may";
import type { Sql } from "~/platform/database.server";

/** Whoever may not do this with the store is refused as for a store that does not exist: it throws. */
export async function mustReachStore(
  sql: Sql,
  actor: Actor,
  verb: Verb,
  storeUid: string,
): Promise<void> {
  const { marketplaceId } = actor;
  const [store] = await sql<{ entity_uid: string }[]>`
    SELECT entity_uid FROM store
    WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid}`;
  mustBeAllowed(actor, verb, { marketplaceId, entityUid: store?.entity_uid ?? null });
}
