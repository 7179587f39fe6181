import { now } from "~/platform/clock.server";
import { inTenant, prisma } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import type { Locale } from "~/values/words";
import { type Actor, isMerchantRole, isStaffRole, type Role } from "./actor";
import { addMembershipIn } from "./add-membership.server";
import { createPersonIn, personByEmail } from "./create-person.server";
import type { Visit } from "./identity/ask-auth.server";
import { type Identity, identify } from "./identity/identify.server";
import { attempt } from "./identity/limits.server";
import { hashPassword } from "./identity/password-hash.server";
import { readTenantSecret } from "./identity/tenant-secret.server";
import { passwordSentence, passwordTrouble } from "./password";

export type OpenInvitation = {
  readonly marketplaceId: string;
  readonly marketplaceName: string;
  readonly invitationId: string;
  readonly email: string;
  readonly role: Role;
  readonly entityUid: string | null;
  readonly invitedBy: string;
  /**
   * Who is looking at it: somebody new, somebody with an account who has to sign in first, the invited
   * herself, or somebody else who is signed in.
   */
  readonly visitor: "new" | "signed-out" | "invited" | "somebody-else";
};

/** The invitation behind a link; null where it is unknown, used, revoked or too old. */
export async function readInvitation(visit: Visit, token: string): Promise<OpenInvitation | null> {
  const given = readTenantSecret(token, "");
  if (given === null || (await attempt("token by address", visit.address)) !== null) return null;
  const { marketplaceId, secretHash } = given;
  const row = await inTenant(marketplaceId, (tx) =>
    tx.invitation.findFirst({
      where: {
        marketplaceId,
        tokenHash: new Uint8Array(secretHash),
        acceptedAt: null,
        revokedAt: null,
        expiresAt: { gt: now() },
      },
    }),
  );
  if (row === null || !(isMerchantRole(row.role) || isStaffRole(row.role))) return null;
  const [marketplace, inviter, known, identity] = await Promise.all([
    prisma().marketplace.findUniqueOrThrow({ where: { id: marketplaceId } }),
    prisma().person.findUnique({ where: { id: row.invitedBy }, select: { name: true } }),
    personByEmail(row.email),
    identify(visit.request),
  ]);
  const { id: invitationId, email, role, entityUid } = row;
  return {
    marketplaceId,
    marketplaceName: marketplace.name,
    invitationId,
    email,
    role,
    entityUid,
    invitedBy: inviter?.name ?? marketplace.name,
    visitor:
      identity === null
        ? known === null
          ? "new"
          : "signed-out"
        : identity.session.person.email === email
          ? "invited"
          : "somebody-else",
  };
}

type Because =
  | "link-no-longer-valid"
  | "already-a-member"
  | "acts-for-another-entity"
  | NonNullable<ReturnType<typeof passwordTrouble>>;

export const joinSentence: Readonly<Record<Because, string>> = {
  ...passwordSentence,
  "link-no-longer-valid": /*i18n*/ "This link no longer works",
  "already-a-member": /*i18n*/ "You have this role already",
  "acts-for-another-entity": /*i18n*/ "You act for another company in this marketplace",
};

/** Somebody new: makes her account and her part in one go. The link proved the mailbox. */
export async function joinAsNewPerson(
  invitation: OpenInvitation,
  wish: {
    readonly name: string;
    readonly locale: Locale;
    /** Absent where she will sign in through the company's identity provider. */
    readonly password?: string | undefined;
  },
): Promise<Outcome<{ readonly personId: string }, Because>> {
  const { email } = invitation;
  const trouble = wish.password && passwordTrouble(wish.password, { email, name: wish.name });
  if (trouble) return refuse(trouble);
  const hash = wish.password === undefined ? null : await hashPassword(wish.password);
  return accept(invitation, async (tx) => {
    const person = { name: wish.name, email, emailVerified: true, locale: wish.locale };
    const created = await createPersonIn(tx, person, hash);
    return created.ok ? { personId: created.personId, name: wish.name } : null;
  });
}

/** The invited person, signed in. */
export function join(
  invitation: OpenInvitation,
  { session }: Identity,
): Promise<Outcome<{ readonly personId: string }, Because>> {
  return accept(invitation, async () =>
    session.person.email === invitation.email
      ? { personId: session.personId, name: session.person.name }
      : null,
  );
}

class Undone extends Error {
  constructor(readonly because: Because) {
    super(because);
  }
}

type Tx = Parameters<Parameters<typeof inTenant>[1]>[0];

async function accept(
  { marketplaceId, invitationId, role, entityUid }: OpenInvitation,
  who: (tx: Tx) => Promise<{ readonly personId: string; readonly name: string } | null>,
): Promise<Outcome<{ readonly personId: string }, Because>> {
  try {
    return await inTenant(marketplaceId, async (tx) => {
      const { count } = await tx.invitation.updateMany({
        where: { marketplaceId, id: invitationId, acceptedAt: null, revokedAt: null },
        data: { acceptedAt: now() },
      });
      const person = count === 1 ? await who(tx) : null;
      if (person === null) throw new Undone("link-no-longer-valid");
      const { personId, name } = person;
      const author: Actor = {
        kind: "person",
        side: "staff",
        marketplaceId,
        personId,
        name,
        roles: [],
      };
      const added = await addMembershipIn(tx, author, {
        personId,
        role,
        ...(entityUid === null ? {} : { entityUid }),
      });
      if (!added.ok) throw new Undone(added.because);
      return { ok: true, personId };
    });
  } catch (error) {
    if (error instanceof Undone) return refuse(error.because);
    throw error;
  }
}
