import { record } from "~/features/history/record.server";
import { inTenant, type Tx } from "~/platform/database.server";
import { newId } from "~/values/public-id";
import type { Actor, Scope } from "./actor";
import { newTenantSecret } from "./identity/tenant-secret.server";
import { mustBeAllowed } from "./may";

export type NewKey = {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Null: it works until it is revoked. */
  readonly expiresAt: Date | null;
};
/** The secret exists in this value only: it is shown once and kept as a hash. */
export type CreatedKey = { readonly keyId: string; readonly secret: string };

export function createKey(actor: Actor, wish: NewKey): Promise<CreatedKey> {
  mustBeAllowed(actor, "key:write", { marketplaceId: actor.marketplaceId });
  return inTenant(actor.marketplaceId, (tx) => createKeyIn(tx, actor, wish, null));
}

export async function createKeyIn(
  tx: Tx,
  actor: Actor,
  wish: NewKey,
  replaces: string | null,
): Promise<CreatedKey> {
  const { marketplaceId } = actor;
  const { secret, secretHash } = newTenantSecret(marketplaceId, "slw_");
  const keyId = newId();
  await tx.apiKey.create({
    data: {
      marketplaceId,
      id: keyId,
      name: wish.name,
      secretHash: new Uint8Array(secretHash),
      scopes: [...wish.scopes],
      createdBy: actor.kind === "person" ? actor.personId : null,
      expiresAt: wish.expiresAt,
      replaces,
    },
  });
  await record(tx, actor, {
    verb: "key-created",
    thing: { kind: "key", id: keyId },
    after: {
      name: wish.name,
      scopes: [...wish.scopes],
      expiresAt: wish.expiresAt?.toISOString() ?? null,
      ...(replaces === null ? {} : { replaces }),
    },
  });
  return { keyId, secret };
}
