import type { Actor } from "~/features/people/actor";
import { may, mustBeAllowed, type Verb } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import { uuidOf } from "~/values/public-id";

export type Peeked = {
  readonly id: string;
  readonly entityUid: string;
  readonly storeUid: string;
  readonly productUid: string | null;
};

/** What an application is about, without taking hold of it: enough to fetch facts before the command. */
export async function peekApplication(
  actor: Actor,
  verb: Verb,
  publicId: string,
): Promise<Peeked | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, verb, { marketplaceId });
  const id = uuidOf("application", publicId);
  if (id === null) return null;
  const [row] = await sqlInTenant(
    marketplaceId,
    (sql) => sql<Peeked[]>`
      SELECT id, entity_uid AS "entityUid", store_uid AS "storeUid", product_uid AS "productUid"
      FROM application WHERE marketplace_id = ${marketplaceId} AND id = ${id}`,
  );
  return row !== undefined && may(actor, verb, { marketplaceId, entityUid: row.entityUid })
    ? row
    : null;
}
