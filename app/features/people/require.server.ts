/**
 * The first line of every page: who is it? Answers with an actor, or throws the redirect or the page
 * that says why not. Nothing is remembered between requests.
 */
import { redirect } from "@remix-run/node";
import type { Zone } from "~/values/day";
import type { Currency } from "~/values/money";
import { type Locale, locales } from "~/values/words";
import type { MerchantActor, PersonActor, StaffActor } from "./actor";
import { type Identity, identify, missingSecondFactor } from "./identity/identify.server";
import type { Part } from "./identity/memberships.server";
import { may, type ThingOfMarketplace, type Verb } from "./may";
import { pageOf, withReturnTo } from "./return-to";

const refused = (because: string) => new Response(because, { status: 403, statusText: because });

/** Signed in, whatever else is missing. Only for the pages that lead to the missing second factor. */
export async function requireSession(request: Request): Promise<Identity> {
  const identity = await identify(request);
  if (identity === null) throw redirect(withReturnTo("/sign-in", pageOf(request)));
  return identity;
}

/** Signed in, second factor shown where it must be: opens what belongs to the person herself. */
export async function requireOwnAccount(request: Request): Promise<Identity> {
  const identity = await requireSession(request);
  const missing = missingSecondFactor(identity);
  if (missing !== null) throw redirect(withReturnTo(missing, pageOf(request)));
  return identity;
}

/** All that, and a marketplace is chosen. */
async function requirePart(request: Request): Promise<Identity & { readonly part: Part }> {
  const identity = await requireOwnAccount(request);
  if (identity.parts.length === 0) throw refused("no-membership");
  const { part } = identity;
  if (part === null) throw redirect(withReturnTo("/choose-marketplace", pageOf(request)));
  return { ...identity, part };
}

function staffActor({ session, part }: Identity & { readonly part: Part }): StaffActor | null {
  if (part.staffRoles.length === 0) return null;
  return {
    kind: "person",
    side: "staff",
    marketplaceId: part.marketplaceId,
    personId: session.personId,
    name: session.person.name,
    roles: part.staffRoles,
  };
}

function merchantActor({
  session,
  part,
}: Identity & { readonly part: Part }): MerchantActor | null {
  if (part.merchantRoles.length === 0 || part.entityUid === null) return null;
  return {
    kind: "person",
    side: "merchant",
    marketplaceId: part.marketplaceId,
    personId: session.personId,
    name: session.person.name,
    roles: part.merchantRoles,
    entityUid: part.entityUid,
  };
}

export async function requireStaff(request: Request): Promise<StaffActor> {
  const actor = staffActor(await requirePart(request));
  if (actor === null) throw refused("not-staff");
  return actor;
}

export async function requireMerchant(request: Request): Promise<MerchantActor> {
  const actor = merchantActor(await requirePart(request));
  if (actor === null) throw refused("not-a-merchant");
  return actor;
}

/** Either side; staff first for somebody who is both. */
export async function requirePerson(request: Request): Promise<PersonActor> {
  const identity = await requirePart(request);
  const actor = staffActor(identity) ?? merchantActor(identity);
  if (actor === null) throw refused("no-membership");
  return actor;
}

/** For pages that not every role opens: 403 where the table says no. */
export function mustOpen(actor: PersonActor, verb: Verb, thing: ThingOfMarketplace = actor): void {
  if (!may(actor, verb, thing)) throw refused("not-allowed");
}

export type SignedInReader = {
  readonly name: string;
  readonly side: "staff" | "merchant" | null;
  readonly locale: Locale | null;
  readonly zone: Zone | null;
  readonly currency: Currency | null;
  readonly marketplaceName: string | null;
  /** More than one: the shell offers to change. */
  readonly marketplaceCount: number;
};

/** Who is signed in and how she reads, for the shell; null for nobody. Never redirects. */
export async function readerOf(request: Request): Promise<SignedInReader | null> {
  const identity = await identify(request);
  if (identity === null) return null;
  const { session, part, parts } = identity;
  return {
    name: session.person.name,
    side: part === null ? null : part.staffRoles.length > 0 ? "staff" : "merchant",
    locale: locales.find((locale) => locale === session.person.locale) ?? null,
    zone: part?.zone ?? null,
    currency: part?.currency ?? null,
    marketplaceName: part?.name ?? null,
    marketplaceCount: parts.length,
  };
}
