import { TOTP } from "otpauth";
import { expect, test } from "vitest";
import { CookieJar } from "#tests/support/cookie-jar";
import { mailsTo } from "#tests/support/mailbox";
import { aMarketplace } from "#tests/support/marketplace";
import { requestsOf } from "#tests/support/sign-in";
import { automatic, type StaffRole } from "~/features/people/actor";
import { addMembership } from "~/features/people/add-membership.server";
import { createPerson } from "~/features/people/create-person.server";
import { requireSession, requireStaff } from "~/features/people/require.server";
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  renewBackupCodes,
  waitingSecret,
} from "~/features/people/second-factor.server";
import { backupCodesLeft, showSecondFactor } from "~/features/people/show-second-factor.server";
import { signIn, type Visit } from "~/features/people/sign-in.server";
import { inTenant, prisma } from "~/platform/database.server";
import { newId } from "~/values/public-id";

const password = "correct horse battery";
let addresses = 0;
const visit = (jar = new CookieJar()): Visit => ({
  request: requestsOf(jar.header)("/second-factor"),
  address: `198.51.100.${addresses++}`,
});
const step = 30_000;
/** The code of now, or of some steps ahead: the next one is right already, and stays so for a while. */
const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: secret.replaceAll(" ", "") }).generate({
    timestamp: Date.now() + steps * step,
  });

async function aStaffMember(role: StaffRole) {
  const email = `${newId()}@example.com`;
  const person = await createPerson({ name: "Lin", email, password, emailVerified: true });
  if (!person.ok) throw new Error(person.because);
  const marketplace = await aMarketplace();
  await addMembership(automatic(marketplace.id, "administration"), {
    personId: person.personId,
    role,
  });
  return { email, personId: person.personId, marketplace, jar: await begin(email) };
}

async function begin(email: string) {
  const answer = await signIn(visit(), { email, password });
  if (!answer.ok) throw new Error(answer.because);
  return new CookieJar().take(answer.cookies);
}

const identityOf = (jar: CookieJar) => requireSession(requestsOf(jar.header)("/"));
const opens = (jar: CookieJar) =>
  requireStaff(requestsOf(jar.header)("/ops")).then(
    () => "200",
    (thrown: Response) => thrown.headers.get("Location") ?? thrown.status,
  );

async function withSecondFactor(role: StaffRole) {
  const her = await aStaffMember(role);
  expect(await beginSecondFactor(await identityOf(her.jar), visit(her.jar), password)).toEqual({
    ok: true,
  });
  const waiting = await waitingSecret(await identityOf(her.jar));
  if (waiting === null) throw new Error("no secret waits");
  const before = her.jar.header;
  const setUpCode = codeOf(waiting.secret);
  const answer = await confirmSecondFactor(await identityOf(her.jar), visit(her.jar), setUpCode);
  if (!answer.ok) throw new Error(answer.because);
  her.jar.take(answer.cookies);
  return { ...her, before, setUpCode, secret: waiting.secret, backupCodes: answer.backupCodes };
}

test("an administrator sets one up before anything else opens; the session is a new one", async () => {
  const her = await aStaffMember("admin");
  expect(await opens(her.jar)).toBe("/second-factor/setup?returnTo=%2Fops");
  const identity = await identityOf(her.jar);
  expect(await beginSecondFactor(identity, visit(her.jar), "wrong")).toEqual({
    ok: false,
    because: "wrong-password",
  });
  expect(await waitingSecret(identity)).toBeNull();
  const done = await withSecondFactor("admin");
  expect(await opens(done.jar)).toBe("200");
  expect(await opens(new CookieJar().take(new Headers([["Set-Cookie", done.before]])))).toMatch(
    "/sign-in",
  );
  expect(done.backupCodes).toHaveLength(10);
  expect((await mailsTo(done.email))[0]?.text).toContain("second factor");
  const stored = await prisma().twoFactor.findFirstOrThrow({ where: { userId: done.personId } });
  expect(stored.secret).not.toContain(done.secret.replaceAll(" ", ""));
  expect(stored.backupCodes).not.toContain(done.backupCodes[0]);
  const entries = await inTenant(done.marketplace.id, (tx) => tx.auditEntry.findMany());
  expect(entries.map(({ verb }) => verb)).toContain("second-factor-added");
});

