import { expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import { requestsOf, signedIn, signedInAs } from "#tests/support/sign-in";
import { automatic } from "~/features/people/actor";
import { addMembership } from "~/features/people/add-membership.server";
import { chooseMarketplace } from "~/features/people/choose-marketplace.server";
import { identify } from "~/features/people/identity/identify.server";
import {
  readerOf,
  requireMerchant,
  requirePerson,
  requireSession,
  requireStaff,
} from "~/features/people/require.server";
import { inTenant, prisma, sql } from "~/platform/database.server";

const nobody = requestsOf(null);

/** What a loader threw, in one line: `302 /sign-in` or `403 not-staff`. */
async function answer(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "200";
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    const where = thrown.headers.get("Location") ?? (await thrown.text());
    return `${thrown.status} ${where}`;
  }
}

test("nobody is sent to sign in and comes back", async () => {
  expect(await answer(requireStaff(nobody("/ops/reviews?sel=app_1")))).toBe(
    "302 /sign-in?returnTo=%2Fops%2Freviews%3Fsel%3Dapp_1",
  );
  expect(await answer(requireMerchant(nobody("/")))).toBe("302 /sign-in");
  expect(await readerOf(nobody("/"))).toBeNull();
});

test("an actor has the roles of all memberships in her marketplace", async () => {
  const her = await signedIn("reviewer", { alsoAs: ["risk"] });
  expect(await requireStaff(her.request("/ops"))).toEqual(her.actor);
  expect(her.actor.roles).toEqual(["reviewer", "risk"]);
  expect(await requirePerson(her.request("/ops"))).toEqual(her.actor);
});

test("the wrong side is refused, not redirected", async () => {
  const merchant = await signedIn("merchant-owner");
  const staff = await signedIn("auditor");
  expect(await answer(requireStaff(merchant.request("/ops")))).toBe("403 not-staff");
  expect(await answer(requireMerchant(staff.request("/wallet")))).toBe("403 not-a-merchant");
  expect(await requireMerchant(merchant.request("/wallet"))).toEqual(merchant.actor);
});

test("a role, a person and a session that end are refused at the next request", async () => {
  const her = await signedIn("reviewer");
  const ask = () => answer(requireStaff(her.request("/ops")));
  expect(await ask()).toBe("200");
  await inTenant(her.marketplace.id, (tx) =>
    tx.membership.updateMany({ where: { personId: her.personId }, data: { endedAt: new Date() } }),
  );
  expect(await ask()).toBe("403 no-membership");
  await prisma().person.update({ where: { id: her.personId }, data: { disabledAt: new Date() } });
  expect(await ask()).toMatch("302 /sign-in");
  await prisma().person.update({ where: { id: her.personId }, data: { disabledAt: null } });
  await sql()`UPDATE session SET updated_at = now() - interval '25 hours' WHERE user_id = ${her.personId}`;
  expect(await ask()).toMatch("302 /sign-in");
  await sql()`UPDATE session SET updated_at = now(), expires_at = now() WHERE user_id = ${her.personId}`;
  expect(await ask()).toMatch("302 /sign-in");
});

test("a cookie with another signature is no session", async () => {
  const her = await signedIn("reviewer");
  const forged = requestsOf(her.cookie.replace(/.(?=%3D|$)/, "A").replace(/%3D$/, "A"));
  expect(await identify(forged("/ops"))).toBeNull();
  expect(await identify(requestsOf("slipway.session_token=%E0%A4%A")("/"))).toBeNull();
});

test("finance and admin show a second factor first; others need not", async () => {
  const set = { secondFactorShown: false };
  const [finance, admin, reviewer] = [
    await signedIn("finance", set),
    await signedIn("admin", set),
    await signedIn("reviewer", set),
  ];
  expect(await answer(requireStaff(finance.request("/ops")))).toBe(
    "302 /second-factor/setup?returnTo=%2Fops",
  );
  expect(await answer(requirePerson(admin.request("/ops")))).toMatch("302 /second-factor/setup");
  expect(await answer(requireStaff(reviewer.request("/ops")))).toBe("200");
  await prisma().person.update({
    where: { id: reviewer.personId },
    data: { twoFactorEnabled: true },
  });
  expect(await answer(requireStaff(reviewer.request("/ops")))).toBe(
    "302 /second-factor?returnTo=%2Fops",
  );
});

test("with two marketplaces one is chosen, and only one of hers", async () => {
  const her = await signedIn("reviewer");
  const [second, foreign] = [await aMarketplace(), await aMarketplace()];
  await addMembership(automatic(second.id, "administration"), {
    personId: her.personId,
    role: "merchant-owner",
    entityUid: "e9",
  });
  const identity = await requireSession(her.request("/"));
  expect(await answer(requireStaff(her.request("/ops")))).toBe(
    "302 /choose-marketplace?returnTo=%2Fops",
  );
  expect(await chooseMarketplace(identity, foreign.id)).toBe(false);
  expect(await chooseMarketplace(identity, second.id)).toBe(true);
  expect(await requireMerchant(her.request("/wallet"))).toMatchObject({
    marketplaceId: second.id,
    entityUid: "e9",
  });
  expect(await answer(requireStaff(her.request("/ops")))).toBe("403 not-staff");
  expect(await readerOf(her.request("/"))).toMatchObject({
    side: "merchant",
    marketplaceName: second.slug,
    marketplaceCount: 2,
  });
  const other = requestsOf(await signedInAs(her.personId));
  expect(await answer(requireStaff(other("/ops")))).toMatch("302 /choose-marketplace");
});
