import { record } from "~/features/history/record.server";
import { now } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { type Actor, scopes } from "./actor";
import { type CreatedKey, createKeyIn } from "./create-key.server";
import { mustBeAllowed } from "./may";

const anHourMs = 60 * 60 * 1000;
/** How long the old key goes on working beside the new one. */
export const overlapHours = [0, 24, 168] as const;

/** A new secret with the same name, rights and lifetime; the old one ends after the overlap. */
export function rotateKey(
  actor: Actor,
  keyId: string,
  overlap: (typeof overlapHours)[number],
): Promise<Outcome<CreatedKey & { readonly oldEndsAt: Date }, "no-such-key" | "no-longer-valid">> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "key:write", { marketplaceId });
  const at = now();
  return inTenant(marketplaceId, async (tx) => {
    const key = await tx.apiKey.findUnique({
      where: { marketplaceId_id: { marketplaceId, id: keyId } },
    });
    if (key === null) return refuse("no-such-key");
    const { expiresAt } = key;
    if (key.revokedAt !== null || (expiresAt !== null && expiresAt <= at))
      return refuse("no-longer-valid");
    const overlapEnd = new Date(at.getTime() + overlap * anHourMs);
    const oldEndsAt = expiresAt !== null && expiresAt < overlapEnd ? expiresAt : overlapEnd;
    const lifetimeMs = expiresAt === null ? null : expiresAt.getTime() - key.createdAt.getTime();
    const created = await createKeyIn(
      tx,
      actor,
      {
        name: key.name,
        scopes: scopes.filter((scope) => key.scopes.includes(scope)),
        expiresAt: lifetimeMs === null ? null : new Date(at.getTime() + lifetimeMs),
      },
      keyId,
    );
    const { count } = await tx.apiKey.updateMany({
      where: { marketplaceId, id: keyId, revokedAt: null, expiresAt },
      data: { expiresAt: oldEndsAt },
    });
    if (count === 0) throw new Error("the key changed while it was being replaced");
    await record(tx, actor, {
      verb: "key-replaced",
      thing: { kind: "key", id: keyId },
      before: { expiresAt: expiresAt?.toISOString() ?? null },
      after: { expiresAt: oldEndsAt.toISOString(), replacedBy: created.keyId },
    });
    return { ok: true, ...created, oldEndsAt };
  });
}
