import { record } from "~/features/history/record.server";
import { now } from "~/platform/clock.server";
import { inTenant, prisma } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { isMerchantRole, isStaffRole, type PersonActor, type Role } from "./actor";
import { mustBeAllowedFor } from "./invite.server";

export type Member = {
  readonly membershipId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly entityUid: string | null;
  readonly since: Date;
  readonly hasSecondFactor: boolean;
  readonly isYou: boolean;
};
export type OpenInvite = {
  readonly invitationId: string;
  readonly email: string;
  readonly role: Role;
  readonly entityUid: string | null;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly expired: boolean;
};
export type Team = {
  readonly members: readonly Member[];
  readonly invitations: readonly OpenInvite[];
};

const known = (role: string): role is Role => isMerchantRole(role) || isStaffRole(role);

/** Staff read everybody of one side of the marketplace; an owner reads the people of her own entity. */
export async function readTeam(actor: PersonActor, side: "staff" | "merchant"): Promise<Team> {
  const { marketplaceId } = actor;
  const own = actor.side === "merchant" ? actor.entityUid : null;
  mustBeAllowedFor(actor, "read", {
    role: side === "staff" ? "admin" : "merchant-owner",
    entityUid: own,
  });
  const where = {
    marketplaceId,
    entityUid: side === "staff" ? null : own === null ? { not: null } : own,
  };
  const [memberships, invitations] = await inTenant(marketplaceId, async (tx) => [
    await tx.membership.findMany({
      where: { ...where, endedAt: null },
      orderBy: { createdAt: "asc" },
      take: 1_000,
    }),
    await tx.invitation.findMany({
      where: { ...where, acceptedAt: null, revokedAt: null },
      orderBy: { createdAt: "desc" },
      take: 500,
    }),
  ]);
  const people = await prisma().person.findMany({
    where: { id: { in: memberships.map((membership) => membership.personId) } },
    select: { id: true, name: true, email: true, twoFactorEnabled: true },
  });
  const at = now();
  return {
    members: memberships.flatMap(({ id, personId, role, entityUid, createdAt }): Member[] => {
      const person = people.find((one) => one.id === personId);
      if (person === undefined || !known(role)) return [];
      const { name, email, twoFactorEnabled: hasSecondFactor } = person;
      const isYou = personId === actor.personId;
      return [
        {
          membershipId: id,
          personId,
          name,
          email,
          role,
          entityUid,
          since: createdAt,
          hasSecondFactor,
          isYou,
        },
      ];
    }),
    invitations: invitations.flatMap(({ id, email, role, entityUid, createdAt, expiresAt }) =>
      known(role)
        ? [
            {
              invitationId: id,
              email,
              role,
              entityUid,
              sentAt: createdAt,
              expiresAt,
              expired: expiresAt <= at,
            },
          ]
        : [],
    ),
  };
}

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
