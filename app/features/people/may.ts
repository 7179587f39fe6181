/**
 * Who may do what: one table, deny by default. A verb that is not granted here to a role or a scope is
 * refused, and so is everything in another marketplace or, for merchants, of another entity.
 */
import type { AutomaticName } from "~/features/history/automatic-words";
import type { Actor, MerchantRole, Scope, StaffRole } from "./actor";
import { staffRoles } from "./actor";

type Grant = {
  readonly merchant?: readonly MerchantRole[];
  readonly staff?: readonly StaffRole[];
  readonly scopes?: readonly Scope[];
  readonly automatic?: readonly AutomaticName[];
};

const everyStaff = staffRoles;
const owner = ["merchant-owner"] as const;
const bothMerchants = ["merchant-owner", "merchant-member"] as const;
const deciders = ["reviewer", "program-manager", "category-manager", "admin"] as const;

const grants = {
  "program:read": {
    merchant: bothMerchants,
    staff: everyStaff,
    scopes: ["programs:read"],
    automatic: ["demo"],
  },
  "program:write": { staff: ["program-manager", "admin"], automatic: ["demo", "administration"] },
  "program:publish": { staff: ["program-manager", "admin"], automatic: ["demo", "administration"] },
  "store:read": { merchant: bothMerchants, staff: everyStaff, scopes: ["stores:read"] },
  "stores:list": { staff: everyStaff, scopes: ["stores:read"] },
  "facts:read": {
    merchant: bothMerchants,
    staff: everyStaff,
    scopes: ["stores:read"],
    automatic: ["facts-refresher", "auto-approval", "enrollment-clock", "watcher", "demo"],
  },
  "facts:recompute": {
    staff: ["program-manager", "admin"],
    automatic: ["facts-refresher", "administration", "demo"],
  },
  "eligibility:read": { merchant: bothMerchants, staff: everyStaff, scopes: ["eligibility:read"] },
  "eligibility:evaluate": { staff: everyStaff, scopes: ["eligibility:read"] },
  // Whoever may write one may read what became of it.
  "application:read": {
    merchant: bothMerchants,
    staff: everyStaff,
    scopes: ["applications:read", "applications:write", "decisions:write"],
  },
  "applications:list": {
    merchant: bothMerchants,
    staff: everyStaff,
    scopes: ["applications:read"],
  },
  "application:write": {
    merchant: bothMerchants,
    scopes: ["applications:write"],
    automatic: ["demo"],
  },
  "application:submit": { merchant: owner, scopes: ["applications:write"], automatic: ["demo"] },
  "application:withdraw": { merchant: owner, scopes: ["applications:write"], automatic: ["demo"] },
  "application:expire": { automatic: ["watcher", "demo"] },
  "decision:replay": {
    staff: [...deciders, "auditor", "risk", "compliance"],
    automatic: ["administration"],
  },
  // Which of them a case needs stands in its program's approval levels.
  "application:claim": { staff: [...deciders, "finance", "risk"] },
  "application:decide": {
    staff: [...deciders, "finance", "risk"],
    scopes: ["decisions:write"],
    automatic: ["auto-approval", "demo"],
  },
  "application:note": { staff: [...deciders, "risk", "compliance", "finance"] },
  "evidence:read": { merchant: bothMerchants, staff: everyStaff },
  "evidence:write": { merchant: bothMerchants, automatic: ["demo"] },
  "enrollment:read": { merchant: bothMerchants, staff: everyStaff, scopes: ["enrollments:read"] },
  "enrollments:list": { merchant: bothMerchants, staff: everyStaff, scopes: ["enrollments:read"] },
  "enrollment:begin": {
    staff: deciders,
    scopes: ["decisions:write"],
    automatic: ["auto-approval", "enrollment-clock", "demo"],
  },
  "enrollment:advance": { automatic: ["enrollment-clock", "demo"] },
  "enrollment:leave": { merchant: owner },
  "traffic:read": {
    staff: everyStaff,
    scopes: ["traffic:read", "traffic:write"],
    automatic: ["traffic-planner", "administration"],
  },
  "traffic:read-own": { merchant: bothMerchants },
  "traffic:plan": {
    staff: ["program-manager", "category-manager", "admin"],
    automatic: ["traffic-planner", "administration", "demo"],
  },
  // Shares of supply, caps and thresholds: what every store's traffic depends on.
  "traffic:steer": { staff: ["program-manager", "category-manager", "admin"], automatic: ["demo"] },
  "traffic:respond": {
    staff: ["program-manager", "category-manager", "admin"],
    automatic: ["traffic-planner"],
  },
  "supply:write": { scopes: ["traffic:write"], automatic: ["demo"] },
  "coverage:read": {
    staff: everyStaff,
    scopes: ["traffic:read"],
    automatic: ["traffic-planner"],
  },
  "coverage:refresh": { automatic: ["traffic-planner", "facts-refresher", "demo"] },
  "deposit:read": {
    merchant: bothMerchants,
    staff: everyStaff,
    scopes: ["deposits:read", "deposits:write", "deductions:write"],
  },
  "deposits:list": { staff: everyStaff, scopes: ["deposits:read"] },
  "deposit:agree": { merchant: owner, automatic: ["demo"] },
  "deposit:pay": { merchant: owner, scopes: ["deposits:write"], automatic: ["demo"] },
  "deposit:ask-back": { merchant: owner, scopes: ["deposits:write"], automatic: ["demo"] },
  "deposit:set-policy": { staff: ["finance", "admin"], automatic: ["administration", "demo"] },
  "deposit:assess": { staff: ["finance", "risk", "admin"], automatic: ["deposit-clock", "demo"] },
  "deposit:add": { staff: ["finance", "risk", "admin"], automatic: ["demo"] },
  "deposit:pay-back": { staff: ["finance", "admin"] },
  /** What the payment provider says has happened, and what the platform settles. */
  "deposit:book": { automatic: ["payments", "importer", "demo"] },
  /** What does not agree with Stripe is explained by a person with a note. */
  "exception:explain": { staff: ["finance", "compliance", "admin"] },
  "deduction:propose": {
    staff: ["finance", "risk", "compliance", "admin"],
    scopes: ["deductions:write"],
    automatic: ["demo"],
  },
  "deduction:answer": { merchant: owner },
  "deduction:decide": { staff: ["finance", "risk", "compliance", "admin"] },
  "ledger:read": {
    staff: ["finance", "auditor", "compliance", "admin"],
    scopes: ["ledger:read"],
  },
  "reconciliation:read": { staff: ["finance", "risk", "compliance", "auditor", "admin"] },
  "reconciliation:prepare": {
    staff: ["finance", "admin"],
    automatic: ["payments", "administration", "demo"],
  },
  "reconciliation:match": { staff: ["finance", "admin"] },
  "reconciliation:close": { staff: ["finance", "admin"] },
  "watch:write": { merchant: bothMerchants },
  "import:write": {
    staff: ["program-manager", "admin"],
    scopes: ["import:write"],
    automatic: ["importer", "administration", "demo"],
  },
  "import:read": { staff: everyStaff, scopes: ["import:write"] },
  "overview:read": { staff: everyStaff },
  "audit:read": { staff: ["auditor", "compliance", "risk", "admin"] },
  "audit:verify": {
    staff: ["auditor", "compliance", "admin"],
    automatic: ["history-sealer", "administration"],
  },
  "audit:unmask": { staff: ["auditor", "compliance"] },
  "jobs:read": { staff: everyStaff },
  "jobs:rerun": { staff: ["program-manager", "admin"] },
  /** People of a merchant: the thing names their entity. */
  "member:read": { merchant: owner, staff: ["admin", "auditor", "compliance"] },
  "member:invite": { merchant: owner, staff: ["admin"], automatic: ["administration", "demo"] },
  "member:remove": { merchant: owner, staff: ["admin"] },
  /** Staff of the marketplace. */
  "colleague:read": { staff: ["admin", "auditor", "compliance"] },
  "colleague:invite": { staff: ["admin"], automatic: ["administration", "demo"] },
  "colleague:remove": { staff: ["admin"] },
  "webhook:read": { staff: ["admin", "auditor"] },
  "webhook:write": { staff: ["admin"], automatic: ["administration", "demo"] },
  "key:read": { staff: ["admin", "auditor"] },
  "key:write": { staff: ["admin"], automatic: ["administration", "demo"] },
} as const satisfies Record<string, Grant>;

