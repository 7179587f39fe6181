import { expect, test } from "vitest";
import {
  type Actor,
  automatic,
  type MerchantRole,
  merchantRoles,
  type Scope,
  type StaffRole,
  scopes,
  staffRoles,
} from "~/features/people/actor";
import { may, verbs } from "~/features/people/may";

const here = { marketplaceId: "here" };
const elsewhere = { marketplaceId: "elsewhere" };
const person = { kind: "person", personId: "p", name: "Lin", ...here } as const;
const staff = (...roles: StaffRole[]): Actor => ({ ...person, side: "staff", roles });
const merchant = (...roles: MerchantRole[]): Actor => ({
  ...person,
  side: "merchant",
  roles,
  entityUid: "e1",
});
const key = (...rights: Scope[]): Actor => ({
  kind: "key",
  ...here,
  keyId: "k",
  name: "feed",
  scopes: rights,
});
const everybody = [staff(...staffRoles), merchant(...merchantRoles), key(...scopes)];

const allowed = (actor: Actor, thing = here) => verbs.filter((verb) => may(actor, verb, thing));

test("nobody may anything in another marketplace", () => {
  for (const actor of [...everybody, automatic("here", "administration")])
    expect(allowed(actor, elsewhere)).toEqual([]);
});

test("without a role or a right, nothing", () => {
  for (const actor of [staff(), merchant(), key()]) expect(allowed(actor)).toEqual([]);
});

test("a merchant may nothing with what belongs to another company", () => {
  for (const verb of verbs)
    expect(may(merchant(...merchantRoles), verb, { ...here, entityUid: "e2" })).toBe(false);
  expect(may(merchant("merchant-owner"), "application:read", { ...here, entityUid: null })).toBe(
    false,
  );
});

test("every verb is granted to somebody, and each role has something", () => {
  const actors = [
    ...everybody,
    ...(
      [
        "enrollment-clock",
        "history-sealer",
        "importer",
        "payments",
        "traffic-planner",
        "watcher",
      ] as const
    ).map((name) => automatic("here", name)),
  ];
  for (const verb of verbs)
    expect(
      actors.some((actor) => may(actor, verb, here)),
      verb,
    ).toBe(true);
  for (const role of staffRoles) expect(allowed(staff(role)).length, role).toBeGreaterThan(5);
  for (const scope of scopes) expect(allowed(key(scope)).length, scope).toBeGreaterThan(0);
});

test("an auditor changes nothing", () => {
  const looking = /:(read|list|evaluate|verify|unmask|replay)$/;
  expect(allowed(staff("auditor")).filter((verb) => !looking.test(verb))).toEqual([]);
});

test("only an owner binds the company; a member prepares", () => {
  const gained = allowed(merchant("merchant-owner")).filter(
    (verb) => !may(merchant("merchant-member"), verb, here),
  );
  expect(gained.sort()).toEqual([
    "application:submit",
    "application:withdraw",
    "deduction:answer",
    "deposit:agree",
    "deposit:ask-back",
    "deposit:pay",
    "enrollment:leave",
    "member:invite",
    "member:read",
    "member:remove",
  ]);
});

test("people, keys and what is staff's own are beyond merchants and keys", () => {
  for (const verb of verbs.filter((one) =>
    /^(colleague|key|audit|jobs|overview|program:(write|publish))/.test(one),
  ))
    for (const actor of [merchant(...merchantRoles), key(...scopes)])
      expect(may(actor, verb, here), verb).toBe(false);
});
