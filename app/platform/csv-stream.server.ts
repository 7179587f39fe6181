import { dayOf, type Zone } from "~/values/day";
import type { ListPage } from "~/values/keyset";
import { type CsvColumn, csvHead, csvLines, csvResponse } from "./csv.server";

/** Rows per query of an export; a list of any length leaves in flat memory. */
const batch = 500;

/** A whole list as a file, written while it is read. The name says what it is and of which day. */
export function csvOfList<Row>(
  name: string,
  { now, zone }: { readonly now: Date; readonly zone: Zone },
  columns: readonly CsvColumn<Row>[],
  read: (after: string | undefined, limit: number) => Promise<ListPage<Row>>,
): Response {
  let after: string | null | undefined;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(encoder.encode(csvHead(columns))),
    async pull(stream) {
      if (after === null) return stream.close();
      const page = await read(after, batch);
      after = page.after;
      stream.enqueue(encoder.encode(csvLines(columns, page.rows)));
    },
  });
  return csvResponse(`slipway-${name}-${dayOf(now, zone)}.csv`, body);
}