test("the address of the secret is what authenticator apps read", async () => {
  const her = await aStaffMember("reviewer");
  await beginSecondFactor(await identityOf(her.jar), visit(her.jar), password);
  const waiting = await waitingSecret(await identityOf(her.jar));
  const uri = new URL(waiting?.uri ?? "");
  expect(`${uri.protocol}//${uri.host}`).toBe("otpauth://totp");
  expect(uri.searchParams.get("secret")).toBe(waiting?.secret.replaceAll(" ", ""));
  expect(uri.searchParams.get("issuer")).toBe("Slipway");
});

test("the password alone does not open a session; password and code do", async () => {
  const her = await withSecondFactor("reviewer");
  const jar = await begin(her.email);
  expect(jar.names).toEqual(["slipway.two_factor"]);
  expect(await opens(jar)).toMatch("/sign-in");
  const answer = await showSecondFactor(visit(jar), { kind: "app", code: codeOf(her.secret, 1) });
  if (!answer.ok) throw new Error(answer.because);
  jar.take(answer.cookies);
  expect(await opens(jar)).toBe("200");
});

test("a code works once, and only near its time", async () => {
  const her = await withSecondFactor("reviewer");
  const show = async (code: string) => {
    const answer = await showSecondFactor(visit(await begin(her.email)), { kind: "app", code });
    return answer.ok ? "in" : answer.because;
  };
  expect(await show(her.setUpCode)).toBe("wrong-code");
  const code = codeOf(her.secret, 1);
  const [one, other] = await Promise.all([show(code), show(code)]);
  expect([one, other].sort()).toEqual(["in", "wrong-code"]);
  expect(await show(code)).toBe("wrong-code");
  expect(await show(codeOf(her.secret, 10))).toBe("wrong-code");
});

test("five wrong codes lock, also across new sign-ins", async () => {
  const her = await withSecondFactor("reviewer");
  const show = async (code: string) => {
    const answer = await showSecondFactor(visit(await begin(her.email)), { kind: "app", code });
    return answer.ok ? "in" : answer.because;
  };
  for (const code of ["000000", "000001", "000002", "000003", "000004"])
    expect(await show(code)).toBe("wrong-code");
  expect(await show(codeOf(her.secret, 1))).toBe("too-many-attempts");
});

test("a backup code works once, however it is spelled", async () => {
  const her = await withSecondFactor("reviewer");
  const [first = ""] = her.backupCodes;
  expect(await backupCodesLeft(her.personId)).toBe(10);
  const jar = await begin(her.email);
  const answer = await showSecondFactor(visit(jar), {
    kind: "backup",
    code: first.replace("-", " "),
  });
  expect(answer.ok).toBe(true);
  expect(await backupCodesLeft(her.personId)).toBe(9);
  const again = await showSecondFactor(visit(await begin(her.email)), {
    kind: "backup",
    code: first,
  });
  expect(again).toEqual({ ok: false, because: "wrong-code" });
});

test("without a challenge there is nothing to show a code to", async () => {
  const her = await withSecondFactor("reviewer");
  const nothing = { ok: false, because: "start-again" };
  const given = { kind: "app", code: codeOf(her.secret, 1) } as const;
  expect(await showSecondFactor(visit(), given)).toEqual(nothing);
  expect(await showSecondFactor(visit(her.jar), given)).toEqual(nothing);
});

test("new backup codes replace the old; roles that need a factor keep it, others may remove it", async () => {
  const admin = await withSecondFactor("admin");
  const renewed = await renewBackupCodes(await identityOf(admin.jar), visit(admin.jar), password);
  expect(renewed).toMatchObject({ ok: true });
  expect(await removeSecondFactor(await identityOf(admin.jar), visit(admin.jar), password)).toEqual(
    { ok: false, because: "role-needs-it" },
  );
  const jar = await begin(admin.email);
  const [old = ""] = admin.backupCodes;
  expect(await showSecondFactor(visit(jar), { kind: "backup", code: old })).toMatchObject({
    because: "wrong-code",
  });

  const reviewer = await withSecondFactor("reviewer");
  const answer = await removeSecondFactor(
    await identityOf(reviewer.jar),
    visit(reviewer.jar),
    password,
  );
  if (!answer.ok) throw new Error(answer.because);
  reviewer.jar.take(answer.cookies);
  expect(await opens(reviewer.jar)).toBe("200");
  expect((await begin(reviewer.email)).names).toEqual(["slipway.session_token"]);
});
