/** The shops a merchant runs. Which one a page is about stands in its address. */
import type { MerchantActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";

export type MyStore = { readonly uid: string; readonly name: string };

/** Open shops of the actor's entity, the oldest first. */
export async function myStores(actor: MerchantActor): Promise<readonly MyStore[]> {
  const { marketplaceId, entityUid } = actor;
  mustBeAllowed(actor, "store:read", { marketplaceId, entityUid });
  return sqlInTenant(
    marketplaceId,
    (sql) => sql<MyStore[]>`
      SELECT store_uid AS uid, name FROM store
      WHERE marketplace_id = ${marketplaceId} AND entity_uid = ${entityUid} AND closed_at IS NULL
      ORDER BY opened_at, store_uid`,
  );
}

export type ChosenStore = {
  readonly stores: readonly MyStore[];
  readonly store: MyStore;
  /** What links carry along: empty where there is one shop alone. */
  readonly query: string;
};

/** The shop of `?store=`, else the first; null where there is none at all. A foreign one is a 404. */
export async function chosenStore(
  actor: MerchantActor,
  request: Request,
): Promise<ChosenStore | null> {
  const stores = await myStores(actor);
  const wished = new URL(request.url).searchParams.get("store");
  const store = wished === null ? stores[0] : stores.find(({ uid }) => uid === wished);
  if (store === undefined) {
    if (wished !== null) throw new Response(null, { status: 404 });
    return null;
  }
  const query = stores.length > 1 ? `?${new URLSearchParams({ store: store.uid })}` : "";
  return { stores, store, query };
}
