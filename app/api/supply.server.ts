/** The forecast of supply comes in. */
import type { Body } from "~/features/metrics/ingest.server";
import { marketOf } from "~/features/programs/market.server";
import { putSupply } from "~/features/traffic/put-supply.server";
import { now } from "~/platform/clock.server";
import { dayOf, isDay } from "~/values/day";
import { type Call, defineCall } from "./call.server";
import { bodyOf, importAnswer, importDone } from "./import-answer.server";
import { Problem } from "./problem";
import { z } from "./schemas";

/** A JSON list is read as a whole; NDJSON may be of any length. */
const listBytesMost = 4_000_000;

async function* asLines(request: Request): Body {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of bodyOf(request)) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > listBytesMost)
      throw new Problem(413, "too_large", `Send more than ${listBytesMost} bytes as NDJSON.`);
  }
  let pools: unknown;
  try {
    pools = JSON.parse(text);
  } catch {
    throw new Problem(400, "not_json", "The body is not JSON.");
  }
  if (!Array.isArray(pools)) throw new Problem(400, "not_a_list", "Send a list of pools.");
  for (const pool of pools) yield new TextEncoder().encode(`${JSON.stringify(pool)}\n`);
}

const put = defineCall({
  method: "put",
  path: "/traffic/supply/{date}",
  summary:
    "Impressions expected on a day by pool and part of the day: a list, or one pool a line; a later version wins",
  verb: "supply:write",
  params: z.strictObject({ date: z.string().refine(isDay, "must be a day such as 2026-01-31") }),
  streams: ["application/x-ndjson", "application/json"],
  answer: importAnswer,
  run: async ({ actor, params: { date }, request }) => {
    const { zone } = await marketOf(actor.marketplaceId);
    const today = dayOf(now(), zone);
    const media = request.headers.get("content-type") ?? "";
    const body = /^application\/json\b/i.test(media) ? asLines(request) : bodyOf(request);
    const outcome = await putSupply(actor, { date, today, body });
    if (!outcome.ok && outcome.because === "day-is-past")
      throw new Problem(
        409,
        "day_is_past",
        `${date} is over (today is ${today}); what it gave is reported to /import/impressions.`,
      );
    return importDone(outcome);
  },
});

export const supplyCalls: readonly Call[] = [put];
