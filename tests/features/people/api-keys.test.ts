import { inspect } from "node:util";
import { expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import { signedIn } from "#tests/support/sign-in";
import { automatic } from "~/features/people/actor";
import { actorOfKey } from "~/features/people/actor-of-key.server";
import { createKey, type NewKey } from "~/features/people/create-key.server";
import { NotAllowed } from "~/features/people/may";
import { readKeys } from "~/features/people/read-keys.server";
import { revokeKey } from "~/features/people/revoke-key.server";
import { rotateKey } from "~/features/people/rotate-key.server";
import { now, setClock } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";

const wish: NewKey = { name: "orders feed", scopes: ["import:write"], expiresAt: null };
const withKey = (secret: string) => new Headers({ Authorization: `Bearer ${secret}` });
const hours = (count: number) => new Date(now().getTime() + count * 60 * 60 * 1000);

test("a key acts in its marketplace with its scopes, and only its hash is kept", async () => {
  const her = await signedIn("admin");
  const { keyId, secret } = await createKey(her.actor, wish);
  expect(secret).toMatch(/^slw_[A-Za-z0-9_-]{64}$/);
  expect(await actorOfKey(withKey(secret), "203.0.113.7")).toEqual({
    kind: "key",
    marketplaceId: her.marketplace.id,
    keyId,
    name: "orders feed",
    scopes: ["import:write"],
  });
  const [row] = await readKeys(her.actor);
  expect(row).toMatchObject({
    state: "working",
    lastUsedIp: "203.0.113.7",
    createdBy: her.actor.name,
  });
  const kept = await inTenant(her.marketplace.id, async (tx) => [
    await tx.apiKey.findMany(),
    await tx.auditEntry.findMany(),
  ]);
  expect(inspect(kept, { depth: null })).not.toContain(secret.slice(30));
});

test.each([
  ["no header", new Headers()],
  ["another scheme", new Headers({ Authorization: `Basic slw_${"A".repeat(64)}` })],
  ["a short one", withKey("slw_abc")],
  ["an unknown one", withKey(`slw_${"A".repeat(64)}`)],
])("%s is no key", async (_, headers) => {
  expect(await actorOfKey(headers)).toBeNull();
});

test("a key that names another marketplace is unknown there", async () => {
  const [ours, theirs] = [await aMarketplace(), await aMarketplace()];
  const { secret } = await createKey(automatic(ours.id, "administration"), wish);
  const body = Buffer.from(secret.slice(4), "base64url");
  Buffer.from(theirs.id.replaceAll("-", ""), "hex").copy(body);
  expect(await actorOfKey(withKey(`slw_${body.toString("base64url")}`))).toBeNull();
});

test("an expired and a revoked key are refused at the next request", async () => {
  const administration = automatic((await aMarketplace()).id, "administration");
  const { secret } = await createKey(administration, { ...wish, expiresAt: hours(1) });
  expect(await actorOfKey(withKey(secret))).not.toBeNull();
  setClock(hours(2));
  expect(await actorOfKey(withKey(secret))).toBeNull();

  const her = await signedIn("admin");
  const other = await createKey(her.actor, wish);
  expect(await revokeKey(her.actor, other.keyId)).toEqual({ ok: true });
  expect(await actorOfKey(withKey(other.secret))).toBeNull();
  expect(await revokeKey(her.actor, other.keyId)).toEqual({
    ok: false,
    because: "already-revoked",
  });
  const stranger = await signedIn("admin");
  expect(await revokeKey(stranger.actor, other.keyId)).toEqual({
    ok: false,
    because: "no-such-key",
  });
});

test("a replaced key works beside the new one until the overlap ends", async () => {
  const her = await signedIn("admin");
  const old = await createKey(her.actor, { ...wish, expiresAt: hours(24 * 30) });
  const fresh = await rotateKey(her.actor, old.keyId, 24);
  if (!fresh.ok) throw new Error(fresh.because);
  expect(await actorOfKey(withKey(old.secret))).toMatchObject({ keyId: old.keyId });
  expect(await actorOfKey(withKey(fresh.secret))).toMatchObject({ scopes: ["import:write"] });
  setClock(hours(25));
  expect(await actorOfKey(withKey(old.secret))).toBeNull();
  expect(await actorOfKey(withKey(fresh.secret))).not.toBeNull();
  expect(await rotateKey(her.actor, old.keyId, 24)).toEqual({
    ok: false,
    because: "no-longer-valid",
  });
  const verbs = await inTenant(her.marketplace.id, (tx) =>
    tx.auditEntry.findMany({ where: { thingKind: "key" }, orderBy: { id: "asc" } }),
  );
  expect(verbs.map(({ verb }) => verb)).toEqual(["key-created", "key-created", "key-replaced"]);
});

test("a use is noted at most once a minute", async () => {
  const her = await signedIn("admin");
  const { secret } = await createKey(her.actor, wish);
  const lastUse = async () => (await readKeys(her.actor))[0]?.lastUsedAt?.getTime() ?? 0;
  await actorOfKey(withKey(secret), "203.0.113.7");
  const first = await lastUse();
  await actorOfKey(withKey(secret), "203.0.113.8");
  expect(await lastUse()).toBe(first);
  setClock(new Date(now().getTime() + 61_000));
  await actorOfKey(withKey(secret), "203.0.113.8");
  expect(await lastUse()).toBeGreaterThan(first);
});

test("only an admin makes, reads or ends keys", async () => {
  const her = await signedIn("program-manager");
  const refused = { name: "Error", verb: expect.any(String) };
  expect(() => createKey(her.actor, wish)).toThrow(NotAllowed);
  expect(() => revokeKey(her.actor, "x")).toThrow(NotAllowed);
  await expect(readKeys(her.actor)).rejects.toMatchObject(refused);
});
