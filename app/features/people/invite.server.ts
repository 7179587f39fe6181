import { record } from "~/features/history/record.server";
import { now } from "~/platform/clock.server";
import { config } from "~/platform/config.server";
import { inTenant, prisma } from "~/platform/database.server";
import { sendMail } from "~/platform/mail.server";
import { type Outcome, refuse } from "~/values/outcome";
import { newId } from "~/values/public-id";
import { isMerchantRole, type PersonActor, type Role } from "./actor";
import { normalEmail } from "./email";
import { attempt } from "./identity/limits.server";
import { invitationMail } from "./identity/mails";
import { newTenantSecret } from "./identity/tenant-secret.server";
import { mustBeAllowed, type Verb } from "./may";
import { roleName } from "./roles";

export const invitationDays = 7;

export type NewInvitation = {
  readonly email: string;
  readonly role: Role;
  /** The entity whose stores the invited runs: for merchant roles, and only for them. */
  readonly entityUid?: string;
};

/** The verb and thing of everything that touches a person of this role. */
export function mustBeAllowedFor(
  actor: PersonActor,
  deed: "read" | "invite" | "remove",
  { role, entityUid }: { readonly role: string; readonly entityUid?: string | null },
): void {
  const verb: Verb = isMerchantRole(role) ? `member:${deed}` : `colleague:${deed}`;
  const { marketplaceId } = actor;
  mustBeAllowed(actor, verb, entityUid ? { marketplaceId, entityUid } : { marketplaceId });
}

/**
 * Sends an invitation; an open one to the same address and role is replaced. The answer is the same
 * whether or not somebody has an account under the address.
 */
export async function invite(
  actor: PersonActor,
  { email, role, entityUid }: NewInvitation,
): Promise<Outcome<{ readonly invitationId: string }, "too-many-invitations">> {
  if (isMerchantRole(role) !== (entityUid !== undefined))
    throw new Error(`${role} with entity ${entityUid ?? "none"}`);
  mustBeAllowedFor(actor, "invite", { role, entityUid: entityUid ?? null });
  const wait = await attempt("invitations by person", actor.personId);
  if (wait !== null) return refuse("too-many-invitations", { minutes: wait });
  const { marketplaceId } = actor;
  const { secret, secretHash } = newTenantSecret(marketplaceId, "");
  const at = now();
  const invitationId = newId();
  const to = normalEmail(email);
  await inTenant(marketplaceId, async (tx) => {
    await tx.invitation.updateMany({
      where: { marketplaceId, email: to, role, acceptedAt: null, revokedAt: null },
      data: { revokedAt: at },
    });
    await tx.invitation.create({
      data: {
        marketplaceId,
        id: invitationId,
        email: to,
        role,
        entityUid: entityUid ?? null,
        tokenHash: new Uint8Array(secretHash),
        invitedBy: actor.personId,
        createdAt: at,
        expiresAt: new Date(at.getTime() + invitationDays * 24 * 60 * 60 * 1000),
      },
    });
    await record(tx, actor, {
      verb: "member-invited",
      thing: { kind: "invitation", id: invitationId },
      after: { email: to, role, ...(entityUid === undefined ? {} : { entityUid }) },
    });
  });
  const marketplace = await prisma().marketplace.findUniqueOrThrow({
    where: { id: marketplaceId },
  });
  const link = `${config().publicUrl}/invitation?${new URLSearchParams({ token: secret })}`;
  await sendMail({
    to,
    ...invitationMail({
      marketplace: marketplace.name,
      invitedBy: actor.name,
      role: roleName[role],
      link,
      days: invitationDays,
    }),
  });
  return { ok: true, invitationId };
}

export function revokeInvitation(
  actor: PersonActor,
  invitationId: string,
): Promise<Outcome<object, "no-such-invitation">> {
  const { marketplaceId } = actor;
  return inTenant(marketplaceId, async (tx) => {
    const invitation = await tx.invitation.findFirst({
      where: { marketplaceId, id: invitationId, acceptedAt: null, revokedAt: null },
    });
    if (invitation === null) return refuse("no-such-invitation");
    mustBeAllowedFor(actor, "invite", invitation);
    await tx.invitation.update({
      where: { marketplaceId_id: { marketplaceId, id: invitationId } },
      data: { revokedAt: now() },
    });
    await record(tx, actor, {
      verb: "invitation-revoked",
      thing: { kind: "invitation", id: invitationId },
      before: { email: invitation.email, role: invitation.role },
    });
    return { ok: true };
  });
}
