import { expect, test } from "vitest";
import { CookieJar } from "#tests/support/cookie-jar";
import { mailsTo, tokenMailedTo } from "#tests/support/mailbox";
import { requestsOf, signedIn, signedInAs } from "#tests/support/sign-in";
import {
  join,
  joinAsNewPerson,
  type OpenInvitation,
  readInvitation,
} from "~/features/people/accept-invitation.server";
import { endMembership } from "~/features/people/end-membership.server";
import { invitationDays, invite, revokeInvitation } from "~/features/people/invite.server";
import { NotAllowed } from "~/features/people/may";
import { readMember, readTeam } from "~/features/people/read-team.server";
import { requireMerchant, requireSession, requireStaff } from "~/features/people/require.server";
import { signIn, type Visit } from "~/features/people/sign-in.server";
import { now, setClock } from "~/platform/clock.server";
import { inTenant, prisma } from "~/platform/database.server";
import { newId } from "~/values/public-id";

const password = "correct horse battery";
const visit = (cookie: string | null = null): Visit => ({
  request: requestsOf(cookie)("/invitation"),
  address: "198.51.100.9",
});
const aMailbox = () => `${newId()}@example.com`;

async function invitationFor(token: string, cookie: string | null = null): Promise<OpenInvitation> {
  const invitation = await readInvitation(visit(cookie), token);
  if (invitation === null) throw new Error("no invitation");
  return invitation;
}

test("somebody new joins through the link in her mail, once, and works at once", async () => {
  const admin = await signedIn("admin");
  const email = aMailbox();
  expect(await invite(admin.actor, { email: email.toUpperCase(), role: "reviewer" })).toMatchObject(
    {
      ok: true,
    },
  );
  const token = await tokenMailedTo(email);
  const invitation = await invitationFor(token);
  expect(invitation).toMatchObject({ email, role: "reviewer", visitor: "new" });
  const weak = await joinAsNewPerson(invitation, {
    name: "Mei",
    locale: "zh",
    password: "1234567890",
  });
  expect(weak).toEqual({ ok: false, because: "well-known" });
  const wish = { name: "Mei", locale: "zh", password } as const;
  const both = await Promise.all([
    joinAsNewPerson(invitation, wish),
    joinAsNewPerson(invitation, wish),
  ]);
  expect(both.filter((one) => one.ok)).toHaveLength(1);
  expect(await readInvitation(visit(), token)).toBeNull();

  const begun = await signIn(visit(), { email, password });
  if (!begun.ok) throw new Error(begun.because);
  const actor = await requireStaff(requestsOf(new CookieJar().take(begun.cookies).header)("/ops"));
  expect(actor).toMatchObject({ name: "Mei", roles: ["reviewer"] });
  const entries = await inTenant(admin.marketplace.id, (tx) =>
    tx.auditEntry.findMany({ where: { verb: "member-added", actorId: actor.personId } }),
  );
  expect(entries).toHaveLength(1);
  const stored = await inTenant(admin.marketplace.id, (tx) => tx.invitation.findMany());
  expect(JSON.stringify(stored.map((row) => [...row.tokenHash]))).not.toContain(token);
});

test("somebody with an account signs in first and joins as herself, nobody in her place", async () => {
  const admin = await signedIn("admin");
  const known = await signedIn("auditor");
  const other = await signedIn("auditor");
  await invite(admin.actor, { email: known.email, role: "reviewer" });
  const token = await tokenMailedTo(known.email);
  expect(await invitationFor(token)).toMatchObject({ visitor: "signed-out" });
  expect(await invitationFor(token, other.cookie)).toMatchObject({ visitor: "somebody-else" });
  const invitation = await invitationFor(token, known.cookie);
  expect(invitation).toMatchObject({ visitor: "invited" });
  expect(await join(invitation, await requireSession(other.request("/")))).toMatchObject({
    because: "link-no-longer-valid",
  });
  expect(await joinAsNewPerson(invitation, { name: "X", locale: "en", password })).toMatchObject({
    because: "link-no-longer-valid",
  });
  expect(await join(invitation, await requireSession(known.request("/")))).toMatchObject({
    ok: true,
  });
});

test("a known and an unknown address are invited alike", async () => {
  const admin = await signedIn("admin");
  const known = await signedIn("reviewer");
  const [one, other] = [
    await invite(admin.actor, { email: known.email, role: "risk" }),
    await invite(admin.actor, { email: aMailbox(), role: "risk" }),
  ];
  expect(Object.keys(one)).toEqual(Object.keys(other));
  const [mail] = await mailsTo(known.email);
  expect(mail?.subject).toContain(admin.marketplace.slug);
});

