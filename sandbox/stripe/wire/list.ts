import type { Stripe } from "stripe";
import type { Kind, Kinds } from "../store/objects";
import type { Work } from "../store/work";
import { invalid, noSuch } from "./trouble";

export type Paging = {
  readonly limit?: number;
  readonly starting_after?: string;
  readonly ending_before?: string;
  readonly created?: number | Stripe.RangeQueryParam;
};
type Range = { gt?: number; gte?: number; lt?: number; lte?: number };
export type Filters = Readonly<Record<string, string | boolean | undefined>>;

export const listOf = <T>(data: T[], url: string, hasMore = false): Stripe.ApiList<T> => ({
  object: "list",
  data,
  has_more: hasMore,
  url,
});

export function limitOf({ limit = 10 }: Paging): number {
  if (limit < 1 || limit > 100)
    throw invalid(
      limit < 1
        ? "This value must be greater than or equal to 1."
        : "This value must be less than or equal to 100.",
      { param: "limit" },
    );
  return limit;
}

export function rangeOf(created: Paging["created"]): { from: number; to: number } {
  const range: Range =
    typeof created === "number" ? { gte: created, lte: created } : ((created ?? {}) as Range);
  return {
    from: Math.max(range.gte ?? 0, range.gt === undefined ? 0 : range.gt + 1),
    to: Math.min(
      range.lte ?? Number.MAX_SAFE_INTEGER,
      range.lt === undefined ? Number.MAX_SAFE_INTEGER : range.lt - 1,
    ),
  };
}

/** Newest first; `ending_before` gives the page above the named object. */
export async function listed<K extends Kind>(
  work: Work,
  kind: K,
  paging: Paging,
  url: string,
  filters: Filters = {},
): Promise<Stripe.ApiList<Kinds[K]>> {
  const { sql } = work;
  const limit = limitOf(paging);
  const { from, to } = rangeOf(paging.created);
  const cursor = paging.starting_after ?? paging.ending_before;
  const upwards = paging.starting_after === undefined && paging.ending_before !== undefined;
  const [at] =
    cursor === undefined
      ? []
      : await sql<{ seq: number }[]>`
          SELECT seq FROM objects
          WHERE account = ${work.account} AND object = ${kind} AND id = ${cursor}`;
  if (cursor !== undefined && at === undefined)
    throw noSuch(kind, cursor, upwards ? "ending_before" : "starting_after");
  const wanted = Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== undefined),
  ) as Record<string, string | boolean>;
  const rows = await sql<{ body: Kinds[K] }[]>`
    SELECT body FROM objects
    WHERE account = ${work.account} AND object = ${kind}
      AND created BETWEEN ${from} AND ${to} AND body @> ${sql.json(wanted)}
      AND NOT (body ? 'deleted')
      ${at === undefined ? sql`` : upwards ? sql`AND seq > ${at.seq}` : sql`AND seq < ${at.seq}`}
    ORDER BY seq ${upwards ? sql`ASC` : sql`DESC`} LIMIT ${limit + 1}`;
  const page = rows.slice(0, limit).map(({ body }) => body);
  return listOf(upwards ? page.reverse() : page, url, rows.length > limit);
}
