/** RFC 4180 with a header row, to records. */
import { type CsvError, type Info, parse } from "csv-parse";
import { type Dataset, trouble } from "~/features/merchants/dataset";
import type { Field } from "~/features/merchants/record-fields";
import { cellValue } from "./csv-cell";
import { lineBytesMost } from "./line-blocks.server";
import type { Piece } from "./piece";
import { Unreadable } from "./unreadable";

type Row = { readonly record: readonly string[]; readonly info: Info };

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");

/** The fields in the order of the header; refuses a header that this dataset cannot have. */
function headerOf(dataset: Dataset, cells: readonly string[]): [string, Field][] {
  const names = cells.map((cell) => cell.trim());
  const unknown = names.filter((name) => !Object.hasOwn(dataset.fields, name));
  if (unknown.length > 0)
    throw new Unreadable("header", `There is no column ${quoted(unknown)} in ${dataset.name}.`);
  const repeated = names.filter((name, at) => names.indexOf(name) !== at);
  if (repeated.length > 0)
    throw new Unreadable("header", `The column ${quoted(repeated)} stands there twice.`);
  const missing = Object.entries(dataset.fields)
    .filter(([name, { schema }]) => !names.includes(name) && !schema.safeParse(undefined).success)
    .map(([name]) => name);
  if (missing.length > 0)
    throw new Unreadable("header", `The column ${quoted(missing)} is missing in ${dataset.name}.`);
  return names.map((name): [string, Field] => [name, dataset.fields[name] as Field]);
}

function pieceOf(
  fields: readonly [string, Field][],
  cells: readonly string[],
  line: number,
): Piece {
  if (cells.length !== fields.length) {
    const message = `has ${cells.length} cells, the header has ${fields.length}`;
    return { line, troubles: [trouble("", "wrong_width", message)] };
  }
  const value: Record<string, unknown> = {};
  for (const [at, [name, field]] of fields.entries()) {
    const given = cellValue(field, cells[at] ?? "");
    if (given !== undefined) value[name] = given;
  }
  return { line, value };
}

export async function* csvPieces(
  dataset: Dataset,
  blocks: AsyncIterable<string>,
): AsyncGenerator<readonly Piece[]> {
  let skipped: Piece[] = [];
  let failure: Error | undefined;
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: lineBytesMost,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      const line = Number(error?.lines ?? 0);
      skipped.push({ line, troubles: [trouble("", "not_csv", "has a quote where none may be")] });
      return undefined;
    },
  });
  parser.on("error", (error) => {
    failure = error;
  });
  let fields: [string, Field][] | undefined;
  const drained = (): Piece[] => {
    const pieces = skipped;
    skipped = [];
    for (let row = parser.read() as Row | null; row !== null; row = parser.read() as Row | null)
      if (fields === undefined) fields = headerOf(dataset, row.record);
      else pieces.push(pieceOf(fields, row.record, row.info.lines));
    if (failure !== undefined)
      throw new Unreadable("not-csv", "The file is not CSV as RFC 4180 has it.");
    return pieces;
  };
  for await (const block of blocks) {
    parser.write(block);
    yield drained();
  }
  parser.end();
  await new Promise((next) => setImmediate(next));
  yield drained();
}
