import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { type CsvColumn, csvHead, csvLines } from "~/platform/csv.server";
import { sqlInTenant } from "~/platform/database.server";
import { type ImportState, type ImportView, type LineTrouble, shownState } from "./import";

type Row = Omit<ImportView, "state"> & { readonly state: ImportState; readonly progressAt: Date };
const shown = ({ state, progressAt, ...row }: Row): ImportView => ({
  ...row,
  state: shownState(state, { door: row.door, progressAt }, now()),
});

const columns = `id AS "importId", dataset, state, door, atomic, file_name AS "fileName", bytes,
  lines_done AS "linesDone", accepted, duplicates, rejected, failure, started_by AS "startedBy",
  started_at AS "startedAt", finished_at AS "finishedAt", progress_at AS "progressAt"`;

function allow(actor: Actor): string {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "import:read", { marketplaceId });
  return marketplaceId;
}

/** Null where there is no such import in the actor's marketplace. */
export async function readImport(actor: Actor, importId: string): Promise<ImportView | null> {
  const marketplaceId = allow(actor);
  const [row] = await sqlInTenant(marketplaceId, (sql) =>
    sql.unsafe<Row[]>(
      `SELECT ${columns} FROM import WHERE marketplace_id = (SELECT $1::uuid) AND id = $2`,
      [marketplaceId, importId],
    ),
  );
  return row === undefined ? null : shown(row);
}

/** The latest imports, newest first; `before` is the id of the last one of the page before. */
export async function listImports(
  actor: Actor,
  { limit, before = null }: { readonly limit: number; readonly before?: string | null },
): Promise<ImportView[]> {
  const marketplaceId = allow(actor);
  const rows = await sqlInTenant(marketplaceId, (sql) =>
    sql.unsafe<Row[]>(
      `SELECT ${columns} FROM import
       WHERE marketplace_id = (SELECT $1::uuid) AND ($3::uuid IS NULL OR (started_at, id) < (
         SELECT started_at, id FROM import WHERE marketplace_id = (SELECT $1::uuid) AND id = $3::uuid))
       ORDER BY started_at DESC, id DESC LIMIT $2`,
      [marketplaceId, limit, before],
    ),
  );
  return rows.map(shown);
}

/** The first refused lines of an import, in the order of the file. */
export function readTroubles(
  actor: Actor,
  importId: string,
  { limit, after = null }: { readonly limit: number; readonly after?: [number, number] | null },
): Promise<(LineTrouble & { readonly position: number })[]> {
  const marketplaceId = allow(actor);
  const [line, position] = after ?? [-1, -1];
  return sqlInTenant(
    marketplaceId,
    (sql) => sql<(LineTrouble & { readonly position: number })[]>`
      SELECT line, position, field, code, message FROM import_error
      WHERE marketplace_id = ${marketplaceId} AND import_id = ${importId}
        AND (line, position) > (${line}, ${position})
      ORDER BY line, position LIMIT ${limit}`,
  );
}

const troubleColumns: readonly CsvColumn<LineTrouble>[] = [
  { header: "line", kind: "number", value: ({ line }) => line },
  { header: "field", kind: "text", value: ({ field }) => field },
  { header: "code", kind: "text", value: ({ code }) => code },
  { header: "message", kind: "text", value: ({ message }) => message },
];
const pageSize = 5_000;

/** All refused lines of an import as a CSV file, page by page. */
export function troublesFile(actor: Actor, importId: string): ReadableStream<Uint8Array> {
  allow(actor);
  const encoder = new TextEncoder();
  let after: [number, number] | null = null;
  return new ReadableStream({
    start: (to) => to.enqueue(encoder.encode(csvHead(troubleColumns))),
    pull: async (to) => {
      const page = await readTroubles(actor, importId, { limit: pageSize, after });
      const last = page.at(-1);
      if (page.length > 0) to.enqueue(encoder.encode(csvLines(troubleColumns, page)));
      if (last === undefined || page.length < pageSize) to.close();
      else after = [last.line, last.position];
    },
  });
}
