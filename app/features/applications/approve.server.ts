/** A yes. Where the level asks for several people, each takes one place, and the last one makes it final. */
import { type Actor, actorId } from "~/features/people/actor";
import { type Outcome, refuse } from "~/values/outcome";
import { publicId } from "~/values/public-id";
import type { ApplicationStatus } from "./application";
import { type Given, readApprovers, rolesOf, slotFor } from "./approval";
import { type CaseInHand, type CaseRefusal, effectiveFrom, unmet, withCase } from "./decide.server";
import { settle } from "./settle.server";
import { writeDecision } from "./write-decision.server";

export type Approval = { readonly revision: number; readonly internalNote?: string };
export type Approved = {
  readonly decisionId: string;
  readonly status: ApplicationStatus;
  /** How many more people must approve. */
  readonly left: number;
  readonly effectiveAt: Date;
};
export type ApproveRefusal = CaseRefusal | "not-eligible" | "role" | "own-approval";

export function approveApplication(
  actor: Actor,
  applicationId: string,
  { revision, internalNote }: Approval,
): Promise<Outcome<Approved, ApproveRefusal>> {
  return withCase<Outcome<Approved, ApproveRefusal>>(
    actor,
    applicationId,
    { action: "approve", revision },
    async (inHand) => {
      const { tx, market, row, program, screening, at } = inHand;
      if (screening.explanation.outcome === "not_eligible") {
        return refuse("not-eligible", { conditions: unmet(screening) });
      }
      const approvers = readApprovers(row.approvers);
      const given = await approvalsGiven(inHand);
      const place = slotFor(approvers, given, { id: actorId(actor), roles: rolesOf(actor) });
      if (!place.ok) return refuse(place.because);
      const left = approvers.length - given.length - 1;
      const effectiveAt = effectiveFrom(actor, at);
      const id = await writeDecision(tx, actor, row, {
        verdict: left === 0 ? "approved" : "first-approval",
        program,
        screening,
        stakeMinor: row.stakeMinor === null ? null : Number(row.stakeMinor),
        slot: place.slot,
        internalNote: internalNote ?? null,
        at,
        effectiveAt,
      });
      if (left === 0 && effectiveAt <= at) await settle(tx, market, id);
      const status = left === 0 ? "APPROVED" : "IN_REVIEW";
      return { ok: true, decisionId: publicId("decision", id), status, left, effectiveAt };
    },
  );
}

/** Approvals that stand: given since it was last sent, and not taken back. */
export async function approvalsGiven({ tx, row }: Pick<CaseInHand, "tx" | "row">) {
  const { marketplaceId, id: applicationId } = row;
  const decisions = await tx.decision.findMany({
    where: { marketplaceId, applicationId, verdict: "first-approval", undo: null },
    select: { slot: true, actorId: true },
  });
  return decisions satisfies readonly Given[];
}
