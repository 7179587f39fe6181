/** Who asks. The first argument of every command and query; there is no ambient user. */
import type { AutomaticName } from "~/features/history/automatic-words";

export const merchantRoles = ["merchant-owner", "merchant-member"] as const;
export const staffRoles = [
  "reviewer",
  "program-manager",
  "category-manager",
  "finance",
  "risk",
  "compliance",
  "auditor",
  "admin",
] as const;
export type MerchantRole = (typeof merchantRoles)[number];
export type StaffRole = (typeof staffRoles)[number];
export type Role = MerchantRole | StaffRole;
export const isMerchantRole = (role: string): role is MerchantRole =>
  merchantRoles.some((known) => known === role);
export const isStaffRole = (role: string): role is StaffRole =>
  staffRoles.some((known) => known === role);

export type MerchantActor = {
  readonly kind: "person";
  readonly side: "merchant";
  readonly marketplaceId: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly MerchantRole[];
  /** The legal entity whose stores this person runs. */
  readonly entityUid: string;
};
export type StaffActor = {
  readonly kind: "person";
  readonly side: "staff";
  readonly marketplaceId: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
};
/** Something that acts by itself, under its own name, such as `auto-approval`. */
export type AutomaticActor = {
  readonly kind: "automatic";
  readonly marketplaceId: string;
  readonly name: AutomaticName;
};

/** What an API key may be allowed to do. */
export const scopes = [
  "import:write",
  "stores:read",
  "programs:read",
  "eligibility:read",
  "applications:read",
  "applications:write",
  "decisions:write",
  "enrollments:read",
  "deposits:read",
  "deposits:write",
  "deductions:write",
  "ledger:read",
  "traffic:read",
  "traffic:write",
] as const;
export type Scope = (typeof scopes)[number];
export type KeyActor = {
  readonly kind: "key";
  readonly marketplaceId: string;
  readonly keyId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
};

export type PersonActor = MerchantActor | StaffActor;
export type Actor = PersonActor | KeyActor | AutomaticActor;

export const automatic = (marketplaceId: string, name: AutomaticName): AutomaticActor => ({
  kind: "automatic",
  marketplaceId,
  name,
});

/** The stable id an actor is known by in history. */
export function actorId(actor: Actor): string {
  if (actor.kind === "person") return actor.personId;
  return actor.kind === "key" ? actor.keyId : actor.name;
}
