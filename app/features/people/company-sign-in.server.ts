/** Sign-in of staff through the company's identity provider (OpenID Connect, code flow with PKCE). */
import { log } from "~/platform/log.server";
import { type Outcome, refuse } from "~/values/outcome";
import { codeOf, cookiesOf, headersFor, type Visit } from "./identity/ask-auth.server";
import { companyAuth, companyProvider, hasCompanySignIn } from "./identity/auth.server";
import { cookiePrefix } from "./identity/session.server";
import { safePath } from "./return-to";

export { hasCompanySignIn } from "./identity/auth.server";

const failed = "/sign-in?trouble=company";

type Away = { readonly to: string; readonly cookies: Headers };

/** Where to send the browser: the provider's own sign-in page. */
export async function beginCompanySignIn(
  visit: Visit,
  returnTo: string,
): Promise<Outcome<Away, "not-set" | "provider-does-not-answer">> {
  if (!hasCompanySignIn()) return refuse("not-set");
  const answer = await codeOf(
    companyAuth().api.signInSocial({
      body: {
        provider: companyProvider,
        callbackURL: safePath(returnTo),
        errorCallbackURL: failed,
        disableRedirect: true,
      },
      headers: headersFor(visit),
      returnHeaders: true,
    }),
  );
  if (!answer.ok || !answer.value.response.url) {
    log().error({ what: "company sign-in: the provider cannot be reached" }, "auth");
    return refuse("provider-does-not-answer");
  }
  const { headers, response } = answer.value;
  return { ok: true, to: response.url ?? failed, cookies: cookiesOf(headers) };
}

/**
 * The provider's answer. better-auth checks state, nonce, signature, issuer, audience and the verified
 * address; a session begins only for staff who are members already. Everything else is one refusal.
 */
export async function finishCompanySignIn(visit: Visit): Promise<Away> {
  const refused = { to: failed, cookies: new Headers() };
  if (!hasCompanySignIn()) return refused;
  const query = Object.fromEntries(new URL(visit.request.url).searchParams);
  const response = await companyAuth().api.callbackOAuth({
    params: { id: companyProvider },
    query,
    headers: headersFor(visit),
    asResponse: true,
  });
  const cookies = cookiesOf(response.headers);
  const location = response.headers.get("Location") ?? failed;
  const begun = new RegExp(`^${cookiePrefix()}\\.session_token=[^;]`);
  const signedIn = cookies.getSetCookie().some((cookie) => begun.test(cookie));
  log()[signedIn ? "info" : "warn"]({ what: "company sign-in", signedIn }, "auth");
  return signedIn ? { to: safePath(location), cookies } : { to: failed, cookies };
}
