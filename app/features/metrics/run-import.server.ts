import { automatic } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { type DatasetName, datasets } from "./datasets";
import type { ImportDoor, ImportState } from "./import";
import { carry } from "./importing/carry.server";
import { type ImportIdentity, takeStep } from "./importing/progress.server";
import { readyBatches } from "./importing/ready-batches.server";
import { settingOf } from "./importing/setting.server";
import { spooled, unspool } from "./importing/spool.server";
import { wholeOrNothing } from "./importing/whole-or-nothing.server";
import { Unreadable } from "./reading/unreadable";
import { refreshFacts } from "./refresh-facts.server";

type Waiting = ImportIdentity & { readonly state: ImportState; readonly linesDone: number };
export type Watching = {
  /** Called after each batch; throws to stop there, and the next try goes on from there. */
  readonly onStep: (linesDone: number) => Promise<void>;
};

const patienceMs = 60_000;

async function waitingImport(marketplaceId: string, importId: string): Promise<Waiting | null> {
  const [row] = await sqlInTenant(
    marketplaceId,
    (sql) => sql<(Waiting & { dataset: DatasetName; door: ImportDoor })[]>`
      SELECT id AS "importId", marketplace_id AS "marketplaceId", dataset, door, atomic, state, bytes,
        file_name AS "fileName", started_by AS "startedBy", started_by_id AS "startedById",
        lines_done AS "linesDone"
      FROM import WHERE marketplace_id = ${marketplaceId} AND id = ${importId}`,
  );
  return row ?? null;
}

async function fail(waiting: Waiting, failure: string): Promise<void> {
  const at = (await waitingImport(waiting.marketplaceId, waiting.importId))?.linesDone ?? 0;
  const nothing = { accepted: 0, duplicates: 0, rejected: 0 };
  await sqlInTenant(waiting.marketplaceId, (sql) =>
    takeStep(sql, waiting, { ...nothing, from: at, upTo: at, state: "FAILED", failure }, now()),
  );
}

async function carryOn(waiting: Waiting, { onStep }: Watching): Promise<void> {
  const setting = await settingOf(waiting.marketplaceId);
  if (waiting.atomic) {
    await wholeOrNothing(waiting, setting, null);
    return;
  }
  const body = await spooled(waiting.importId);
  if (body === null) {
    await fail(waiting, "The uploaded file is no longer there.");
    return;
  }
  const dataset = datasets[waiting.dataset as DatasetName];
  const batches = readyBatches(dataset, body, setting, { format: null, skip: waiting.linesDone });
  const carrying = { identity: waiting, zone: setting.zone, patienceMs, onStep };
  await carry(carrying, batches, waiting.linesDone);
}

/**
 * Imports an uploaded file, or goes on with it from the last batch that was stored. Two workers may be
 * here at once; each batch is taken by one of them only.
 */
export async function runImport(
  { marketplaceId, importId }: { readonly marketplaceId: string; readonly importId: string },
  watching: Watching,
): Promise<void> {
  const waiting = await waitingImport(marketplaceId, importId);
  if (waiting === null) return;
  if (waiting.state === "WAITING" || waiting.state === "RUNNING")
    try {
      await carryOn(waiting, watching);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      await fail(waiting, error.sentence);
    }
  await unspool(importId);
  await refreshFacts(automatic(marketplaceId, "facts-refresher"));
}
