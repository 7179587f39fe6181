import { record } from "~/features/history/record.server";
import { actorId, type StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { enqueue } from "~/platform/queue.server";
import { newId } from "~/values/public-id";
import type { DatasetName } from "./datasets";
import { spool } from "./importing/spool.server";
import type { Body } from "./reading/line-blocks.server";

export type Upload = {
  readonly dataset: DatasetName;
  readonly fileName: string;
  readonly body: Body;
  readonly atomic: boolean;
};

/** Keeps an uploaded file and leaves its import to a job; the id of the import. */
export async function beginUpload(actor: StaffActor, upload: Upload): Promise<string> {
  const { marketplaceId } = actor;
  const { dataset, atomic } = upload;
  mustBeAllowed(actor, "import:write", { marketplaceId });
  const id = newId();
  const bytes = await spool(id, upload.body);
  const fileName = upload.fileName.slice(0, 200);
  await inTenant(marketplaceId, async (tx) => {
    await tx.import.create({
      data: {
        marketplaceId,
        id,
        dataset,
        state: "WAITING",
        door: "page",
        atomic,
        fileName,
        bytes,
        startedBy: actor.name,
        startedById: actorId(actor),
        startedAt: now(),
        progressAt: now(),
      },
    });
    await record(tx, actor, {
      verb: "import-started",
      thing: { kind: "import", id },
      after: { dataset, fileName, bytes, atomic },
    });
    await enqueue(tx, "run-import", { marketplaceId, importId: id });
  });
  return id;
}
