import { expect, test } from "vitest";
import { CookieJar } from "#tests/support/cookie-jar";
import { mailsTo, tokenMailedTo } from "#tests/support/mailbox";
import { requestsOf } from "#tests/support/sign-in";
import { changePassword } from "~/features/people/account.server";
import { createPerson } from "~/features/people/create-person.server";
import { identify } from "~/features/people/identity/identify.server";
import { attempt } from "~/features/people/identity/limits.server";
import * as hashing from "~/features/people/identity/password-hash.server";
import { personOfReset, requestReset, resetPassword } from "~/features/people/recover.server";
import { requireSession } from "~/features/people/require.server";
import { signIn, signOut, type Visit } from "~/features/people/sign-in.server";
import { verifyEmail } from "~/features/people/verify-email.server";
import { prisma } from "~/platform/database.server";
import { newId } from "~/values/public-id";

const password = "correct horse battery";
let addresses = 0;

const visit = (jar = new CookieJar(), address = `198.51.100.${addresses++}`): Visit => ({
  request: requestsOf(jar.header)("/sign-in"),
  address,
});

async function aPerson(wishes: { emailVerified?: boolean } = {}) {
  const email = `${newId()}@example.com`;
  const person = await createPerson({
    name: "Lin",
    email,
    password,
    emailVerified: true,
    ...wishes,
  });
  if (!person.ok) throw new Error(person.because);
  return { email, personId: person.personId };
}

async function signedInJar(email: string, given = password) {
  const answer = await signIn(visit(), { email, password: given });
  if (!answer.ok) throw new Error(answer.because);
  return { jar: new CookieJar().take(answer.cookies), cookies: answer.cookies, next: answer.next };
}

const sessionOf = (jar: CookieJar) => identify(requestsOf(jar.header)("/"));

test("the right password begins a session; leaving ends it for good", async () => {
  const { email, personId } = await aPerson();
  const { jar, cookies, next } = await signedInJar(` ${email.toUpperCase()}`);
  expect(next).toBe("home");
  expect(cookies.getSetCookie()[0]).toMatch(
    /^slipway\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
  );
  const kept = jar.header;
  expect(await sessionOf(jar)).toMatchObject({ session: { personId, secondFactorShown: false } });
  jar.take(await signOut(visit(jar)));
  expect(jar.names).toEqual([]);
  expect(await identify(requestsOf(kept)("/"))).toBeNull();
});

test("a new sign-in ends the session the browser brought along", async () => {
  const { email } = await aPerson();
  const { jar: first } = await signedInJar(email);
  const answer = await signIn(visit(first), { email, password });
  if (!answer.ok) throw new Error(answer.because);
  const second = new CookieJar().take(answer.cookies);
  expect(second.header).not.toBe(first.header);
  expect(await sessionOf(first)).toBeNull();
  expect(await sessionOf(second)).not.toBeNull();
});

test("a known and an unknown address get the same answer after the same work", async () => {
  const { email } = await aPerson();
  const cpu = { known: 0, unknown: 0 };
  for (let round = 0; round < 6; round += 1)
    for (const [kind, account] of [
      ["known", email],
      ["unknown", `${newId()}@example.com`],
    ] as const) {
      const before = process.cpuUsage();
      const answer = await signIn(visit(), { email: account, password: "wrong horse battery" });
      const { user, system } = process.cpuUsage(before);
      expect(answer).toEqual({ ok: false, because: "wrong" });
      if (round > 0) cpu[kind] += user + system;
    }
  // Without a hash for the unknown address its share would be about a tenth.
  expect(cpu.unknown / cpu.known).toBeGreaterThan(0.5);
  expect(cpu.unknown / cpu.known).toBeLessThan(2);
});

test("an account is locked after ten tries from anywhere, a known and an unknown one alike", async () => {
  const { email } = await aPerson();
  for (const account of [email, "nobody-at-all@example.com"]) {
    const tries = Array.from({ length: 30 }, () =>
      signIn(visit(), { email: account, password: "x" }),
    );
    const answers = (await Promise.all(tries)).map((answer) => (answer.ok ? "in" : answer.because));
    expect(answers.filter((answer) => answer === "wrong")).toHaveLength(10);
    expect(answers.filter((answer) => answer === "too-many-attempts")).toHaveLength(20);
  }
  expect(await signIn(visit(), { email, password })).toMatchObject({
    ok: false,
    because: "too-many-attempts",
    details: { minutes: 15 },
  });
});

test("an address is limited across accounts, an IPv6 visitor by the whole /64", async () => {
  const wrong = (address: string) =>
    signIn(visit(new CookieJar(), address), { email: `${newId()}@example.com`, password: "x" });
  for (let at = 0; at < 49; at += 1)
    await attempt("sign-in by address", `2001:db8:1:2::${at.toString(16)}`);
  expect(await wrong("2001:db8:1:2:ffff::1")).toMatchObject({ because: "wrong" });
  expect(await wrong("2001:db8:1:2:ffff::2")).toMatchObject({ because: "too-many-attempts" });
  expect(await wrong("2001:db8:1:3::1")).toMatchObject({ because: "wrong" });
});

