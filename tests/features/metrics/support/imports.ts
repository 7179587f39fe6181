/** Imports for tests: records in, through the front door. */
import type { DatasetName } from "~/features/metrics/datasets";
import { type Ingested, ingest } from "~/features/metrics/ingest.server";
import { automatic } from "~/features/people/actor";

export type Json = Readonly<Record<string, unknown>>;

export const ndjson = (records: readonly Json[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join("");

/** A body that arrives in pieces of `size` bytes. */
export async function* arriving(text: string | Buffer, size = 1 << 16): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text as string);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

export const attempt = (
  marketplaceId: string,
  dataset: DatasetName,
  body: string | Buffer | AsyncIterable<Uint8Array>,
  { atomic = false } = {},
) =>
  ingest(automatic(marketplaceId, "importer"), {
    dataset,
    body: typeof body === "string" || Buffer.isBuffer(body) ? arriving(body) : body,
    format: null,
    atomic,
    door: "api",
  });

/** An import that must be readable; single lines may be refused. */
export async function imported(
  marketplaceId: string,
  dataset: DatasetName,
  records: readonly Json[],
): Promise<Ingested> {
  const outcome = await attempt(marketplaceId, dataset, ndjson(records));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome;
}
