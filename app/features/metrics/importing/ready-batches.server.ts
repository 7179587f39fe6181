/** A body as batches that are ready to be written, each with word of whether it is the last one. */
import { type Dataset, type RecordSetting, trouble } from "~/features/merchants/dataset";
import { type Batch, batchesOf } from "../reading/batches";
import { csvPieces } from "../reading/csv-pieces.server";
import { jsonPieces } from "../reading/json-pieces";
import { type Body, lineBlocks } from "../reading/line-blocks.server";
import type { Piece } from "../reading/piece";
import { type Staged, staged } from "../writing/stage.server";

export type ReadyBatch = Omit<Batch, "records"> & {
  readonly rows: Staged;
  readonly last: boolean;
};
export type Format = "csv" | "ndjson";

const batchSize = 5_000;
const nothing: Batch = { records: [], duplicates: 0, troubles: [], rejected: 0, upTo: 0 };

/** NDJSON begins with a brace (or, by mistake, a bracket); anything else is a CSV header. */
const formatOf = (text: string): Format => (/^\ufeff?\s*[{[]/.test(text) ? "ndjson" : "csv");

async function* pieces(
  dataset: Dataset,
  body: Body,
  told: Format | null,
): AsyncGenerator<readonly Piece[]> {
  const blocks = lineBlocks(body);
  const first = await blocks.next();
  if (first.done === true) return;
  async function* all() {
    yield first.value as string;
    yield* blocks;
  }
  if ((told ?? formatOf(first.value)) === "ndjson") yield* jsonPieces(all());
  else yield* csvPieces(dataset, all());
}

type Address = Readonly<Record<string, string>>;

/** A record with what its address says of it; one that says it itself is refused. */
function addressed(piece: Piece, address: Address): Piece {
  if ("troubles" in piece) return piece;
  const given = piece.value as Readonly<Record<string, unknown>>;
  const named = Object.keys(address).filter((field) => Object.hasOwn(given, field));
  return named.length === 0
    ? { line: piece.line, value: { ...given, ...address } }
    : {
        line: piece.line,
        troubles: named.map((field) =>
          trouble(field, "unknown_field", "stands in the address: leave it out of the record"),
        ),
      };
}

async function* withAddress(
  all: AsyncGenerator<readonly Piece[]>,
  address: Address | undefined,
): AsyncGenerator<readonly Piece[]> {
  for await (const some of all)
    yield address === undefined ? some : some.map((piece) => addressed(piece, address));
}

/** Reads one batch ahead: a batch is only yielded when it is known whether another one follows. */
export async function* readyBatches(
  dataset: Dataset,
  body: Body,
  setting: RecordSetting,
  wish: {
    readonly format: Format | null;
    readonly skip: number;
    /** See `Ingest`. */
    readonly address?: Address;
  },
): AsyncGenerator<ReadyBatch> {
  const ready = async ({ records, ...batch }: Batch, last: boolean): Promise<ReadyBatch> => ({
    ...batch,
    rows: await staged(dataset, records, setting),
    last,
  });
  let held: Batch | undefined;
  const { format, skip, address } = wish;
  const given = withAddress(pieces(dataset, body, format), address);
  for await (const batch of batchesOf(given, dataset, setting, { size: batchSize, skip })) {
    if (held !== undefined) yield await ready(held, false);
    held = batch;
  }
  yield await ready(held ?? { ...nothing, upTo: skip }, true);
}
