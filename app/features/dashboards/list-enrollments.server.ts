/** Staff's list of enrollments, page by page. */

import type { EnrollmentStatus } from "~/features/enrollments/enrollment";
import type { StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { countUpTo } from "~/platform/count-up-to.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { type ListPage, listPage, placeOf, staffPageSize } from "~/values/keyset";
import { publicId } from "~/values/public-id";
import type { Words } from "~/values/words";
import type { EnrollmentLine } from "./enrollment-list";
import type { EnrollmentQuery } from "./enrollment-query";
import { matchingEnrollments } from "./matching-enrollments.server";

type Found = {
  readonly id: string;
  readonly status: EnrollmentStatus;
  readonly slug: string;
  readonly name: Words;
  readonly number: number;
  readonly store_uid: string;
  readonly store_name: string | null;
  readonly product_uid: string | null;
  readonly product_title: string | null;
  readonly starts_on: Day;
  readonly ends_on: Day | null;
  readonly recover_by: Day | null;
  readonly key: string;
};

const keyOf = (sql: Sql, sort: EnrollmentQuery["sort"]) => {
  if (sort.endsWith("shop")) return sql`lower(coalesce(s.name, e.store_uid))`;
  return sort.endsWith("ends")
    ? sql`coalesce(e.ended_on, e.ends_on, '9999-12-31')::text`
    : sql`e.starts_on::text`;
};

export async function listEnrollments(
  actor: StaffActor,
  query: EnrollmentQuery,
  limit: number = staffPageSize,
): Promise<ListPage<EnrollmentLine>> {
  mustBeAllowed(actor, "enrollments:list", actor);
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const matching = matchingEnrollments(sql, actor, query);
    const total = await countUpTo(sql, matching);
    const backwards = query.before !== undefined;
    const from = placeOf(query.before ?? query.after);
    const down = query.sort.startsWith("-") !== backwards;
    const found = await sql<Found[]>`
      SELECT * FROM (
        SELECT e.id, e.status, p.slug, v.name, v.number, e.store_uid, s.name AS store_name,
          e.product_uid, r.title AS product_title, e.starts_on,
          coalesce(e.ended_on, e.ends_on) AS ends_on, e.recover_by, ${keyOf(sql, query.sort)} AS key
        ${matching}
      ) AS row
      ${from ? sql`WHERE (key, id) ${down ? sql`<` : sql`>`} (${from[0]}, ${from[1]}::uuid)` : sql``}
      ORDER BY key ${down ? sql`DESC` : sql`ASC`}, id ${down ? sql`DESC` : sql`ASC`}
      LIMIT ${limit + 1}`;
    const keys = new Map(found.map((row) => [publicId("enrollment", row.id), row]));
    return listPage({
      found: found.map(lineOf),
      total,
      limit,
      backwards,
      began: from !== null,
      place: ({ id }) => [keys.get(id)?.key ?? "", keys.get(id)?.id ?? ""],
    });
  });
}

const lineOf = (row: Found): EnrollmentLine => ({
  id: publicId("enrollment", row.id),
  status: row.status,
  program: { slug: row.slug, name: row.name, versionNumber: row.number },
  store: { uid: row.store_uid, name: row.store_name ?? row.store_uid },
  product:
    row.product_uid === null
      ? null
      : { uid: row.product_uid, title: row.product_title ?? row.product_uid },
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  recoverBy: row.recover_by,
});
