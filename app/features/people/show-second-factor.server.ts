import { prisma, sql } from "~/platform/database.server";
import { log } from "~/platform/log.server";
import { type Outcome, refuse } from "~/values/outcome";
import { codeOf, cookiesOf, headersFor, type Visit } from "./identity/ask-auth.server";
import { auth } from "./identity/auth.server";
import { attempt, forgive } from "./identity/limits.server";
import { cookiePrefix, readSession, signedCookie } from "./identity/session.server";

export type CodeKind = "app" | "backup";
export type ShowOutcome = Outcome<
  { readonly cookies: Headers },
  "wrong-code" | "too-many-attempts" | "start-again"
>;

/** Whom a code is asked of: after the password, or in a session that has not shown one yet. */
export async function challengedPerson(request: Request): Promise<string | null> {
  const session = await readSession(request.headers);
  if (session !== null)
    return session.person.hasSecondFactor && !session.secondFactorShown ? session.personId : null;
  const challenge = signedCookie(request.headers, `${cookiePrefix()}.two_factor`);
  if (challenge === null) return null;
  const { internalAdapter } = await auth().$context;
  const found = await internalAdapter.findVerificationValue(challenge);
  return found !== null && found.expiresAt > new Date() ? found.value : null;
}

/** A code from the authenticator app, or a backup code. Either works once. */
export async function showSecondFactor(
  visit: Visit,
  given: { readonly kind: CodeKind; readonly code: string },
): Promise<ShowOutcome> {
  const personId = await challengedPerson(visit.request);
  if (personId === null) return refuse("start-again");
  const wait = await attempt("code by person", personId);
  if (wait !== null) return refuse("too-many-attempts", { minutes: wait });
  const code = spelled(given);
  if (!(await unused(personId, code))) return refuse("wrong-code");
  const ask = { body: { code }, headers: headersFor(visit), returnHeaders: true } as const;
  const answer = await codeOf(
    given.kind === "app" ? auth().api.verifyTOTP(ask) : auth().api.verifyBackupCode(ask),
  );
  if (!answer.ok) {
    log().warn({ what: "second factor refused", personId, code: answer.code }, "auth");
    return refuse(answer.code === "INVALID_TWO_FACTOR_COOKIE" ? "start-again" : "wrong-code");
  }
  await forgive("code by person", personId);
  const session = await readSession(visit.request.headers);
  if (session !== null) await noteShown(session.sessionId);
  log().info({ what: "second factor shown", personId, kind: given.kind }, "auth");
  return { ok: true, cookies: cookiesOf(answer.value.headers) };
}

/** People type codes with spaces, and backup codes without their dash. */
function spelled({ kind, code }: { readonly kind: CodeKind; readonly code: string }): string {
  const bare = code.replaceAll(/[\s-]/g, "");
  return kind === "app" ? bare : `${bare.slice(0, 5)}-${bare.slice(5)}`;
}

/** Claims a code before it is checked, so that of two that show the same one only the first gets in. */
export const unused = async (personId: string, code: string): Promise<boolean> =>
  (await attempt("used code", `${personId} ${code}`)) === null;

async function noteShown(sessionId: string): Promise<void> {
  await sql()`UPDATE session SET second_factor_at = now() WHERE id = ${sessionId}`;
}

/** How many backup codes are left; null without a second factor. */
export async function backupCodesLeft(personId: string): Promise<number | null> {
  const row = await prisma().twoFactor.findUnique({ where: { userId: personId } });
  if (row === null || !row.verified) return null;
  const { backupCodes } = await auth().api.viewBackupCodes({ body: { userId: personId } });
  return backupCodes.length;
}
