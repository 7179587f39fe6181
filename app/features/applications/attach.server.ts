/** A file is attached to a question: looked at first, stored, then named. The same bytes twice are one file. */
import { createHash } from "node:crypto";
import { type Actor, actorId } from "~/features/people/actor";
import { marketOf } from "~/features/programs/market.server";
import { now } from "~/platform/clock.server";
import { inTenant, type Tx } from "~/platform/database.server";
import { storage } from "~/platform/storage.server";
import { type Outcome, refuse } from "~/values/outcome";
import { newId, publicId } from "~/values/public-id";
import { allows } from "./application";
import type { EvidenceView } from "./application-case";
import { type EvidenceType, evidenceBytesMax, evidenceName, evidenceTypeOf } from "./evidence-file";
import { filledOf } from "./filled.server";
import { peekApplication } from "./peek.server";
import { type ApplicationRow, addStep, lockedApplication } from "./row.server";
import { evidenceQuestions, mayChange } from "./task-list";

export type Upload = {
  readonly questionKey: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
};
export type AttachRefusal =
  | "not-found"
  | "not-now"
  | "no-such-question"
  | "empty-file"
  | "too-large"
  | "wrong-type"
  | "too-many";

export async function attachEvidence(
  actor: Actor,
  applicationId: string,
  { questionKey, fileName, bytes }: Upload,
): Promise<Outcome<{ readonly evidence: EvidenceView }, AttachRefusal>> {
  const { marketplaceId } = actor;
  const seen = await peekApplication(actor, "evidence:write", applicationId);
  if (seen === null) return refuse("not-found");
  if (bytes.byteLength === 0) return refuse("empty-file");
  if (bytes.byteLength > evidenceBytesMax) return refuse("too-large", { most: evidenceBytesMax });
  const contentType = evidenceTypeOf(bytes);
  if (contentType === null) return refuse("wrong-type");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const market = await marketOf(marketplaceId);
  const file: StoredFile = {
    questionKey,
    fileName: evidenceName(fileName, contentType),
    contentType,
    bytes: bytes.byteLength,
    sha256,
    storageKey: `${marketplaceId}/${sha256.slice(0, 2)}/${sha256}`,
  };
  // Before its row: a row always has its bytes, and bytes without a row harm nobody.
  await storage().put(file.storageKey, bytes, contentType);
  return inTenant(marketplaceId, async (tx) => {
    const row = await lockedApplication(tx, actor, "evidence:write", applicationId);
    if (row === null) return refuse("not-found");
    const filled = await filledOf(tx, row, market);
    const open = allows(row.status, "answer", actor) && mayChange("evidence", filled);
    if (!open) return refuse("not-now", { status: row.status });
    const question = evidenceQuestions(filled.questions).find(({ key }) => key === questionKey);
    if (question === undefined) return refuse("no-such-question");
    const same = await tx.evidence.findFirst({
      where: { marketplaceId, applicationId: row.id, questionKey, sha256, removedAt: null },
    });
    if (same !== null) return { ok: true, evidence: evidenceView(same) };
    if ((filled.files[questionKey] ?? 0) >= question.atMost) {
      return refuse("too-many", { most: question.atMost });
    }
    return { ok: true, evidence: await attach(tx, actor, row, file) };
  });
}

type StoredFile = {
  readonly questionKey: string;
  readonly fileName: string;
  readonly contentType: EvidenceType;
  readonly bytes: number;
  readonly sha256: string;
  readonly storageKey: string;
};

async function attach(tx: Tx, actor: Actor, row: ApplicationRow, file: StoredFile) {
  const { marketplaceId } = row;
  const evidence = await tx.evidence.create({
    data: {
      marketplaceId,
      id: newId(),
      applicationId: row.id,
      ...file,
      attachedAt: now(),
      attachedBy: actorId(actor),
    },
  });
  await touch(tx, row);
  const { questionKey, fileName, sha256 } = file;
  await addStep(tx, actor, row.id, "evidence-attached", { questionKey, fileName, sha256 });
  return evidenceView(evidence);
}

/** Several files may be on their way at once: none of them makes the page's revision stale. */
export const touch = (tx: Tx, { marketplaceId, id }: ApplicationRow) =>
  tx.application.update({
    where: { marketplaceId_id: { marketplaceId, id } },
    data: { savedAt: now() },
  });

type EvidenceRow = Awaited<ReturnType<Tx["evidence"]["findFirstOrThrow"]>>;
export const evidenceView = (row: EvidenceRow): EvidenceView => ({
  id: publicId("evidence", row.id),
  questionKey: row.questionKey,
  fileName: row.fileName,
  contentType: row.contentType,
  bytes: row.bytes,
  attachedAt: row.attachedAt,
});