export type Verb = keyof typeof grants;
export const verbs = Object.keys(grants) as Verb[];

export type ThingOfMarketplace = {
  readonly marketplaceId: string;
  /** The entity the thing belongs to, where it belongs to one. */
  readonly entityUid?: string | null;
};

/** True where the table grants the verb, the marketplace is the actor's, and a merchant's thing is her own. */
export function may(actor: Actor, verb: Verb, thing: ThingOfMarketplace): boolean {
  if (actor.marketplaceId !== thing.marketplaceId) return false;
  const grant: Grant = grants[verb];
  if (actor.kind === "automatic") return grant.automatic?.includes(actor.name) ?? false;
  if (actor.kind === "key")
    return grant.scopes?.some((scope) => actor.scopes.includes(scope)) ?? false;
  if (actor.side === "staff")
    return grant.staff?.some((role) => actor.roles.includes(role)) ?? false;
  if (!(grant.merchant?.some((role) => actor.roles.includes(role)) ?? false)) return false;
  return thing.entityUid === undefined || thing.entityUid === actor.entityUid;
}

/** Thrown where a door let somebody through to a command they may not give; doors answer 403. */
export class NotAllowed extends Error {
  constructor(readonly verb: Verb) {
    super(`not allowed: ${verb}`);
  }
}

export function mustBeAllowed(actor: Actor, verb: Verb, thing: ThingOfMarketplace): void {
  if (!may(actor, verb, thing)) throw new NotAllowed(verb);
}
