import { prisma } from "~/platform/database.server";
import { log } from "~/platform/log.server";
import { type Outcome, refuse } from "~/values/outcome";
import { normalEmail } from "./email";
import { codeOf, cookiesOf, headersFor, type Visit } from "./identity/ask-auth.server";
import { auth } from "./identity/auth.server";
import { attempts, forgive } from "./identity/limits.server";
import { readSession } from "./identity/session.server";

export type { Visit } from "./identity/ask-auth.server";

export type SignInOutcome = Outcome<
  { readonly cookies: Headers; readonly next: "home" | "second-factor" },
  "wrong" | "too-many-attempts" | "address-not-confirmed"
>;

/**
 * E-mail and password to a new session, or to the challenge for a second factor. A known and an unknown
 * address get the same answer after the same work; whether a mailbox must be confirmed is said only to
 * somebody who knows the password.
 */
export async function signIn(
  visit: Visit,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<SignInOutcome> {
  const account = normalEmail(email);
  const wait = await attempts(
    ["sign-in by account", account],
    ["sign-in by address", visit.address],
  );
  if (wait !== null) {
    log().warn({ what: "sign-in refused: too many attempts" }, "auth");
    return refuse("too-many-attempts", { minutes: wait });
  }
  const answer = await codeOf(
    auth().api.signInEmail({
      body: { email: account, password },
      headers: headersFor(visit, false),
      returnHeaders: true,
    }),
  );
  if (!answer.ok) {
    if (answer.code === "EMAIL_NOT_VERIFIED") return refuse("address-not-confirmed");
    log().warn({ what: "sign-in refused: wrong password or address" }, "auth");
    return refuse("wrong");
  }
  await forgive("sign-in by account", account);
  await endSession(visit.request);
  const { headers, response } = answer.value;
  const next = "twoFactorRedirect" in response ? "second-factor" : "home";
  log().info({ what: "signed in", next }, "auth");
  return { ok: true, cookies: cookiesOf(headers), next };
}

/** Ends the session a browser brought along: a new sign-in never shares one with an older. */
async function endSession(request: Request): Promise<void> {
  const old = await readSession(request.headers);
  if (old !== null) await prisma().session.deleteMany({ where: { id: old.sessionId } });
}

/** Ends the session; the cookies that make the browser forget it. */
export async function signOut(visit: Visit): Promise<Headers> {
  const { headers } = await auth().api.signOut({ headers: headersFor(visit), returnHeaders: true });
  return cookiesOf(headers);
}
