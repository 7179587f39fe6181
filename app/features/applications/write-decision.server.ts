/** A decision becomes a row, with everything it came from, and its effect is put in the queue. */
import { record } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { contentHash } from "~/features/programs/content-hash.server";
import { entryRule } from "~/features/programs/terms";
import type { OfferedProgram } from "~/features/programs/version.server";
import type { Tx } from "~/platform/database.server";
import { asJson } from "~/platform/json.server";
import { enqueue } from "~/platform/queue.server";
import { newId, publicId } from "~/values/public-id";
import type { ReasonCode } from "./reason-code";
import { type ApplicationRow, addStep, changeApplication } from "./row.server";
import type { Screening } from "./screening";

export type Verdict = "approved" | "rejected" | "first-approval";
export type NewDecision = {
  readonly verdict: Verdict;
  readonly program: OfferedProgram;
  readonly screening: Screening;
  readonly stakeMinor: number | null;
  readonly slot: number;
  readonly reasonCodes?: readonly ReasonCode[];
  readonly note?: string | null;
  readonly internalNote?: string | null;
  readonly at: Date;
  readonly effectiveAt: Date;
};

const statusAfter = { approved: "APPROVED", rejected: "REJECTED" } as const;

/** Returns the decision's uuid. */
export async function writeDecision(
  tx: Tx,
  actor: Actor,
  row: ApplicationRow,
  decision: NewDecision,
): Promise<string> {
  const { program, screening, verdict, at, effectiveAt } = decision;
  const id = newId();
  const { marketplaceId } = row;
  await tx.decision.create({
    data: {
      marketplaceId,
      id,
      applicationId: row.id,
      versionId: program.version.id,
      verdict,
      ruleHash: contentHash(entryRule(program.version.rules)),
      semantics: program.version.semantics,
      currency: screening.currency,
      asOf: new Date(screening.asOf),
      zone: screening.zone,
      facts: asJson(screening.facts),
      explanation: asJson(screening.explanation),
      outcome: screening.explanation.outcome,
      stakeMinor: decision.stakeMinor,
      slot: decision.slot,
      reasonCodes: [...(decision.reasonCodes ?? [])],
      note: decision.note ?? null,
      internalNote: decision.internalNote ?? null,
      actorKind: actor.kind,
      actorId: actorId(actor),
      actorName: actor.name,
      at,
      effectiveAt,
    },
  });
  await changeApplication(tx, row, {
    claimedBy: null,
    claimedByName: null,
    claimedUntil: null,
    ...(verdict === "first-approval" ? {} : { status: statusAfter[verdict], decidedAt: at }),
  });
  const decisionId = publicId("decision", id);
  await addStep(tx, actor, row.id, verdict, {
    decisionId,
    reasonCodes: decision.reasonCodes ?? [],
  });
  await record(tx, actor, {
    verb: `application-${verdict}`,
    thing: { kind: "application", id: publicId("application", row.id) },
    before: { status: row.status },
    after: { decisionId, verdict, reasonCodes: [...(decision.reasonCodes ?? [])] },
  });
  if (verdict !== "first-approval" && effectiveAt > at) {
    await enqueue(
      tx,
      "settle-decision",
      { marketplaceId, decisionId: id },
      { startAfter: effectiveAt },
    );
  }
  return id;
}
