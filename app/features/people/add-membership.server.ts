import { record } from "~/features/history/record.server";
import { inTenant, type Tx } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { newId } from "~/values/public-id";
import { type Actor, isMerchantRole, type Role } from "./actor";
import { mustBeAllowed } from "./may";

export type NewMembership = {
  readonly personId: string;
  readonly role: Role;
  /** The entity whose stores she runs: for merchant roles, and only for them. */
  readonly entityUid?: string;
};
export type MembershipOutcome = Outcome<
  { readonly membershipId: string },
  "already-a-member" | "acts-for-another-entity"
>;

export function addMembership(actor: Actor, wish: NewMembership): Promise<MembershipOutcome> {
  const { entityUid } = wish;
  mustBeAllowed(actor, isMerchantRole(wish.role) ? "member:invite" : "colleague:invite", {
    marketplaceId: actor.marketplaceId,
    ...(entityUid === undefined ? {} : { entityUid }),
  });
  return inTenant(actor.marketplaceId, (tx) => addMembershipIn(tx, actor, wish));
}

/** Inside a transaction of the caller, who has asked `may`. */
export async function addMembershipIn(
  tx: Tx,
  actor: Actor,
  { personId, role, entityUid }: NewMembership,
): Promise<MembershipOutcome> {
  if (isMerchantRole(role) !== (entityUid !== undefined))
    throw new Error(`${role} with entity ${entityUid ?? "none"}`);
  const { marketplaceId } = actor;
  const own = await tx.membership.findMany({ where: { marketplaceId, personId, endedAt: null } });
  if (own.some((one) => one.role === role)) return refuse("already-a-member");
  if (isMerchantRole(role) && own.some((one) => one.entityUid && one.entityUid !== entityUid))
    return refuse("acts-for-another-entity");
  const membershipId = newId();
  await tx.membership.create({
    data: {
      marketplaceId,
      id: membershipId,
      personId,
      role,
      entityUid: entityUid ?? null,
      grantedBy: actor.kind === "person" ? actor.personId : null,
    },
  });
  await record(tx, actor, {
    verb: "member-added",
    thing: { kind: "person", id: personId },
    after: { role, ...(entityUid === undefined ? {} : { entityUid }) },
  });
  return { ok: true, membershipId };
}
