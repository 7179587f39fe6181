/** The plan of traffic goes out: whole, by store, and as the queue of a pool. */
import { marketOf } from "~/features/programs/market.server";
import type { PlanRow } from "~/features/traffic/plan-revisions.server";
import { poolOf } from "~/features/traffic/pool-id";
import { poolQueue, type QueueEntry } from "~/features/traffic/pool-queue.server";
import { findPlan, type QuotaRow, readPlanRows } from "~/features/traffic/read-plan-rows.server";
import { storeQuotas } from "~/features/traffic/store-quotas.server";
import { verdictSentence } from "~/features/traffic/verdict-words";
import { formats } from "~/locales/format";
import { now } from "~/platform/clock.server";
import { dayOf } from "~/values/day";
import { publicId, uuidOf } from "~/values/public-id";
import { type Call, defineCall, type KeyActor } from "./call.server";
import { notFound, Problem } from "./problem";
import { uid, z } from "./schemas";
import {
  date,
  planned,
  planRow,
  queueAfter,
  queueAnswer,
  queuePlaceIn,
  storeQuotasAnswer,
  tokenOf,
} from "./traffic-shape";

const noPlan = (day: string) =>
  new Problem(404, "no_plan", `There is no plan of ${day} in this marketplace.`);

/** The last number a plan can have, for "from the beginning" and "to the end". */
const beginning = -1;
const allRows = 2_147_483_647;

function rowOnWire(row: QuotaRow): z.infer<typeof planRow> {
  const { number, storeUid, surface, category, region, hourWindow, impressions, priority } = row;
  return {
    ...{ number, storeUid, surface, category, region, hourWindow, priority },
    quotaImpressions: impressions,
    grantId: publicId("grant", row.grantId),
    reason: { code: row.reason, sentence: verdictSentence(row) },
  };
}

/** Lines of a plan, each piece read when the reader has taken the one before. */
function planBody(actor: KeyActor, plan: PlanRow, part: { after: number; limit: number }) {
  const pieces = readPlanRows(actor, plan, part);
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(stream) {
        const { value: rows, done } = await pieces.next();
        if (done === true) return stream.close();
        const lines = rows.map((row) => `${JSON.stringify(rowOnWire(row))}\n`).join("");
        stream.enqueue(encoder.encode(lines));
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}

const isKnown = (request: Request, tag: string): boolean =>
  (request.headers.get("if-none-match") ?? "")
    .split(",")
    .some((each) => each.trim().replace(/^W\//, "") === tag || each.trim() === "*");

const plan = defineCall({
  method: "get",
  path: "/traffic/plans/{date}",
  summary:
    "The newest plan of a day, a quota a line. `slipway-quotas` says how many there are: the last one has the number below it. Go on behind `number` with `?after=`, in the same plan with `?plan=`",
  verb: "traffic:read",
  params: z.strictObject({ date }),
  query: z.strictObject({
    plan: z.string().max(64).optional(),
    after: z.coerce.number().int().min(0).max(allRows).optional(),
    limit: z.coerce.number().int().min(1).max(allRows).optional(),
  }),
  answers: "application/x-ndjson",
  answer: planRow,
  run: async ({ actor, params, query, request }) => {
    const wanted = query.plan === undefined ? undefined : uuidOf("plan", query.plan);
    if (wanted === null) throw notFound("plan");
    const found = await findPlan(actor, params.date, wanted);
    if (found === null) throw wanted === undefined ? noPlan(params.date) : notFound("plan");
    const id = publicId("plan", found.planId);
    const tag = `"${id}"`;
    const headers = {
      etag: tag,
      "cache-control": "private, no-cache",
      "slipway-plan": id,
      "slipway-revision": String(found.revision),
      "slipway-quotas": String(found.quotas),
    };
    if (isKnown(request, tag)) return new Response(null, { status: 304, headers });
    const part = { after: query.after ?? beginning, limit: query.limit ?? allRows };
    return new Response(planBody(actor, found, part), {
      headers: { ...headers, "content-type": "application/x-ndjson; charset=utf-8" },
    });
  },
});

const quotas = defineCall({
  method: "get",
  path: "/traffic/quotas/{storeUid}",
  summary: "What the plan of a day gives to a store, and why, promise by promise",
  verb: "traffic:read",
  params: z.strictObject({ storeUid: uid }),
  query: z.strictObject({ date: date.optional() }),
  answer: storeQuotasAnswer,
  run: async ({ actor, params: { storeUid }, query }) => {
    const day = query.date ?? (await todayOf(actor)).today;
    const found = await storeQuotas(actor, storeUid, day);
    if (found === null) throw noPlan(day);
    return {
      plan: planned(found.plan),
      storeUid,
      promises: found.verdicts.map(({ grantId, kind, ...verdict }) => {
        const own = found.quotas.filter((quota) => quota.grantId === grantId);
        const { reason, ...figures } = verdict;
        return {
          grantId: publicId("grant", grantId),
          kind,
          ...figures,
          reason: { code: reason, sentence: verdictSentence(verdict, own) },
          quotas: own.map(({ grantId: _, number, impressions, ...quota }) => ({
            token: tokenOf(found.plan, number),
            ...quota,
            quotaImpressions: impressions,
          })),
        };
      }),
    };
  },
});

async function todayOf({ marketplaceId }: KeyActor) {
  const { zone } = await marketOf(marketplaceId);
  const at = now();
  const time = formats({ locale: "en", zone, now: at }).time(at);
  return { today: dayOf(at, zone), hour: Number(time.slice(0, 2)) };
}

const liveMost = 500;
const live = z
  .string()
  .max(liveMost * 140)
  .transform((text) => text.split(",").filter((each) => each !== ""))
  .pipe(z.array(z.string().max(128)).max(liveMost));

const queue = defineCall({
  method: "get",
  path: "/traffic/pools/{pool}/queue",
  summary:
    "Whom a pool (`surface|category|region`) may show now, the most urgent first; `live` names the stores that can be served, at most 500, with commas between them",
  verb: "traffic:read",
  params: z.strictObject({ pool: z.string().max(400) }),
  query: z.strictObject({
    date: date.optional(),
    live: live.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  answer: queueAnswer,
  run: async ({ actor, params, query }) => {
    const pool = poolOf(params.pool);
    if (pool === null) throw notFound("pool");
    const after = query.after === undefined ? undefined : queuePlaceIn(query.after);
    if (after === null) throw new Problem(400, "bad_cursor", "The cursor is none of ours.");
    const { today, hour } = await todayOf(actor);
    const day = query.date ?? today;
    const found = await poolQueue(actor, pool, {
      date: day,
      hour: day === today ? hour : 24,
      limit: query.limit + 1,
      ...(query.live === undefined ? {} : { live: query.live }),
      ...(after === undefined ? {} : { after }),
    });
    if (found === null) throw noPlan(day);
    const entries = found.entries.slice(0, query.limit);
    const entryOnWire = ({ number, grantId, spare, need: _, ...entry }: QueueEntry) => ({
      token: tokenOf(found.plan, number),
      ...entry,
      grantId: publicId("grant", grantId),
      spareDays: spare,
    });
    return {
      plan: planned(found.plan),
      pool,
      data: entries.map(entryOnWire),
      nextCursor: found.entries.length > query.limit ? queueAfter(entries.at(-1)) : null,
    };
  },
});

export const trafficCalls: readonly Call[] = [plan, quotas, queue];
