/** A no, with reasons its merchant can read. */
import type { Actor } from "~/features/people/actor";
import { type Outcome, refuse } from "~/values/outcome";
import { publicId } from "~/values/public-id";
import { readApprovers, rolesOf, takesPart } from "./approval";
import { type CaseRefusal, effectiveFrom, withCase } from "./decide.server";
import { needsNote, type ReasonCode } from "./reason-code";
import { settle } from "./settle.server";
import { writeDecision } from "./write-decision.server";

export type Rejection = {
  readonly revision: number;
  readonly reasonCodes: readonly ReasonCode[];
  /** To the merchant. */
  readonly note?: string;
  readonly internalNote?: string;
};
export type Rejected = { readonly decisionId: string; readonly effectiveAt: Date };
export type RejectRefusal = CaseRefusal | "reason-needed" | "note-needed" | "role";

export async function rejectApplication(
  actor: Actor,
  applicationId: string,
  { revision, reasonCodes, note, internalNote }: Rejection,
): Promise<Outcome<Rejected, RejectRefusal>> {
  const said = note?.trim() ?? "";
  if (reasonCodes.length === 0) return refuse("reason-needed");
  if (reasonCodes.some(needsNote) && said === "") return refuse("note-needed");
  return withCase<Outcome<Rejected, RejectRefusal>>(
    actor,
    applicationId,
    { action: "reject", revision },
    async ({ tx, market, row, program, screening, at }) => {
      if (!takesPart(readApprovers(row.approvers), rolesOf(actor))) return refuse("role");
      const effectiveAt = effectiveFrom(actor, at);
      const id = await writeDecision(tx, actor, row, {
        verdict: "rejected",
        program,
        screening,
        stakeMinor: row.stakeMinor === null ? null : Number(row.stakeMinor),
        slot: 0,
        reasonCodes: [...new Set(reasonCodes)],
        note: said === "" ? null : said,
        internalNote: internalNote ?? null,
        at,
        effectiveAt,
      });
      if (effectiveAt <= at) await settle(tx, market, id);
      return { ok: true, decisionId: publicId("decision", id), effectiveAt };
    },
  );
}