test("what a browser writes into its headers about its address is not looked at", async () => {
  const forged = (index: number): Visit => {
    const request = requestsOf(null)("/sign-in");
    request.headers.set("X-Forwarded-For", `203.0.113.${index}`);
    request.headers.set("X-Slipway-Address", `203.0.113.${index}`);
    return { request, address: "192.0.2.66" };
  };
  for (let at = 0; at < 49; at += 1) await attempt("sign-in by address", "192.0.2.66");
  const wish = () => ({ email: `${newId()}@example.com`, password: "x" });
  expect(await signIn(forged(1), wish())).toMatchObject({ because: "wrong" });
  expect(await signIn(forged(2), wish())).toMatchObject({ because: "too-many-attempts" });

  const { email, personId } = await aPerson();
  const answer = await signIn({ ...forged(3), address: "192.0.2.67" }, { email, password });
  expect(answer.ok).toBe(true);
  const session = await prisma().session.findFirstOrThrow({ where: { userId: personId } });
  expect(session.ipAddress).toBe("192.0.2.67");
});

test("somebody who is disabled cannot sign in", async () => {
  const { email, personId } = await aPerson();
  await prisma().person.update({ where: { id: personId }, data: { disabledAt: new Date() } });
  expect(await signIn(visit(), { email, password })).toEqual({ ok: false, because: "wrong" });
  expect(await prisma().session.count({ where: { userId: personId } })).toBe(0);
});

test("an address is confirmed by the link in its mail, before the first session", async () => {
  const { email, personId } = await aPerson({ emailVerified: false });
  expect(await signIn(visit(), { email, password: "wrong horse battery" })).toEqual({
    ok: false,
    because: "wrong",
  });
  expect(await mailsTo(email)).toHaveLength(0);
  const refused = { ok: false, because: "address-not-confirmed" };
  expect(await signIn(visit(), { email, password })).toEqual(refused);
  const token = await tokenMailedTo(email);
  const bad = { ok: false, because: "link-no-longer-valid" };
  expect(await verifyEmail(visit(), `${token}x`)).toEqual(bad);
  expect(await verifyEmail(visit(), "x")).toEqual(bad);
  expect(await verifyEmail(visit(), token)).toEqual({ ok: true });
  expect(await prisma().person.findUnique({ where: { id: personId } })).toMatchObject({
    emailVerified: true,
  });
  expect((await signedInJar(email)).next).toBe("home");
});

test("a reset link works once and ends every session", async () => {
  const { email } = await aPerson();
  const { jar } = await signedInJar(email);
  requestReset(visit(), email);
  const token = await tokenMailedTo(email);
  const wanted = "another horse battery";
  expect(await personOfReset(visit(), token)).not.toBeNull();
  expect(await resetPassword(visit(), { token, password: "1234567890" })).toEqual({
    ok: false,
    because: "well-known",
  });
  expect(await resetPassword(visit(), { token, password: wanted })).toEqual({ ok: true });
  const bad = { ok: false, because: "link-no-longer-valid" };
  expect(await resetPassword(visit(), { token, password: wanted })).toEqual(bad);
  expect(await sessionOf(jar)).toBeNull();
  expect(await signIn(visit(), { email, password })).toEqual({ ok: false, because: "wrong" });
  expect((await signedInJar(email, wanted)).next).toBe("home");
  const stored = await prisma().verification.findMany();
  expect(JSON.stringify(stored)).not.toContain(token);
});

test("an unknown address gets no mail, and nobody gets more than three an hour", async () => {
  requestReset(visit(), "nobody@example.org");
  expect(await mailsTo("nobody@example.org")).toHaveLength(0);
  const { email } = await aPerson();
  for (let at = 0; at < 5; at += 1) requestReset(visit(), email);
  expect(await mailsTo(email)).toHaveLength(3);
});

test("a changed password ends the other sessions and renews this one", async () => {
  const { email } = await aPerson();
  const [{ jar: here }, { jar: there }] = [await signedInJar(email), await signedInJar(email)];
  const identity = await requireSession(requestsOf(here.header)("/account"));
  const wanted = "another horse battery";
  expect(await changePassword(identity, visit(here), { current: "wrong", wanted })).toEqual({
    ok: false,
    because: "wrong-password",
  });
  const answer = await changePassword(identity, visit(here), { current: password, wanted });
  if (!answer.ok) throw new Error(answer.because);
  const old = here.header;
  here.take(answer.cookies);
  expect(await sessionOf(here)).not.toBeNull();
  expect(await identify(requestsOf(old)("/"))).toBeNull();
  expect(await sessionOf(there)).toBeNull();
  expect((await mailsTo(email))[0]?.text).toContain("password");
});

test("passwords are kept as Argon2id", async () => {
  const { personId } = await aPerson();
  const account = await prisma().account.findFirstOrThrow({ where: { userId: personId } });
  expect(account.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await hashing.passwordMatches(account.password ?? "", password)).toBe(true);
  expect(await hashing.passwordMatches(account.password ?? "", "x")).toBe(false);
  expect(await hashing.passwordMatches("plain", "plain")).toBe(false);
});
