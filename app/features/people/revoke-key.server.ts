import { record } from "~/features/history/record.server";
import { now } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import type { Actor } from "./actor";
import { mustBeAllowed } from "./may";

/** From the next request on, the key is refused. */
export function revokeKey(
  actor: Actor,
  keyId: string,
): Promise<Outcome<object, "no-such-key" | "already-revoked">> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "key:write", { marketplaceId });
  return inTenant(marketplaceId, async (tx) => {
    const place = { marketplaceId_id: { marketplaceId, id: keyId } };
    const key = await tx.apiKey.findUnique({ where: place });
    if (key === null) return refuse("no-such-key");
    const { count } = await tx.apiKey.updateMany({
      where: { marketplaceId, id: keyId, revokedAt: null },
      data: { revokedAt: now() },
    });
    if (count === 0) return refuse("already-revoked");
    await record(tx, actor, {
      verb: "key-revoked",
      thing: { kind: "key", id: keyId },
      before: { name: key.name, lastUsedAt: key.lastUsedAt?.toISOString() ?? null },
    });
    return { ok: true };
  });
}
