/** How far an import is, written in the transaction that brings it there. */
import type { Sql } from "~/platform/database.server";
import type { ImportCounts, ImportDoor, ImportState } from "../import";
import type { LineTrouble } from "../reading/batches";

export type ImportIdentity = {
  readonly importId: string;
  readonly marketplaceId: string;
  readonly dataset: string;
  readonly door: ImportDoor;
  readonly atomic: boolean;
  readonly fileName: string | null;
  readonly bytes: number | null;
  readonly startedBy: string;
  readonly startedById: string;
};

export type Step = ImportCounts & {
  /** Records done before and after this step. */
  readonly from: number;
  readonly upTo: number;
  readonly state: ImportState;
  readonly failure?: string;
};

/** Somebody else goes on with this import, from another place in it. */
export class TakenOver extends Error {}

/** Begins the import's row or moves it on by one step; what it counts up to now. */
export async function takeStep(
  sql: Sql,
  identity: ImportIdentity,
  step: Step,
  now: Date,
): Promise<ImportCounts> {
  const finishedAt = step.state === "WAITING" || step.state === "RUNNING" ? null : now;
  const [counts] = await sql<ImportCounts[]>`
    INSERT INTO import AS i (marketplace_id, id, dataset, state, door, atomic, file_name, bytes,
      lines_done, accepted, duplicates, rejected, failure, started_by, started_by_id, started_at,
      progress_at, finished_at)
    VALUES (${identity.marketplaceId}, ${identity.importId}, ${identity.dataset}, ${step.state},
      ${identity.door}, ${identity.atomic}, ${identity.fileName}, ${identity.bytes}, ${step.upTo},
      ${step.accepted}, ${step.duplicates}, ${step.rejected}, ${step.failure ?? null},
      ${identity.startedBy}, ${identity.startedById}, ${now}, ${now}, ${finishedAt})
    ON CONFLICT (marketplace_id, id) DO UPDATE SET
      state = excluded.state, lines_done = excluded.lines_done, failure = excluded.failure,
      accepted = i.accepted + excluded.accepted, duplicates = i.duplicates + excluded.duplicates,
      rejected = i.rejected + excluded.rejected, progress_at = excluded.progress_at,
      finished_at = excluded.finished_at
    WHERE i.lines_done = ${step.from} AND i.state IN ('WAITING', 'RUNNING')
    RETURNING accepted, duplicates, rejected`;
  if (counts === undefined) throw new TakenOver(`import ${identity.importId} is at another line`);
  return counts;
}

/** Lines can be refused when they are read or when they meet what is stored: never twice. */
export async function keepTroubles(
  sql: Sql,
  { marketplaceId, importId }: ImportIdentity,
  troubles: readonly LineTrouble[],
): Promise<void> {
  if (troubles.length === 0) return;
  const positions = new Map<number, number>();
  const placed = troubles.map(({ line }) => {
    const position = positions.get(line) ?? 0;
    positions.set(line, position + 1);
    return position;
  });
  await sql`
    INSERT INTO import_error (marketplace_id, import_id, line, position, field, code, message)
    SELECT ${marketplaceId}, ${importId}, * FROM unnest(
      ${troubles.map(({ line }) => String(line))}::int8[], ${placed}::int2[],
      ${troubles.map(({ field }) => field)}::text[], ${troubles.map(({ code }) => code)}::text[],
      ${troubles.map(({ message }) => message)}::text[])
    ON CONFLICT DO NOTHING`;
}

/** Where an import stands; null where it has no row yet. */
export async function readProgress(
  sql: Sql,
  { marketplaceId, importId }: Pick<ImportIdentity, "marketplaceId" | "importId">,
): Promise<(ImportCounts & { linesDone: number; state: ImportState }) | null> {
  const [row] = await sql<(ImportCounts & { linesDone: number; state: ImportState })[]>`
    SELECT accepted, duplicates, rejected, lines_done AS "linesDone", state
    FROM import WHERE marketplace_id = ${marketplaceId} AND id = ${importId}`;
  return row ?? null;
}
