/**
 * Imports a body of records while it streams in. Idempotent by each record's own id, so that a body that
 * was cut off is simply sent again.
 */
import { type Actor, actorId } from "~/features/people/actor";
import { may, mustBeAllowed, type Verb } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { isAway } from "~/platform/database-away";
import { type Outcome, refuse } from "~/values/outcome";
import { newId } from "~/values/public-id";
import { type DatasetName, datasets } from "./datasets";
import { type ImportCounts, type ImportDoor, type LineTrouble, shownTroubles } from "./import";
import { carry } from "./importing/carry.server";
import { type ImportIdentity, readProgress, takeStep } from "./importing/progress.server";
import { type Format, readyBatches } from "./importing/ready-batches.server";
import { settingOf } from "./importing/setting.server";
import { spool, unspool } from "./importing/spool.server";
import { wholeOrNothing } from "./importing/whole-or-nothing.server";
import type { Body } from "./reading/line-blocks.server";
import { Unreadable } from "./reading/unreadable";

export type { Body, Format };
export type Ingest = {
  readonly dataset: DatasetName;
  readonly body: Body;
  /** Null: told from the first character. */
  readonly format: Format | null;
  /** All lines, or none. */
  readonly atomic: boolean;
  readonly door: ImportDoor;
  readonly fileName?: string;
  /** Fields that every record has from elsewhere, and that none may name itself; of NDJSON alone. */
  readonly address?: Readonly<Record<string, string>>;
  readonly onStep?: (linesDone: number) => Promise<void>;
};
export type Ingested = ImportCounts & {
  readonly importId: string;
  readonly errors: readonly LineTrouble[];
};
/**
 * `details`: the same as of an import that went well, and for `unreadable` a `sentence`. Where the
 * database stayed away, what was acknowledged is kept: the body can be sent again as it is.
 */
export type IngestOutcome = Outcome<Ingested, "unreadable" | "line-refused" | "database-away">;

const patienceMs = { api: 8_000, page: 60_000, command: 60_000 } as const;

async function whole(
  identity: ImportIdentity,
  { body, format }: Ingest,
  setting: Awaited<ReturnType<typeof settingOf>>,
): Promise<IngestOutcome> {
  const { importId } = identity;
  try {
    const bytes = await spool(importId, body);
    const done = await wholeOrNothing({ ...identity, bytes }, setting, format);
    if (done.ok) return { ok: true, importId, ...done.counts, errors: [] };
    const rejected = new Set(done.troubles.map(({ line }) => line)).size;
    const errors = done.troubles.slice(0, shownTroubles);
    return refuse("line-refused", { importId, accepted: 0, duplicates: 0, rejected, errors });
  } finally {
    await unspool(importId);
  }
}

/** Leaves word of an import that could not be read to its end; what was stored before stays. */
async function failed(identity: ImportIdentity, sentence: string): Promise<ImportCounts> {
  return sqlInTenant(identity.marketplaceId, async (sql) => {
    const at = (await readProgress(sql, identity))?.linesDone ?? 0;
    const nothing = { accepted: 0, duplicates: 0, rejected: 0 };
    const step = { ...nothing, from: at, upTo: at, state: "FAILED", failure: sentence } as const;
    return takeStep(sql, identity, step, now());
  });
}

/** Forecasts of supply may be sent by whoever may send nothing else. */
const verbOf = (actor: Actor, dataset: DatasetName): Verb =>
  dataset === "supply" && may(actor, "supply:write", actor) ? "supply:write" : "import:write";

export async function ingest(actor: Actor, given: Ingest): Promise<IngestOutcome> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, verbOf(actor, given.dataset), { marketplaceId });
  const setting = await settingOf(marketplaceId);
  const identity: ImportIdentity = {
    importId: newId(),
    marketplaceId,
    dataset: given.dataset,
    door: given.door,
    atomic: given.atomic,
    fileName: given.fileName ?? null,
    bytes: null,
    startedBy: actor.name,
    startedById: actorId(actor),
  };
  const { importId } = identity;
  try {
    if (given.atomic) return await whole(identity, given, setting);
    const batches = readyBatches(datasets[given.dataset], given.body, setting, {
      format: given.format,
      skip: 0,
      ...(given.address === undefined ? {} : { address: given.address }),
    });
    const carried = await carry(
      {
        identity,
        zone: setting.zone,
        patienceMs: patienceMs[given.door],
        ...(given.onStep === undefined ? {} : { onStep: given.onStep }),
      },
      batches,
      0,
    );
    return { ok: true, importId, ...carried };
  } catch (error) {
    if (isAway(error)) return refuse("database-away", { importId });
    if (!(error instanceof Unreadable)) {
      const sentence = "It stopped before its end; what was stored until then stays.";
      await failed(identity, sentence).catch(() => undefined);
      throw error;
    }
    const counts = await failed(identity, error.sentence);
    return refuse("unreadable", { importId, ...counts, errors: [], sentence: error.sentence });
  }
}
