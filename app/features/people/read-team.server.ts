import { now } from "~/platform/clock.server";
import { inTenant, type Prisma, prisma } from "~/platform/database.server";
import { publicId } from "~/values/public-id";
import { isMerchantRole, isStaffRole, type PersonActor, type Role } from "./actor";
import { mustBeAllowedFor } from "./invite.server";
import type { Member, OpenInvite, Team } from "./team";

/** Longer lists are narrowed down by company. */
export const teamLimit = 200;

export type TeamWish = {
  readonly side: "staff" | "merchant";
  /** Only the people of one legal entity. */
  readonly entityUid?: string | null;
};

/** Staff read everybody of one side of the marketplace; an owner reads the people of her own entity. */
export async function readTeam(actor: PersonActor, wish: TeamWish): Promise<Team> {
  const { marketplaceId } = actor;
  const { side } = wish;
  const entityUid = actor.side === "merchant" ? actor.entityUid : (wish.entityUid ?? null);
  mustBeAllowedFor(actor, "read", {
    role: side === "staff" ? "admin" : "merchant-owner",
    entityUid,
  });
  const where = {
    marketplaceId,
    entityUid: side === "staff" ? null : (entityUid ?? { not: null }),
  };
  const [memberships, invitations] = await inTenant(marketplaceId, async (tx) => [
    await tx.membership.findMany({
      where: { ...where, endedAt: null },
      orderBy: { createdAt: "asc" },
      take: teamLimit + 1,
    }),
    await tx.invitation.findMany({
      where: { ...where, acceptedAt: null, revokedAt: null },
      orderBy: { createdAt: "desc" },
      take: teamLimit,
    }),
  ]);
  return {
    members: await membersOf(actor, memberships.slice(0, teamLimit)),
    invitations: invitations.flatMap(openInvite),
    more: memberships.length > teamLimit,
  };
}

/** One member, for the page that takes her role away; null where there is none to see. */
export async function readMember(actor: PersonActor, membershipId: string): Promise<Member | null> {
  const { marketplaceId } = actor;
  const membership = await inTenant(marketplaceId, (tx) =>
    tx.membership.findFirst({ where: { marketplaceId, id: membershipId, endedAt: null } }),
  );
  if (membership === null) return null;
  if (actor.side === "merchant" && membership.entityUid !== actor.entityUid) return null;
  mustBeAllowedFor(actor, "read", membership);
  const [member] = await membersOf(actor, [membership]);
  return member ?? null;
}

const known = (role: string): role is Role => isMerchantRole(role) || isStaffRole(role);

async function membersOf(
  actor: PersonActor,
  memberships: readonly Prisma.MembershipGetPayload<object>[],
): Promise<Member[]> {
  const people = await prisma().person.findMany({
    where: { id: { in: memberships.map((membership) => membership.personId) } },
    select: { id: true, name: true, email: true, twoFactorEnabled: true },
  });
  return memberships.flatMap(({ id, personId, role, entityUid, createdAt }) => {
    const person = people.find((one) => one.id === personId);
    if (person === undefined || !known(role)) return [];
    return {
      membershipId: id,
      publicId: publicId("membership", id),
      personId,
      name: person.name,
      email: person.email,
      role,
      entityUid,
      since: createdAt,
      hasSecondFactor: person.twoFactorEnabled,
      isYou: personId === actor.personId,
    };
  });
}

function openInvite(row: Prisma.InvitationGetPayload<object>): OpenInvite[] {
  const { id, email, role, entityUid, createdAt, expiresAt } = row;
  if (!known(role)) return [];
  const expired = expiresAt <= now();
  return [
    {
      invitationId: id,
      publicId: publicId("invitation", id),
      email,
      role,
      entityUid,
      sentAt: createdAt,
      expiresAt,
      expired,
    },
  ];
}
