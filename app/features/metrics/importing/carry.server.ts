/**
 * Carries batches into the database, each in a transaction of its own, while the next one is being read.
 * A database that goes away is waited for; a batch whose commit is in doubt is looked up, never guessed.
 */
import { setTimeout as wait } from "node:timers/promises";
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { isAway } from "~/platform/database-away";
import { type ImportCounts, type LineTrouble, shownTroubles } from "../import";
import { isCrossed } from "./crossed";
import { type ImportIdentity, readProgress } from "./progress.server";
import type { ReadyBatch } from "./ready-batches.server";
import { type BatchDone, writeBatch } from "./write-batch.server";

export type Carrying = {
  readonly identity: ImportIdentity;
  readonly zone: string;
  /** How long a database that is away is waited for, at each batch. */
  readonly patienceMs: number;
  /** Called after each batch; throws to stop there. */
  readonly onStep?: (linesDone: number) => Promise<void>;
};
export type Carried = ImportCounts & { readonly errors: readonly LineTrouble[] };

const triesWhenCrossed = 10;
const pauseMs = 200;

/** What the batch came to, where its commit is known to have happened. */
async function committed(identity: ImportIdentity, batch: ReadyBatch): Promise<BatchDone | null> {
  const progress = await sqlInTenant(identity.marketplaceId, (sql) => readProgress(sql, identity));
  const isThere = batch.last
    ? progress?.state === "DONE"
    : (progress?.linesDone ?? 0) >= batch.upTo;
  if (progress === null || !isThere) return null;
  return { counts: progress, troubles: batch.troubles };
}

async function carryBatch(carrying: Carrying, batch: ReadyBatch, from: number): Promise<BatchDone> {
  const { identity, zone, patienceMs } = carrying;
  const { marketplaceId } = identity;
  const began = performance.now();
  let inDoubt = false;
  for (let crossed = 0; ; ) {
    try {
      const known = inDoubt ? await committed(identity, batch) : null;
      if (known !== null) return known;
      inDoubt = false;
      return await sqlInTenant(marketplaceId, (sql) =>
        writeBatch(sql, identity, batch, {
          from,
          given: { marketplaceId, zone, now: now(), again: false },
        }),
      );
    } catch (error) {
      if (isCrossed(error) && crossed < triesWhenCrossed) crossed += 1;
      else if (isAway(error) && performance.now() - began < patienceMs) {
        inDoubt = true;
        await wait(pauseMs);
      } else throw error;
    }
  }
}

export async function carry(
  carrying: Carrying,
  batches: AsyncGenerator<ReadyBatch>,
  from: number,
): Promise<Carried> {
  let at = from;
  let counts: ImportCounts = { accepted: 0, duplicates: 0, rejected: 0 };
  const errors: LineTrouble[] = [];
  let reading = batches.next();
  try {
    for (;;) {
      const read = await reading;
      if (read.done === true) return { ...counts, errors };
      const batch = read.value;
      reading = batches.next();
      reading.catch(() => undefined);
      const done = await carryBatch(carrying, batch, at);
      counts = done.counts;
      for (const trouble of done.troubles) if (errors.length < shownTroubles) errors.push(trouble);
      at = batch.upTo;
      await carrying.onStep?.(at);
    }
  } finally {
    batches.return(undefined).catch(() => undefined);
  }
}
