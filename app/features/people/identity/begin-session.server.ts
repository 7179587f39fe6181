/** The one place every new session, and every new way of signing in, passes. */
import { APIError } from "better-auth/api";
import { prisma } from "~/platform/database.server";
import { partsOf } from "./memberships.server";

type NewSession = {
  readonly userId: string;
  readonly createdAt: Date;
  readonly [field: string]: unknown;
};
type Door = {
  readonly path?: string;
  readonly context?: { readonly session?: { readonly session: Record<string, unknown> } | null };
} | null;

const secondFactorDoors = ["/two-factor/verify-totp", "/two-factor/verify-backup-code"];

export async function mayBegin(session: NewSession, door: Door) {
  const path = door?.path ?? "";
  const person = await prisma().person.findUnique({ where: { id: session.userId } });
  if (person === null || person.disabledAt !== null) throw refusal();
  if (isCompanyDoor(door)) await mustBeStaff(session.userId);
  if (secondFactorDoors.includes(path)) return { data: { secondFactorAt: session.createdAt } };
  if (path !== "/change-password") return undefined;
  const before = door?.context?.session?.session;
  const { marketplaceId, secondFactorAt } = before ?? {};
  return { data: { marketplaceId, secondFactorAt } };
}

type NewAccount = { readonly userId: string; readonly [field: string]: unknown };

/** The provider's identity is tied to staff only. Its tokens are never used again: not kept, not stolen. */
export async function mayLink(account: NewAccount, door: Door) {
  if (isCompanyDoor(door)) await mustBeStaff(account.userId);
  return { data: { ...account, accessToken: null, refreshToken: null, idToken: null } };
}

const isCompanyDoor = (door: Door) => door?.path?.startsWith("/callback/") ?? false;

async function mustBeStaff(personId: string): Promise<void> {
  const parts = await partsOf(personId);
  if (!parts.some((part) => part.staffRoles.length > 0)) throw refusal();
}

const refusal = () => new APIError("UNAUTHORIZED", { code: "NOT_ALLOWED", message: "not allowed" });
