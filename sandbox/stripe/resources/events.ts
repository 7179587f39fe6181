import type { Stripe } from "stripe";
import { need } from "../store/objects";
import { day, type Work } from "../store/work";
import { limitOf, listOf, type Paging, rangeOf } from "../wire/list";
import { noSuch } from "../wire/trouble";

const keptDays = 30;

export async function retrieveEvent(
  work: Work,
  _params: unknown,
  [id = ""]: string[],
): Promise<Stripe.Event> {
  const event = await need(work, "event", id);
  if (event.created < work.now - keptDays * day) throw noSuch("event", id);
  return event;
}

/** Thirty days back; `types`, or one `type` with `*` at its end. */
export async function listEvents(
  work: Work,
  params: Stripe.EventListParams & Paging,
): Promise<Stripe.ApiList<Stripe.Event>> {
  const { sql } = work;
  const limit = limitOf(params);
  const { from, to } = rangeOf(params.created);
  const since = Math.max(from, work.now - keptDays * day);
  const cursor = params.starting_after ?? params.ending_before;
  const upwards = params.starting_after === undefined && params.ending_before !== undefined;
  const [at] =
    cursor === undefined
      ? []
      : await sql<{ seq: number }[]>`
          SELECT seq FROM objects
          WHERE account = ${work.account} AND object = 'event' AND id = ${cursor}`;
  if (cursor !== undefined && at === undefined) throw noSuch("event", cursor);
  const types = params.types ?? (params.type === undefined ? null : [params.type]);
  const patterns = types?.map((type) => type.replaceAll("_", "\\_").replaceAll("*", "%")) ?? ["%"];
  const rows = await sql<{ body: Stripe.Event }[]>`
    SELECT body FROM objects
    WHERE account = ${work.account} AND object = 'event' AND created BETWEEN ${since} AND ${to}
      AND body->>'type' LIKE ANY (${patterns})
      ${at === undefined ? sql`` : upwards ? sql`AND seq > ${at.seq}` : sql`AND seq < ${at.seq}`}
    ORDER BY seq ${upwards ? sql`ASC` : sql`DESC`} LIMIT ${limit + 1}`;
  const page = rows.slice(0, limit).map(({ body }) => body);
  return listOf(upwards ? page.reverse() : page, "/v1/events", rows.length > limit);
}
