/** The entries as the page filters them, as a file of any length. The export is an entry itself. */
import { type CsvColumn, csvHead, csvLines } from "~/platform/csv.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { type EntryRow, shownId } from "./entry-line";
import type { HistoryQuery } from "./history-query";
import { readEntries } from "./list.server";
import { maskedJson, maskedText } from "./personal";
import { type Author, record } from "./record.server";

const batch = 1_000;

const json = (value: EntryRow["before"]): string =>
  value === null ? "" : JSON.stringify(maskedJson(value));

/** Field names as in the API; times are UTC. Personal data is always hidden in files. */
const columns: readonly CsvColumn<EntryRow>[] = [
  { header: "id", kind: "text", value: ({ id }) => shownId("audit", id) },
  { header: "at", kind: "text", value: ({ exactAt }) => exactAt },
  { header: "actorKind", kind: "text", value: ({ actorKind }) => actorKind },
  {
    header: "actorId",
    kind: "text",
    value: ({ actorKind, actorId }) => (actorId === null ? "" : shownId(actorKind, actorId)),
  },
  { header: "actorName", kind: "text", value: ({ actorName }) => actorName },
  { header: "action", kind: "text", value: ({ verb }) => verb },
  { header: "objectKind", kind: "text", value: ({ thingKind }) => thingKind },
  {
    header: "objectId",
    kind: "text",
    value: ({ thingKind, thingId }) => maskedText(shownId(thingKind, thingId)),
  },
  { header: "before", kind: "text", value: ({ before }) => json(before) },
  { header: "after", kind: "text", value: ({ after }) => json(after) },
  { header: "requestId", kind: "text", value: ({ requestId }) => requestId ?? "" },
];

/** CSV text in UTF-8. What is written while the file is being read is not in it. */
export async function exportEntries(
  author: Author,
  { before: _, after: __, ...filters }: HistoryQuery,
): Promise<ReadableStream<Uint8Array>> {
  const { marketplaceId } = author;
  await inTenant(marketplaceId, (tx) =>
    record(tx, author, {
      verb: "history-exported",
      thing: { kind: "history", id: marketplaceId },
      after: Object.fromEntries(Object.entries(filters).filter(([, value]) => Boolean(value))),
    }),
  );
  const encoder = new TextEncoder();
  let after: string | undefined;
  let done = false;
  return new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(encoder.encode(csvHead(columns))),
    async pull(stream) {
      if (done) return stream.close();
      const query = { ...filters, after, before: undefined };
      const rows = await sqlInTenant(marketplaceId, (sql) =>
        readEntries(sql, marketplaceId, query, batch),
      );
      const last = rows.at(-1);
      done = rows.length < batch || last === undefined;
      if (last !== undefined) after = `${last.exactAt}~${last.id}`;
      stream.enqueue(encoder.encode(csvLines(columns, rows)));
    },
  });
}