test("a second invitation replaces the first; a withdrawn and an old one do not open", async () => {
  const admin = await signedIn("admin");
  const email = aMailbox();
  await invite(admin.actor, { email, role: "reviewer" });
  const first = await tokenMailedTo(email);
  const sent = await invite(admin.actor, { email, role: "reviewer" });
  const second = await tokenMailedTo(email);
  expect(await readInvitation(visit(), first)).toBeNull();
  expect(await readInvitation(visit(), second)).not.toBeNull();
  if (!sent.ok) throw new Error(sent.because);
  expect(await revokeInvitation(admin.actor, sent.invitationId)).toEqual({ ok: true });
  expect(await readInvitation(visit(), second)).toBeNull();
  await invite(admin.actor, { email, role: "reviewer" });
  const third = await tokenMailedTo(email);
  setClock(new Date(now().getTime() + (invitationDays * 24 + 1) * 60 * 60 * 1000));
  expect(await readInvitation(visit(), third)).toBeNull();
  setClock(new Date());
  expect(await readInvitation(visit(), "x")).toBeNull();
  const bent = `${first.slice(0, 30)}${first.at(30) === "A" ? "B" : "A"}${first.slice(31)}`;
  expect(await readInvitation(visit(), bent)).toBeNull();
});

test("an owner invites people of her own company only, and no staff", async () => {
  const owner = await signedIn("merchant-owner", { entityUid: "e1" });
  const email = aMailbox();
  await expect(
    invite(owner.actor, { email, role: "merchant-member", entityUid: "e2" }),
  ).rejects.toThrow(NotAllowed);
  await expect(invite(owner.actor, { email, role: "admin" })).rejects.toThrow(NotAllowed);
  const member = await signedIn("merchant-member", { marketplace: owner.marketplace });
  await expect(
    invite(member.actor, { email, role: "merchant-member", entityUid: "e1" }),
  ).rejects.toThrow(NotAllowed);
  await invite(owner.actor, { email, role: "merchant-member", entityUid: "e1" });
  const invitation = await invitationFor(await tokenMailedTo(email));
  const joined = await joinAsNewPerson(invitation, { name: "Mei", locale: "zh", password });
  if (!joined.ok) throw new Error(joined.because);
  const hers = requestsOf(await signedInAs(joined.personId));
  expect(await requireMerchant(hers("/"))).toMatchObject({ entityUid: "e1" });
});

test("an owner sees and removes the people of her own company only", async () => {
  const owner = await signedIn("merchant-owner", { entityUid: "e1" });
  const { marketplace } = owner;
  const member = await signedIn("merchant-member", { marketplace, entityUid: "e1" });
  await signedIn("merchant-owner", { marketplace, entityUid: "e2" });
  const staff = await signedIn("admin", { marketplace });
  const own = await readTeam(owner.actor, { side: "merchant" });
  expect(own.members.map(({ personId }) => personId).sort()).toEqual(
    [owner.personId, member.personId].sort(),
  );
  const tryAll = await readTeam(owner.actor, { side: "merchant", entityUid: "e2" });
  expect(tryAll.members).toHaveLength(2);
  await expect(readTeam(owner.actor, { side: "staff" })).rejects.toThrow(NotAllowed);
  const all = await readTeam(staff.actor, { side: "merchant" });
  expect(all.members).toHaveLength(3);
  const foreign = all.members.find(({ entityUid }) => entityUid === "e2");
  expect(await readMember(owner.actor, foreign?.membershipId ?? "")).toBeNull();
  expect(await endMembership(owner.actor, foreign?.membershipId ?? "")).toMatchObject({
    because: "no-such-member",
  });
  const hers = own.members.find(({ personId }) => personId === member.personId);
  expect(await endMembership(owner.actor, hers?.membershipId ?? "")).toMatchObject({ ok: true });
  const thrown = await requireMerchant(member.request("/")).catch((error: Response) => error);
  expect((thrown as Response).status).toBe(403);
});

test("nobody removes herself, and the last administrator stays", async () => {
  const admin = await signedIn("admin");
  const second = await signedIn("admin", { marketplace: admin.marketplace, alsoAs: ["risk"] });
  const { members } = await readTeam(admin.actor, { side: "staff" });
  const idOf = (personId: string, role = "admin") =>
    members.find((one) => one.personId === personId && one.role === role)?.membershipId ?? "";
  expect(await endMembership(admin.actor, idOf(admin.personId))).toMatchObject({
    because: "yourself",
  });
  const [one, other] = await Promise.all([
    endMembership(admin.actor, idOf(second.personId)),
    endMembership(second.actor, idOf(admin.personId)),
  ]);
  expect([one.ok, other.ok].sort()).toEqual([false, true]);
  const left = one.ok ? admin : second;
  const stranger = await signedIn("admin");
  expect(await endMembership(stranger.actor, idOf(left.personId))).toMatchObject({
    because: "no-such-member",
  });
  const people = await prisma().person.count({ where: { id: second.personId } });
  expect(people).toBe(1);
});
