import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { CookieJar } from "#tests/support/cookie-jar";
import { aMarketplace } from "#tests/support/marketplace";
import { type Lies, OidcProvider } from "#tests/support/oidc-provider";
import { requestsOf } from "#tests/support/sign-in";
import { automatic, isMerchantRole, type Role } from "~/features/people/actor";
import { addMembership } from "~/features/people/add-membership.server";
import {
  beginCompanySignIn,
  finishCompanySignIn,
  hasCompanySignIn,
} from "~/features/people/company-sign-in.server";
import { createPerson } from "~/features/people/create-person.server";
import { identify } from "~/features/people/identity/identify.server";
import { requireStaff } from "~/features/people/require.server";
import type { Visit } from "~/features/people/sign-in.server";
import { prisma } from "~/platform/database.server";
import { newId } from "~/values/public-id";

const provider = new OidcProvider();
beforeAll(async () => {
  await provider.start();
  process.env.OIDC_ISSUER = provider.issuer;
  process.env.OIDC_CLIENT_ID = provider.clientId;
  process.env.OIDC_CLIENT_SECRET = provider.clientSecret;
});
afterAll(() => provider.stop());
beforeEach(() => {
  provider.lies = {};
});

const visit = (jar: CookieJar, path: string): Visit => ({
  request: requestsOf(jar.header)(path),
  address: "198.51.100.1",
});

async function aMember(role: Role | null, emailVerified = true) {
  const email = `${newId()}@example.com`;
  const person = await createPerson({ name: "Lin", email, emailVerified });
  if (!person.ok) throw new Error(person.because);
  const { personId } = person;
  if (role !== null)
    await addMembership(automatic((await aMarketplace()).id, "administration"), {
      personId,
      role,
      ...(isMerchantRole(role) ? { entityUid: "e1" } : {}),
    });
  provider.person = { sub: `sub-${personId}`, email, name: "Lin at the company" };
  return { email, personId };
}

async function begin(jar: CookieJar, returnTo = "/ops/reviews") {
  const away = await beginCompanySignIn(visit(jar, "/auth/oidc/start"), returnTo);
  if (!away.ok) throw new Error(away.because);
  jar.take(away.cookies);
  return new URL(away.to);
}

/** The whole way; `bend` may change what comes back from the provider. */
async function comeBack(jar: CookieJar, bend: (back: URL) => void = () => undefined) {
  const back = await provider.authorize((await begin(jar)).toString());
  bend(back);
  const answer = await finishCompanySignIn(visit(jar, `${back.pathname}${back.search}`));
  jar.take(answer.cookies);
  return { to: answer.to, identity: await identify(requestsOf(jar.header)("/")) };
}

const refused = { to: "/sign-in?trouble=company", identity: null };

test("a staff member comes back signed in, to the page she wanted", async () => {
  expect(hasCompanySignIn()).toBe(true);
  const { personId } = await aMember("reviewer");
  const jar = new CookieJar();
  const { to, identity } = await comeBack(jar);
  expect(to).toBe("/ops/reviews");
  expect(identity).toMatchObject({ session: { personId, person: { name: "Lin" } } });
  expect(await requireStaff(requestsOf(jar.header)("/ops"))).toMatchObject({ personId });
  const account = await prisma().account.findFirstOrThrow({ where: { userId: personId } });
  expect(account).toMatchObject({ providerId: "company", accessToken: null, idToken: null });
  expect((await comeBack(new CookieJar())).identity).toMatchObject({ session: { personId } });
  expect(await prisma().account.count({ where: { userId: personId } })).toBe(1);
});

test("the provider is asked with state, nonce and PKCE, and sends back to one address only", async () => {
  const url = await begin(new CookieJar());
  const asked = Object.fromEntries(url.searchParams);
  expect(asked).toMatchObject({
    response_type: "code",
    code_challenge_method: "S256",
    redirect_uri: "http://localhost:3000/auth/oidc/callback",
  });
  for (const name of ["state", "nonce", "code_challenge"])
    expect(asked[name]?.length).toBeGreaterThan(20);
});

test("a page of another site is not returned to", async () => {
  await aMember("reviewer");
  const jar = new CookieJar();
  const back = await provider.authorize((await begin(jar, "//evil.example/x")).toString());
  const answer = await finishCompanySignIn(visit(jar, `${back.pathname}${back.search}`));
  expect(answer.to).toBe("/");
});

test("who must show a second factor here must do so after the provider, too", async () => {
  await aMember("admin");
  const jar = new CookieJar();
  expect((await comeBack(jar)).identity).not.toBeNull();
  const thrown = await requireStaff(requestsOf(jar.header)("/ops")).catch(
    (error: Response) => error,
  );
  expect((thrown as Response).headers.get("Location")).toMatch("/second-factor/setup");
});

test("nobody comes in who is not a staff member with a confirmed address already", async () => {
  provider.person = { sub: "x", email: "stranger@example.com" };
  expect(await comeBack(new CookieJar())).toEqual(refused);
  expect(await prisma().person.count({ where: { email: "stranger@example.com" } })).toBe(0);
  for (const [role, verified] of [
    [null, true],
    ["merchant-owner", true],
    ["reviewer", false],
  ] as const) {
    const { personId } = await aMember(role, verified);
    expect(await comeBack(new CookieJar())).toEqual(refused);
    expect(await prisma().account.count({ where: { userId: personId } })).toBe(0);
  }
  const { personId } = await aMember("reviewer");
  await prisma().person.update({ where: { id: personId }, data: { disabledAt: new Date() } });
  expect(await comeBack(new CookieJar())).toEqual(refused);
});

const lies: readonly (readonly [string, Lies])[] = [
  ["an address the provider has not verified", { claims: { email_verified: false } }],
  ["no word on whether it is verified", { claims: { email_verified: undefined } }],
  ["another nonce", { claims: { nonce: "another" } }],
  ["no nonce", { claims: { nonce: undefined } }],
  ["another audience", { claims: { aud: "another-client" } }],
  ["another issuer", { claims: { iss: "https://issuer.example" } }],
  ["a token that has expired", { claims: { exp: 1_000_000_000 } }],
  ["alg none", { alg: "none" }],
  ["a key that is not published", { foreignKey: true }],
];
test.each(lies)("%s is refused", async (_, lie) => {
  await aMember("reviewer");
  provider.lies = lie;
  expect(await comeBack(new CookieJar())).toEqual(refused);
});

test.each<[string, (back: URL) => void]>([
  ["another state", (back) => back.searchParams.set("state", "another")],
  ["no state", (back) => back.searchParams.delete("state")],
  ["another code", (back) => back.searchParams.set("code", "another")],
  ["no code", (back) => back.searchParams.delete("code")],
  [
    "another issuer in the answer",
    (back) => back.searchParams.set("iss", "https://mix-up.example"),
  ],
  ["an error", (back) => back.searchParams.set("error", "access_denied")],
])("%s is refused", async (_, bend) => {
  await aMember("reviewer");
  expect(await comeBack(new CookieJar(), bend)).toEqual(refused);
});

test("an answer for one browser does not sign another in, nor twice", async () => {
  await aMember("reviewer");
  const [hers, his] = [new CookieJar(), new CookieJar()];
  const back = await provider.authorize((await begin(hers)).toString());
  await begin(his);
  const path = `${back.pathname}${back.search}`;
  expect((await finishCompanySignIn(visit(his, path))).to).toBe(refused.to);
  expect((await finishCompanySignIn(visit(hers, path))).to).toBe("/ops/reviews");
  expect((await finishCompanySignIn(visit(hers, path))).to).toBe(refused.to);
});
