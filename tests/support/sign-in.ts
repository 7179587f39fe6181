/** Somebody who is signed in, made without the sign-in page: the person, her part, and her cookie. */
import { randomBytes } from "node:crypto";
import {
  type Actor,
  automatic,
  isMerchantRole,
  type MerchantActor,
  type MerchantRole,
  type Role,
  type StaffActor,
  type StaffRole,
} from "~/features/people/actor";
import { addMembership } from "~/features/people/add-membership.server";
import { createPerson } from "~/features/people/create-person.server";
import { sessionCookie } from "~/features/people/identity/session.server";
import { prisma } from "~/platform/database.server";
import { newId } from "~/values/public-id";
import type { Locale } from "~/values/words";
import { aMarketplace, type TestMarketplace } from "./marketplace";

export type SignedInWishes = {
  readonly marketplace?: TestMarketplace;
  /** For merchant roles; "e1" where nothing is said. */
  readonly entityUid?: string;
  /** More roles for the same person. */
  readonly alsoAs?: readonly Role[];
  readonly name?: string;
  readonly locale?: Locale;
  /** False: the session has not shown a second factor yet. */
  readonly secondFactorShown?: boolean;
};

export type SignedIn<A extends Actor = Actor> = {
  readonly actor: A;
  readonly personId: string;
  readonly email: string;
  readonly marketplace: TestMarketplace;
  readonly cookie: string;
  /** A same-origin request of hers: `her.request("/wallet")`, `her.request("/wallet", form)`. */
  readonly request: (path: string, form?: Readonly<Record<string, string>>) => Request;
};

export const testOrigin = "http://localhost:3000";

export function signedIn(role: StaffRole, wishes?: SignedInWishes): Promise<SignedIn<StaffActor>>;
export function signedIn(
  role: MerchantRole,
  wishes?: SignedInWishes,
): Promise<SignedIn<MerchantActor>>;
export function signedIn(
  role: Role,
  wishes?: SignedInWishes,
): Promise<SignedIn<StaffActor | MerchantActor>>;
export async function signedIn(
  role: Role,
  wishes: SignedInWishes = {},
): Promise<SignedIn<StaffActor | MerchantActor>> {
  const marketplace = wishes.marketplace ?? (await aMarketplace());
  const name = wishes.name ?? `Somebody (${role})`;
  const email = `${newId()}@example.com`;
  const person = await createPerson({
    name,
    email,
    emailVerified: true,
    ...(wishes.locale === undefined ? {} : { locale: wishes.locale }),
  });
  if (!person.ok) throw new Error(person.because);
  const { personId } = person;
  const roles = [role, ...(wishes.alsoAs ?? [])];
  const entityUid = wishes.entityUid ?? "e1";
  for (const one of roles)
    await addMembership(automatic(marketplace.id, "administration"), {
      personId,
      role: one,
      ...(isMerchantRole(one) ? { entityUid } : {}),
    });
  const cookie = await signedInAs(personId, wishes.secondFactorShown ?? true);
  const shared = { kind: "person", marketplaceId: marketplace.id, personId, name } as const;
  const actor: StaffActor | MerchantActor = isMerchantRole(role)
    ? { ...shared, side: "merchant", roles: roles.filter(isMerchantRole), entityUid }
    : {
        ...shared,
        side: "staff",
        roles: roles.filter((one): one is StaffRole => !isMerchantRole(one)),
      };
  return { actor, personId, email, marketplace, cookie, request: requestsOf(cookie) };
}

/** A new session of somebody who exists; its cookie. */
export async function signedInAs(personId: string, secondFactorShown = true): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const inAWeek = new Date(Date.now() + 7 * 24 * 60 * 60 * 1000);
  await prisma().session.create({
    data: {
      id: newId(),
      token,
      userId: personId,
      expiresAt: inAWeek,
      secondFactorAt: secondFactorShown ? new Date() : null,
    },
  });
  return sessionCookie(token);
}

export const requestsOf =
  (cookie: string | null) =>
  (path: string, form?: Readonly<Record<string, string>>): Request => {
    const headers = new Headers({ Origin: testOrigin, "Sec-Fetch-Site": "same-origin" });
    if (cookie !== null) headers.set("Cookie", cookie);
    const url = new URL(path, testOrigin);
    return form === undefined
      ? new Request(url, { headers })
      : new Request(url, { method: "POST", headers, body: new URLSearchParams(form) });
  };
