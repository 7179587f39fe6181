/**
 * Bodies that must be there for more than one look: uploads that a job imports, and files that are taken
 * as a whole or not at all. The folder is shared by all processes that serve or work.
 */
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { now } from "~/platform/clock.server";
import { config } from "~/platform/config.server";
import type { Body } from "../reading/line-blocks.server";

const folder = () => join(config().SLIPWAY_DATA, "imports");
const pathOf = (importId: string) => join(folder(), importId);
/** Half-written files of processes that died. */
const abandonedMs = 24 * 3_600_000;

async function sweep(): Promise<void> {
  for (const name of await readdir(folder())) {
    if (!name.endsWith(".part")) continue;
    const path = join(folder(), name);
    const found = await stat(path).catch(() => null);
    if (found !== null && now().getTime() - found.mtimeMs > abandonedMs) await rm(path);
  }
}

/** Keeps a body on disk, durably, under the import's id; its size in bytes. */
export async function spool(importId: string, body: Body): Promise<number> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  await sweep();
  const path = pathOf(importId);
  const part = `${path}.part`;
  try {
    await pipeline(Readable.from(body), createWriteStream(part, { mode: 0o600 }));
    const file = await open(part, "r+");
    await file.sync();
    await file.close();
    await rename(part, path);
    return (await stat(path)).size;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Null where the file is gone. */
export async function spooled(importId: string): Promise<Body | null> {
  const path = pathOf(importId);
  const found = await stat(path).catch(() => null);
  return found === null ? null : createReadStream(path, { highWaterMark: 1 << 18 });
}

export const unspool = (importId: string): Promise<void> => rm(pathOf(importId), { force: true });
