/** A spooled file in one transaction: every line of it, or none. */
import type { RecordSetting } from "~/features/merchants/dataset";
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { type DatasetName, datasets } from "../datasets";
import type { ImportCounts, LineTrouble } from "../import";
import { isCrossed } from "./crossed";
import { type ImportIdentity, keepTroubles, takeStep } from "./progress.server";
import { type Format, readyBatches } from "./ready-batches.server";
import { spooled } from "./spool.server";
import { writeBatch } from "./write-batch.server";

export type Whole =
  | { readonly ok: true; readonly counts: ImportCounts }
  | { readonly ok: false; readonly troubles: readonly LineTrouble[]; readonly upTo: number };

/** Ends the transaction: a line was bad. */
class BadLine extends Error {
  constructor(
    readonly troubles: readonly LineTrouble[],
    readonly upTo: number,
  ) {
    super("a line was refused");
  }
}

const triesWhenCrossed = 5;

async function attempt(
  identity: ImportIdentity,
  setting: RecordSetting,
  format: Format | null,
): Promise<ImportCounts> {
  const body = await spooled(identity.importId);
  if (body === null) throw new Error(`the file of import ${identity.importId} is gone`);
  const { marketplaceId } = identity;
  return sqlInTenant(marketplaceId, async (sql) => {
    const dataset = datasets[identity.dataset as DatasetName];
    let counts: ImportCounts = { accepted: 0, duplicates: 0, rejected: 0 };
    let from = 0;
    for await (const batch of readyBatches(dataset, body, setting, { format, skip: 0 })) {
      if (batch.troubles.length > 0) throw new BadLine(batch.troubles, batch.upTo);
      const given = { marketplaceId, zone: setting.zone, now: now(), again: from > 0 };
      const done = await writeBatch(sql, identity, batch, { from, given });
      if (done.troubles.length > 0) throw new BadLine(done.troubles, batch.upTo);
      counts = done.counts;
      from = batch.upTo;
    }
    return counts;
  });
}

/** Writes what was refused into an import of its own, since the transaction took its traces with it. */
async function refuse(identity: ImportIdentity, { troubles, upTo }: BadLine): Promise<void> {
  const rejected = new Set(troubles.map(({ line }) => line)).size;
  await sqlInTenant(identity.marketplaceId, async (sql) => {
    const step = { from: 0, upTo, state: "REFUSED", accepted: 0, duplicates: 0, rejected } as const;
    await takeStep(sql, identity, step, now());
    await keepTroubles(sql, identity, troubles);
  });
}

export async function wholeOrNothing(
  identity: ImportIdentity,
  setting: RecordSetting,
  format: Format | null,
): Promise<Whole> {
  for (let crossed = 0; ; crossed += 1) {
    try {
      return { ok: true, counts: await attempt(identity, setting, format) };
    } catch (error) {
      if (error instanceof BadLine) {
        await refuse(identity, error);
        return { ok: false, troubles: error.troubles, upTo: error.upTo };
      }
      if (!isCrossed(error) || crossed >= triesWhenCrossed) throw error;
    }
  }
}
