import { record } from "~/features/history/record.server";
import { now } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import type { PersonActor } from "./actor";
import { mustBeAllowedFor } from "./invite.server";

/**
 * Takes one role away; it is gone at the person's next request. Nobody takes away her own, and the last
 * administrator or owner stays.
 */
export function endMembership(
  actor: PersonActor,
  membershipId: string,
): Promise<Outcome<{ readonly personId: string }, "no-such-member" | "yourself" | "last-one">> {
  const { marketplaceId } = actor;
  return inTenant(marketplaceId, async (tx) => {
    const membership = await tx.membership.findFirst({
      where: { marketplaceId, id: membershipId, endedAt: null },
    });
    if (membership === null) return refuse("no-such-member");
    const { personId, role, entityUid } = membership;
    if (actor.side === "merchant" && entityUid !== actor.entityUid) return refuse("no-such-member");
    mustBeAllowedFor(actor, "remove", membership);
    if (personId === actor.personId) return refuse("yourself");
    if (role === "admin" || role === "merchant-owner") {
      const all = await tx.$queryRaw<unknown[]>`
        SELECT id FROM membership
        WHERE marketplace_id = ${marketplaceId}::uuid AND role = ${role} AND ended_at IS NULL
          AND entity_uid IS NOT DISTINCT FROM ${entityUid} FOR UPDATE`;
      if (all.length < 2 && !(actor.side === "staff" && role === "merchant-owner"))
        return refuse("last-one");
    }
    await tx.membership.update({
      where: { marketplaceId_id: { marketplaceId, id: membershipId } },
      data: { endedAt: now() },
    });
    await record(tx, actor, {
      verb: "member-removed",
      thing: { kind: "person", id: personId },
      before: { role, ...(entityUid === null ? {} : { entityUid }) },
    });
    return { ok: true, personId };
  });
}
