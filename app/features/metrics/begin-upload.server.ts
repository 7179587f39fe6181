import { unstable_parseMultipartFormData } from "@remix-run/node";
import { record } from "~/features/history/record.server";
import { actorId, type StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { enqueue } from "~/platform/queue.server";
import { newId } from "~/values/public-id";
import type { DatasetName } from "./datasets";
import { spool, unspool } from "./importing/spool.server";
import type { Body } from "./reading/line-blocks.server";

/** A file that was put aside while it came in. */
export type Received = {
  readonly importId: string;
  readonly fileName: string;
  readonly bytes: number;
};

export async function receiveFile(fileName: string, body: Body): Promise<Received> {
  const importId = newId();
  return { importId, fileName, bytes: await spool(importId, body) };
}

const shortBytes = 10_000;
async function shortText(data: Body): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of data) {
    chunks.push(chunk);
    if (chunks.reduce((sum, each) => sum + each.length, 0) > shortBytes)
      throw new Response(null, { status: 413 });
  }
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * Reads a posted multipart form of any size in flat memory: its file goes to disk, and the form that is
 * left holds the file's id in its place. Forms of other kinds are handed through.
 */
export async function receiveForm(
  request: Request,
): Promise<{ readonly form: Request; readonly file: Received | null }> {
  if (!request.headers.get("content-type")?.startsWith("multipart/form-data"))
    return { form: request, file: null };
  let file: Received | null = null;
  const fields = await unstable_parseMultipartFormData(request, async ({ filename, data }) => {
    if (filename === undefined) return shortText(data);
    const received = await receiveFile(filename, data);
    if (file === null && received.bytes > 0) {
      file = received;
      return received.importId;
    }
    await unspool(received.importId);
    return undefined;
  });
  return { form: new Request(request.url, { method: "POST", body: fields }), file };
}

/** For a file whose form was not accepted. */
export const dropFile = (file: Received | null): Promise<void> =>
  file === null ? Promise.resolve() : unspool(file.importId);

export type Upload = {
  readonly dataset: DatasetName;
  readonly file: Received;
  readonly atomic: boolean;
};

/** Leaves the import of a received file to a job; the id of the import. */
export async function beginUpload(actor: StaffActor, upload: Upload): Promise<string> {
  const { marketplaceId } = actor;
  const { dataset, atomic, file } = upload;
  mustBeAllowed(actor, "import:write", { marketplaceId });
  const { importId: id, bytes } = file;
  const fileName = file.fileName.slice(0, 200);
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
