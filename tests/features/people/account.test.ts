import { expect, test } from "vitest";
import { CookieJar } from "#tests/support/cookie-jar";
import { mailsTo, tokenMailedTo } from "#tests/support/mailbox";
import { requestsOf, type SignedIn, signedIn, signedInAs } from "#tests/support/sign-in";
import {
  changeProfile,
  endSessions,
  openSessions,
  requestEmailChange,
} from "~/features/people/account.server";
import {
  disablePerson,
  enablePerson,
  forgetSecondFactor,
} from "~/features/people/administer-person.server";
import { createPerson } from "~/features/people/create-person.server";
import { identify } from "~/features/people/identity/identify.server";
import { rememberLanguage } from "~/features/people/remember-language.server";
import { requireSession } from "~/features/people/require.server";
import { signIn, type Visit } from "~/features/people/sign-in.server";
import { verifyEmail } from "~/features/people/verify-email.server";
import { inTenant, prisma } from "~/platform/database.server";
import { newId } from "~/values/public-id";

const password = "correct horse battery";
const visit = (cookie: string | null = null): Visit => ({
  request: requestsOf(cookie)("/account"),
  address: "198.51.100.20",
});
const verbsOf = async (her: SignedIn) => {
  const entries = await inTenant(her.marketplace.id, (tx) =>
    tx.auditEntry.findMany({ where: { thingId: her.personId }, orderBy: { id: "asc" } }),
  );
  return entries.map(({ verb }) => verb);
};

async function withPassword() {
  const her = await signedIn("reviewer");
  const other = await createPerson({
    name: "x",
    email: `${newId()}@example.com`,
    password,
    emailVerified: true,
  });
  if (!other.ok) throw new Error(other.because);
  await prisma().account.updateMany({
    where: { userId: other.personId },
    data: { userId: her.personId, accountId: her.personId },
  });
  return her;
}

test("a name and a language change at once, and history has both", async () => {
  const her = await signedIn("reviewer", { name: "Lin" });
  const identity = await requireSession(her.request("/account"));
  await changeProfile(identity, { name: "Lin Zhao", locale: "zh" });
  expect((await identify(her.request("/")))?.session.person).toMatchObject({
    name: "Lin Zhao",
    locale: "zh",
  });
  const entry = await inTenant(her.marketplace.id, (tx) =>
    tx.auditEntry.findFirst({ where: { verb: "profile-changed" } }),
  );
  expect(entry).toMatchObject({
    before: { name: "Lin" },
    after: { name: "Lin Zhao", locale: "zh" },
  });
  await rememberLanguage(her.request("/"), "en");
  expect((await identify(her.request("/")))?.session.person.locale).toBe("en");
});

test("a new address counts once its link is opened; the old one is told", async () => {
  const her = await withPassword();
  const identity = await requireSession(her.request("/account"));
  const email = `${newId()}@example.com`;
  const ask = (wish: { password: string; email: string }) =>
    requestEmailChange(identity, visit(her.cookie), wish);
  expect(await ask({ password: "x", email })).toMatchObject({ because: "wrong-password" });
  expect(await ask({ password, email: her.email.toUpperCase() })).toMatchObject({
    because: "same-address",
  });
  expect(await ask({ password, email: email.toUpperCase() })).toEqual({ ok: true });
  const token = await tokenMailedTo(email);
  expect((await identify(her.request("/")))?.session.person.email).toBe(her.email);
  expect(await verifyEmail(visit(), token)).toEqual({ ok: true });
  expect((await identify(her.request("/")))?.session.person.email).toBe(email);
  expect((await mailsTo(her.email))[0]?.text).toContain(
    "e-mail address of your account was changed",
  );
  expect(await verbsOf(her)).toContain("email-changed");
  expect(await verifyEmail(visit(), token)).toMatchObject({ ok: false });
});

test("an address somebody has is answered like a free one, and is not taken", async () => {
  const her = await withPassword();
  const taken = await signedIn("reviewer");
  const identity = await requireSession(her.request("/account"));
  const wish = { password, email: taken.email };
  expect(await requestEmailChange(identity, visit(her.cookie), wish)).toEqual({ ok: true });
  expect(await mailsTo(taken.email)).toHaveLength(0);

  const free = `${newId()}@example.com`;
  await requestEmailChange(identity, visit(her.cookie), { password, email: free });
  const token = await tokenMailedTo(free);
  await createPerson({ name: "Faster", email: free, emailVerified: true });
  expect(await verifyEmail(visit(), token)).toEqual({ ok: false, because: "link-no-longer-valid" });
});

test("one sees one's own sessions and ends them, and nobody else's", async () => {
  const her = await signedIn("reviewer");
  const stranger = await signedIn("reviewer");
  const second = requestsOf(await signedInAs(her.personId));
  await signedInAs(her.personId);
  const identity = await requireSession(her.request("/account"));
  const sessions = await openSessions(identity);
  expect(sessions.map(({ isThis }) => isThis)).toEqual([true, false, false]);
  const [theirs] = await openSessions(await requireSession(stranger.request("/")));
  expect(await endSessions(identity, theirs?.sessionId)).toBe(0);
  expect(await identify(stranger.request("/"))).not.toBeNull();
  const hers = (await requireSession(second("/"))).session.sessionId;
  expect(await endSessions(identity, hers)).toBe(1);
  expect(await identify(second("/"))).toBeNull();
  expect(await endSessions(identity)).toBe(1);
  expect(await identify(her.request("/"))).not.toBeNull();
});

test("administration closes an account, opens it again and forgets a lost second factor", async () => {
  const her = await withPassword();
  await disablePerson(her.personId, new Date());
  expect(await identify(her.request("/"))).toBeNull();
  expect(await signIn(visit(), { email: her.email, password })).toMatchObject({ because: "wrong" });
  await enablePerson(her.personId);
  await prisma().person.update({ where: { id: her.personId }, data: { twoFactorEnabled: true } });
  await prisma().twoFactor.create({
    data: { id: newId(), userId: her.personId, secret: "x", backupCodes: "x", verified: true },
  });
  await forgetSecondFactor(her.personId);
  const answer = await signIn(visit(), { email: her.email, password });
  if (!answer.ok) throw new Error(answer.because);
  expect(answer.next).toBe("home");
  expect(new CookieJar().take(answer.cookies).names).toEqual(["slipway.session_token"]);
  expect(await verbsOf(her)).toEqual([
    "member-added",
    "person-disabled",
    "person-enabled",
    "second-factor-removed",
  ]);
});
