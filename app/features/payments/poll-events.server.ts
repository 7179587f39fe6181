import { cursorFor, moveCursor } from "./cursor.server";
import { parseEvent, type TellingEvent } from "./event";
import { keepEvents } from "./receive-event.server";
import { call, hasStripe } from "./stripe.server";

/** Events can be listed a little after they happened, and our clock may differ from Stripe's. */
const overlapMs = 3_600_000;
const everyMs = 170_000;
/** Stripe keeps events for 30 days. */
const reachMs = 29 * 86_400_000;

/**
 * Asks Stripe for events that no webhook brought; how many were new. Does nothing where somebody asked a
 * moment ago. The cursor moves only when everything up to it has been kept.
 */
export async function pollEvents(): Promise<number> {
  if (!hasStripe()) return 0;
  const cursor = await cursorFor("events", everyMs, reachMs);
  if (cursor === null) return 0;
  const since = Math.floor((cursor.upTo.getTime() - overlapMs) / 1_000);
  let kept = 0;
  let newest = cursor.upTo;
  let after: { starting_after?: string } = {};
  for (;;) {
    const page = await call("events", "list", (stripe) =>
      stripe.events.list({ created: { gte: since }, limit: 100, ...after }),
    );
    const events = page.data.flatMap((event): TellingEvent[] => {
      const told = parseEvent(event);
      return told === null ? [] : [told];
    });
    kept += await keepEvents(events, "poll");
    const first = page.data[0];
    if (first !== undefined && first.created * 1_000 > newest.getTime())
      newest = new Date(first.created * 1_000);
    const last = page.data.at(-1);
    if (!page.has_more || last === undefined) break;
    after = { starting_after: last.id };
  }
  await moveCursor("events", newest);
  return kept;
}
