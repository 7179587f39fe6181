/** The bytes of a file for somebody who may see it, and the note that a reviewer has looked at it. */
import { type Actor, actorId, type StaffActor } from "~/features/people/actor";
import { may, mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { storage } from "~/platform/storage.server";
import { type Outcome, refuse } from "~/values/outcome";
import { uuidOf } from "~/values/public-id";

export type EvidenceFile = {
  readonly fileName: string;
  readonly contentType: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
};

type Row = {
  readonly file_name: string;
  readonly content_type: string;
  readonly sha256: string;
  readonly storage_key: string;
  readonly entity_uid: string;
};

/** Null where there is none, or it is somebody else's. */
export async function readEvidence(actor: Actor, evidenceId: string): Promise<EvidenceFile | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "evidence:read", { marketplaceId });
  const id = uuidOf("evidence", evidenceId);
  if (id === null) return null;
  const [row] = await sqlInTenant(
    marketplaceId,
    (sql) => sql<Row[]>`
      SELECT e.file_name, e.content_type, e.sha256, e.storage_key, a.entity_uid
      FROM evidence e
      JOIN application a ON a.marketplace_id = e.marketplace_id AND a.id = e.application_id
      WHERE e.marketplace_id = ${marketplaceId} AND e.id = ${id} AND e.removed_at IS NULL`,
  );
  if (row === undefined) return null;
  if (!may(actor, "evidence:read", { marketplaceId, entityUid: row.entity_uid })) return null;
  const bytes = await storage().get(row.storage_key);
  if (bytes === null) throw new Error(`the bytes of evidence ${id} are missing`);
  const { file_name: fileName, content_type: contentType, sha256 } = row;
  return { fileName, contentType, sha256, bytes };
}

/** Looking at it twice is having looked at it. */
export function viewEvidence(
  actor: StaffActor,
  evidenceId: string,
): Promise<Outcome<object, "not-found">> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "evidence:read", { marketplaceId });
  const id = uuidOf("evidence", evidenceId);
  if (id === null) return Promise.resolve(refuse("not-found"));
  return inTenant(marketplaceId, async (tx) => {
    const evidence = await tx.evidence.count({ where: { marketplaceId, id } });
    if (evidence === 0) return refuse("not-found");
    await tx.evidenceViewedBy.createMany({
      data: { marketplaceId, evidenceId: id, personId: actorId(actor), at: now() },
      skipDuplicates: true,
    });
    return { ok: true };
  });
}
