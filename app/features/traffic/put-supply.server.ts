/** The platform says how many impressions it expects to have, by pool and part of a day. */
import { type Body, type IngestOutcome, ingest } from "~/features/metrics/ingest.server";
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import type { Day } from "~/values/day";
import { type Refusal, refuse } from "~/values/outcome";

/** Pools of `date`, one a line. What a day gave is reported as impressions: no forecast changes it. */
export async function putSupply(
  actor: Actor,
  { date, today, body }: { readonly date: Day; readonly today: Day; readonly body: Body },
): Promise<IngestOutcome | Refusal<"day-is-past">> {
  mustBeAllowed(actor, "supply:write", { marketplaceId: actor.marketplaceId });
  if (date < today) return refuse("day-is-past", { date, today });
  const address = { date };
  return ingest(actor, {
    ...({
      dataset: "supply",
      body,
      format: "ndjson",
      atomic: false,
      door: "api",
      address,
    } as const),
  });
}
