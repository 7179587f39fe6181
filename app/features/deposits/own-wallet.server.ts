/** The first lines of every page of `/wallet`: who is it, and whose deposit is it about? */
import type { MerchantActor } from "~/features/people/actor";
import { mustOpen, requireMerchant } from "~/features/people/require.server";
import { sqlInTenant } from "~/platform/database.server";

export type WalletStore = { readonly uid: string; readonly name: string };
export type OwnWallet = {
  readonly actor: MerchantActor;
  readonly stores: readonly WalletStore[];
  readonly store: WalletStore;
  /** What addresses carry along: empty where there is one shop alone. */
  readonly query: string;
};

/** Open shops of the entity and closed ones that still have a deposit, the oldest first. */
const storesOf = ({ marketplaceId, entityUid }: MerchantActor) =>
  sqlInTenant(
    marketplaceId,
    (sql) => sql<WalletStore[]>`
      SELECT s.store_uid AS uid, s.name FROM store s
      WHERE s.marketplace_id = ${marketplaceId} AND s.entity_uid = ${entityUid}
        AND (s.closed_at IS NULL OR EXISTS (SELECT 1 FROM deposit_standing d
          WHERE d.marketplace_id = s.marketplace_id AND d.store_uid = s.store_uid))
      ORDER BY s.opened_at, s.store_uid`,
  );

/** The shop of `?store=`, else the first. Throws a 404 for one that is not hers, and where she has none. */
export async function ownWallet(request: Request): Promise<OwnWallet> {
  const actor = await requireMerchant(request);
  const stores = await storesOf(actor);
  const wished = new URL(request.url).searchParams.get("store");
  const store = wished === null ? stores[0] : stores.find(({ uid }) => uid === wished);
  if (store === undefined) throw new Response(null, { status: 404 });
  const query = stores.length > 1 ? `?${new URLSearchParams({ store: store.uid })}` : "";
  return { actor, stores, store, query };
}

/** For what only owners do; 403 for others. */
export async function ownWalletToPay(request: Request): Promise<OwnWallet> {
  const own = await ownWallet(request);
  mustOpen(own.actor, "deposit:pay");
  return own;
}
