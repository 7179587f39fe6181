/** What somebody does to her own account. */
import { prisma, sql } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import type { Locale } from "~/values/words";
import { normalEmail } from "./email";
import { codeOf, cookiesOf, headersFor, type Visit } from "./identity/ask-auth.server";
import { auth } from "./identity/auth.server";
import type { Identity } from "./identity/identify.server";
import { attempt, forgive } from "./identity/limits.server";
import { recordOwn } from "./identity/record-own.server";
import { sendNotice } from "./identity/send.server";
import { passwordTrouble } from "./password";

export async function changeProfile(
  identity: Identity,
  wish: { readonly name: string; readonly locale: Locale },
): Promise<void> {
  const { personId, person } = identity.session;
  if (person.name === wish.name && person.locale === wish.locale) return;
  await prisma().person.update({ where: { id: personId }, data: wish });
  await recordOwn(identity, "profile-changed", {
    before: { name: person.name, locale: person.locale },
    after: wish,
  });
}

type Refused = "wrong-password" | "too-many-attempts";
type Trouble = NonNullable<ReturnType<typeof passwordTrouble>>;

/** The other sessions end, and this one becomes a new one. */
export async function changePassword(
  identity: Identity,
  visit: Visit,
  { current, wanted }: { readonly current: string; readonly wanted: string },
): Promise<Outcome<{ readonly cookies: Headers }, Refused | Trouble>> {
  const { personId, person } = identity.session;
  const trouble = passwordTrouble(wanted, person);
  if (trouble !== null) return refuse(trouble);
  const wait = await attempt("password by person", personId);
  if (wait !== null) return refuse("too-many-attempts", { minutes: wait });
  const answer = await codeOf(
    auth().api.changePassword({
      body: { currentPassword: current, newPassword: wanted, revokeOtherSessions: true },
      headers: headersFor(visit),
      returnHeaders: true,
    }),
  );
  if (!answer.ok) return refuse("wrong-password");
  await forgive("password by person", personId);
  await recordOwn(identity, "password-changed");
  await sendNotice(personId, "password-changed");
  return { ok: true, cookies: cookiesOf(answer.value.headers) };
}

/** Sends a link to the new address; nothing changes before it is opened. Says nothing about others' addresses. */
export async function requestEmailChange(
  identity: Identity,
  visit: Visit,
  { password, email }: { readonly password: string; readonly email: string },
): Promise<Outcome<object, Refused | "same-address">> {
  const { personId, person } = identity.session;
  const newEmail = normalEmail(email);
  if (newEmail === person.email) return refuse("same-address");
  const wait = await attempt("password by person", personId);
  if (wait !== null) return refuse("too-many-attempts", { minutes: wait });
  const headers = headersFor(visit);
  const known = await codeOf(auth().api.verifyPassword({ body: { password }, headers }));
  if (!known.ok) return refuse("wrong-password");
  await auth().api.changeEmail({ body: { newEmail }, headers });
  return { ok: true };
}

export type OpenSession = {
  readonly sessionId: string;
  readonly isThis: boolean;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly since: Date;
  readonly lastSeen: Date;
};

export async function openSessions(identity: Identity): Promise<OpenSession[]> {
  const { personId, sessionId } = identity.session;
  const rows = await prisma().session.findMany({
    where: { userId: personId },
    orderBy: { updatedAt: "desc" },
    take: 100,
  });
  const [clock] = await sql()<{ now: Date }[]>`SELECT now() AS now`;
  return rows
    .filter((row) => clock === undefined || row.expiresAt > clock.now)
    .map((row) => ({
      sessionId: row.id,
      isThis: row.id === sessionId,
      address: row.ipAddress || null,
      userAgent: row.userAgent || null,
      since: row.createdAt,
      lastSeen: row.updatedAt,
    }))
    .sort((left, right) => Number(right.isThis) - Number(left.isThis));
}

/** Ends one of her own sessions, or, without an id, all but the one she is in. The number that ended. */
export async function endSessions(identity: Identity, sessionId?: string): Promise<number> {
  const { personId, sessionId: own } = identity.session;
  const { count } = await prisma().session.deleteMany({
    where: { userId: personId, id: sessionId === undefined ? { not: own } : sessionId },
  });
  if (count > 0) await recordOwn(identity, "sessions-ended", { after: { count } });
  return count;
}

/** False for somebody who signs in through the company's identity provider only. */
export async function hasPassword(personId: string): Promise<boolean> {
  const count = await prisma().account.count({
    where: { userId: personId, providerId: "credential", password: { not: null } },
  });
  return count > 0;
}
