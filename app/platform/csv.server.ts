/** CSV that opens right in a Chinese Excel and runs nothing there: UTF-8 with BOM, RFC 4180, CRLF. */
import { stringify } from "csv-stringify/sync";

export type CsvCell = string | number | bigint | boolean | Date | null | undefined;

export type CsvColumn<Row> = {
  readonly header: string;
  /**
   * `text` is anything people typed: a cell that a spreadsheet would run is prefixed with an apostrophe.
   * `number` and `day` cells are made by us and never touched. Amounts are plain decimals of a `number`
   * column, beside a currency column.
   */
  readonly kind: "text" | "number" | "day";
  readonly value: (row: Row) => CsvCell;
};

const byteOrderMark = "\ufeff";
const runs = /^[=+\-@\t\r]/;

const written = (cell: CsvCell, kind: CsvColumn<never>["kind"]): string => {
  if (cell === null || cell === undefined) return "";
  const text = cell instanceof Date ? cell.toISOString() : String(cell);
  return kind === "text" && runs.test(text) ? `'${text}` : text;
};

const lines = (records: readonly (readonly string[])[]): string =>
  stringify(
    records.map((record) => [...record]),
    { record_delimiter: "windows" },
  );

/** The whole table as one text. */
export function csvOf<Row>(columns: readonly CsvColumn<Row>[], rows: Iterable<Row>): string {
  return csvHead(columns) + csvLines(columns, rows);
}

/** Byte order mark and header line; a stream begins with it. */
export const csvHead = <Row>(columns: readonly CsvColumn<Row>[]): string =>
  byteOrderMark + lines([columns.map((column) => written(column.header, "text"))]);

/** Some rows' lines, for streams of any length. */
export const csvLines = <Row>(columns: readonly CsvColumn<Row>[], rows: Iterable<Row>): string =>
  lines([...rows].map((row) => columns.map((column) => written(column.value(row), column.kind))));

/** An answer that browsers save under a name; the name may be Chinese (RFC 6266). */
export function csvResponse(name: string, body: string | ReadableStream): Response {
  const ascii = name.replace(/[^\w.-]+/g, "-");
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Cache-Control": "private, no-store",
    },
  });
}
