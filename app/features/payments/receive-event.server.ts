import { now } from "~/platform/clock.server";
import { sql } from "~/platform/database.server";
import { log } from "~/platform/log.server";
import { observeWebhook } from "~/platform/metrics.server";
import { parseEvent, subjectOf, type TellingEvent } from "./event";
import { raise } from "./exception.server";
import { apiVersion, hasStripe, isLive, verified } from "./stripe.server";

export type EventSource = "webhook" | "poll" | "walk";

/** Why an event is none of ours; null where it may be. */
async function strangeness(event: TellingEvent): Promise<string | null> {
  if (event.livemode !== isLive()) {
    await raise("other-mode", event.id, { type: event.type, livemode: String(event.livemode) });
    return "other-mode";
  }
  if (event.account != null) {
    await raise("foreign-event", event.account, { event: event.id, type: event.type });
    return "other-account";
  }
  return null;
}

/** Writes events down for the worker, each once; how many were new. */
export async function keepEvents(
  events: readonly TellingEvent[],
  source: EventSource,
): Promise<number> {
  const rows = [];
  for (const event of events) {
    const subject = subjectOf(event);
    const because = (await strangeness(event)) ?? (subject === null ? "no-business" : null);
    if (event.api_version != null && event.api_version !== apiVersion)
      await raise("other-version", event.api_version, { event: event.id, expected: apiVersion });
    rows.push({
      id: event.id,
      type: event.type,
      subject: subject ?? "",
      api_version: event.api_version ?? null,
      source,
      status: because === null ? "waiting" : "ignored",
      because,
      tries: 0,
      created_at: new Date(event.created * 1_000),
      received_at: now(),
      due_at: now(),
      handled_at: because === null ? null : now(),
    });
  }
  if (rows.length === 0) return 0;
  const kept = await sql()`
    INSERT INTO stripe_event ${sql()(rows)} ON CONFLICT (id) DO NOTHING RETURNING id`;
  return kept.length;
}

/** `kept` only after the event is committed. A wrong signature leaves nothing but a count. */
export async function receiveEvent(body: string, signature: string): Promise<"kept" | "refused"> {
  const json = hasStripe() ? verified(body, signature) : null;
  const event = json === null ? null : parseEvent(json);
  if (event === null) {
    observeWebhook("refused");
    log().warn("a webhook that Stripe did not sign, or not lately, was refused");
    return "refused";
  }
  await keepEvents([event], "webhook");
  observeWebhook("kept");
  return "kept";
}
