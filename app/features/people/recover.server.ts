import { inBackground } from "~/platform/background.server";
import { prisma } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { normalEmail } from "./email";
import { codeOf, headersFor, type Visit } from "./identity/ask-auth.server";
import { auth } from "./identity/auth.server";
import { attempt } from "./identity/limits.server";
import { recordOwnById } from "./identity/record-own.server";
import { sendNotice } from "./identity/send.server";
import { passwordTrouble } from "./password";

/**
 * Asks for a link to choose a new password. Always the same answer, given before anything is looked up:
 * neither the page nor its time tells whether the address is known.
 */
export function requestReset(visit: Visit, email: string): void {
  const account = normalEmail(email);
  const headers = headersFor(visit, false);
  inBackground("password reset", async () => {
    if ((await attempt("reset by address", visit.address)) !== null) return;
    if ((await attempt("reset by account", account)) !== null) return;
    await auth().api.requestPasswordReset({ body: { email: account }, headers });
  });
}

/** Whose password a link changes; null where the link is unknown, used or too old. */
export async function personOfReset(visit: Visit, token: string): Promise<string | null> {
  if ((await attempt("token by address", visit.address)) !== null) return null;
  const { internalAdapter } = await auth().$context;
  const found = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  return found !== null && found.expiresAt > new Date() ? found.value : null;
}

/** Sets the password and ends every session of the person. */
export async function resetPassword(
  visit: Visit,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<
  Outcome<object, "link-no-longer-valid" | NonNullable<ReturnType<typeof passwordTrouble>>>
> {
  const personId = await personOfReset(visit, token);
  if (personId === null) return refuse("link-no-longer-valid");
  const person = await prisma().person.findUnique({ where: { id: personId } });
  if (person === null || person.disabledAt !== null) return refuse("link-no-longer-valid");
  const trouble = passwordTrouble(password, person);
  if (trouble !== null) return refuse(trouble);
  const answer = await codeOf(auth().api.resetPassword({ body: { token, newPassword: password } }));
  if (!answer.ok) return refuse("link-no-longer-valid");
  // The link came to her mailbox: that proves the address as well.
  await prisma().person.update({ where: { id: personId }, data: { emailVerified: true } });
  await recordOwnById(person, "password-reset");
  await sendNotice(personId, "password-changed");
  return { ok: true };
}
