/** Who may decide a case: levels by amount, one list of roles per approver, never the same person twice. */
import { z } from "zod";
import { type Actor, type StaffRole, staffRoles } from "~/features/people/actor";
import type { ApprovalRouting } from "~/features/programs/kind";

export type Approvers = readonly (readonly StaffRole[])[];

const approversSchema = z
  .array(z.array(z.enum(staffRoles)).min(1))
  .min(1)
  .max(5);
/** As frozen on the case when it was sent. */
export const readApprovers = (stored: unknown): Approvers => approversSchema.parse(stored);

/** The level an amount falls into. An amount nobody knows takes the highest: the most approval, not the least. */
export function approversFor(routing: ApprovalRouting, stakeMinor: number | null): Approvers {
  const levels = routing.levels.toSorted((left, right) => left.fromMinor - right.fromMinor);
  const level =
    stakeMinor === null
      ? levels.at(-1)
      : (levels.findLast(({ fromMinor }) => stakeMinor >= fromMinor) ?? levels[0]);
  return level?.approvers ?? [["admin"]];
}

/** Whether a program may say yes by itself: it does at all, nothing is unsure, and the amount is known and small. */
export function decidesItself(
  { automatic }: ApprovalRouting,
  outcome: "eligible" | "review",
  stakeMinor: number | null,
): boolean {
  if (automatic === null || outcome !== "eligible") return false;
  return automatic.upToMinor === null || (stakeMinor !== null && stakeMinor <= automatic.upToMinor);
}

export type Given = { readonly slot: number; readonly actorId: string };
export type SlotRefusal = "role" | "own-approval";

/** The place the actor's approval would take: the first open one that a role of theirs fits. */
export function slotFor(
  approvers: Approvers,
  given: readonly Given[],
  actor: { readonly id: string; readonly roles: readonly StaffRole[] | "any" },
):
  | { readonly ok: true; readonly slot: number }
  | { readonly ok: false; readonly because: SlotRefusal } {
  if (given.some(({ actorId }) => actorId === actor.id))
    return { ok: false, because: "own-approval" };
  const taken = new Set(given.map(({ slot }) => slot));
  const slot = approvers.findIndex(
    (roles, index) =>
      !taken.has(index) &&
      (actor.roles === "any" || actor.roles.some((role) => roles.includes(role))),
  );
  return slot < 0 ? { ok: false, because: "role" } : { ok: true, slot };
}

/** Whether the case is theirs to say no to, or to ask about: any place among its approvers is enough. */
export const takesPart = (approvers: Approvers, roles: readonly StaffRole[] | "any"): boolean =>
  roles === "any" || approvers.some((each) => each.some((role) => roles.includes(role)));

/** Keys and automatic actors have no roles: their scope or their name is their authority. */
export const rolesOf = (actor: Actor): readonly StaffRole[] | "any" => {
  if (actor.kind !== "person") return "any";
  return actor.side === "staff" ? actor.roles : [];
};
