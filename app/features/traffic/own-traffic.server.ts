/** The first lines of a merchant's page of traffic: who is it, and which shop is it about? */
import type { MerchantActor } from "~/features/people/actor";
import { requireMerchant } from "~/features/people/require.server";
import { sqlInTenant } from "~/platform/database.server";

export type OwnStore = { readonly uid: string; readonly name: string; readonly entityUid: string };
export type OwnTraffic = {
  readonly actor: MerchantActor;
  readonly stores: readonly OwnStore[];
  readonly store: OwnStore;
};

const storesOf = ({ marketplaceId, entityUid }: MerchantActor) =>
  sqlInTenant(
    marketplaceId,
    (sql) => sql<OwnStore[]>`
      SELECT store_uid AS uid, name, entity_uid AS "entityUid" FROM store
      WHERE marketplace_id = ${marketplaceId} AND entity_uid = ${entityUid}
      ORDER BY closed_at NULLS FIRST, opened_at, store_uid`,
  );

/** The shop of `?store=`, else the first. Throws a 404 for one that is not hers, and where she has none. */
export async function ownTraffic(request: Request): Promise<OwnTraffic> {
  const actor = await requireMerchant(request);
  const stores = await storesOf(actor);
  const wished = new URL(request.url).searchParams.get("store");
  const store = wished === null ? stores[0] : stores.find(({ uid }) => uid === wished);
  if (store === undefined) throw new Response(null, { status: 404 });
  return { actor, stores, store };
}
