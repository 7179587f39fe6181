/**
 * The chain's second witness, outside the database: one line per block in a file of the marketplace.
 * Whoever can rewrite the database, seals and all, cannot make it agree with a file kept elsewhere.
 */
import { createReadStream, existsSync } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { config } from "~/platform/config.server";
import { sql, sqlInTenant } from "~/platform/database.server";
import { log } from "~/platform/log.server";

const checkpointLine = z.object({
  height: z.int().positive(),
  entryCount: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  sealedAt: z.string(),
});
export type Checkpoint = z.infer<typeof checkpointLine>;

async function fileOf(marketplaceId: string): Promise<string> {
  const [row] = await sql()<{ slug: string }[]>`
    SELECT slug FROM marketplace WHERE id = ${marketplaceId}`;
  if (row === undefined) throw new Error(`there is no marketplace ${marketplaceId}`);
  const { CHECKPOINTS, SLIPWAY_DATA } = config();
  return join(CHECKPOINTS ?? join(SLIPWAY_DATA, "checkpoints"), `${row.slug}.ndjson`);
}

/** Every line that can be read; the end of a file that broke off while it was written is left out. */
async function* linesOf(file: string): AsyncGenerator<Checkpoint> {
  if (!existsSync(file)) return;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const parsed = checkpointLine.safeParse(jsonOrNull(line));
    if (parsed.success) yield parsed.data;
  }
}

function jsonOrNull(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** The first line of each height: a line that was added later does not replace it. */
export async function readCheckpoints(marketplaceId: string): Promise<Map<number, Checkpoint>> {
  const first = new Map<number, Checkpoint>();
  for await (const line of linesOf(await fileOf(marketplaceId)))
    if (!first.has(line.height)) first.set(line.height, line);
  return first;
}

const highest = new Map<string, number>();

async function heightOf(file: string): Promise<number> {
  const known = highest.get(file);
  if (known !== undefined) return known;
  let height = 0;
  for await (const line of linesOf(file)) height = Math.max(height, line.height);
  return height;
}

/** Adds the blocks the file does not have yet, also those of a worker that died before it could. */
export async function writeCheckpoints(marketplaceId: string): Promise<void> {
  const file = await fileOf(marketplaceId);
  const height = await heightOf(file);
  const blocks = await sqlInTenant(
    marketplaceId,
    (tx) => tx<Checkpoint[]>`
      SELECT height, entry_count AS "entryCount", encode(hash, 'hex') AS hash,
          to_json(sealed_at AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS "sealedAt"
        FROM audit_block WHERE marketplace_id = ${marketplaceId} AND height > ${height}
       ORDER BY height`,
  );
  const last = blocks.at(-1);
  if (last === undefined) {
    highest.set(file, height);
    return;
  }
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, "a", 0o600);
  try {
    await handle.write(blocks.map((block) => `${JSON.stringify(block)}\n`).join(""));
    await handle.sync();
  } finally {
    await handle.close();
  }
  highest.set(file, last.height);
  log().debug({ marketplaceId, height: last.height }, "checkpoint written");
}
