/** Plans, quotas and queues as they stand in answers. */
import type { PlanRow } from "~/features/traffic/plan-revisions.server";
import type { QueueEntry, QueuePlace } from "~/features/traffic/pool-queue.server";
import { verdictReasons } from "~/features/traffic/verdict";
import { isDay } from "~/values/day";
import { publicId } from "~/values/public-id";
import { uid, words, z } from "./schemas";

const count = z.number().int().nonnegative();
export const date = z.string().refine(isDay, "must be a day such as 2026-01-31");
const name = z.string().max(120);
const pool = { surface: name, category: name, region: name };
const reason = z
  .strictObject({ code: z.enum(verdictReasons), sentence: words })
  .openapi("TrafficReason");
/** 1: the promise depends on it; 2: given because it is left over. */
const priority = z.union([z.literal(1), z.literal(2)]);

export const planRow = z
  .strictObject({
    /** From 0 without gaps, in the order of urgency. */
    number: count,
    storeUid: uid,
    productUid: uid.optional(),
    ...pool,
    hourWindow: z.string(),
    quotaImpressions: count,
    priority,
    grantId: z.string(),
    reason,
  })
  .openapi("TrafficQuota");

const plan = z
  .strictObject({
    planId: z.string(),
    date,
    revision: count,
    madeAt: z.iso.datetime(),
  })
  .openapi("TrafficPlan");

export const planned = ({ planId, date: day, revision, madeAt }: PlanRow) => ({
  planId: publicId("plan", planId),
  date: day,
  revision,
  madeAt: madeAt.toISOString(),
});

/** Names a quota of a plan: send it back as a part of `reportUid`, so that a report is known to be the same. */
const token = z.string();
export const tokenOf = ({ planId }: PlanRow, number: number): string =>
  `${publicId("plan", planId)}-${number}`;

export const storeQuotasAnswer = z.strictObject({
  plan,
  storeUid: uid,
  promises: z.array(
    z.strictObject({
      grantId: z.string(),
      kind: z.string().nullable(),
      promised: count,
      delivered: count,
      need: count,
      dailyCap: count,
      lastDay: date,
      usableDays: count,
      given: count,
      firstDay: date.nullable(),
      cutoff: count.nullable(),
      reason,
      quotas: z.array(
        z.strictObject({
          token,
          ...pool,
          hourWindow: z.string(),
          quotaImpressions: count,
          priority,
        }),
      ),
    }),
  ),
});

export const queueAnswer = z.strictObject({
  plan,
  pool: z.strictObject(pool),
  data: z.array(
    z.strictObject({
      token,
      storeUid: uid,
      grantId: z.string(),
      /** Of the whole promise, after what was reported since the plan was made. */
      remaining: count,
      /** Planned for it in this pool, in the windows that have begun. */
      quota: count,
      priority,
      /** Days it can lose and still be kept; below 0 it cannot. */
      spareDays: z.number().int(),
      lastDay: date,
    }),
  ),
  nextCursor: z.string().nullable(),
});

const place = z.tuple([z.int(), z.int(), date, z.int(), z.int()]);

export const queueAfter = (entry: QueueEntry | undefined): string | null =>
  entry === undefined
    ? null
    : btoa(
        JSON.stringify([entry.priority, entry.spare, entry.lastDay, entry.need, entry.number]),
      ).replaceAll("=", "");

/** Null where the cursor is none of ours. */
export function queuePlaceIn(cursor: string): QueuePlace | null {
  try {
    return place.safeParse(JSON.parse(atob(cursor))).data ?? null;
  } catch {
    return null;
  }
}
