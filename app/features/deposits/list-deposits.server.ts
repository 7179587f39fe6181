/** Staff's list of what shops must hold and hold, page by page. */
import type { StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { countUpTo } from "~/platform/count-up-to.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { type ListPage, listPage, placeOf, staffPageSize } from "~/values/keyset";
import { type DepositLine, type DepositState, depositStates } from "./deposit-list";
import type { DepositQuery } from "./deposit-query";
import { matchingDeposits, stateColumns } from "./matching-deposits.server";

type Found = Readonly<Record<DepositState, boolean>> & {
  readonly id: string;
  readonly name: string | null;
  readonly currency: string;
  readonly required: number;
  readonly available: number;
  readonly frozen_minor: number;
  readonly due_at: Date | null;
  readonly key: string | number;
};

const keyOf = (sql: Sql, sort: DepositQuery["sort"]) => {
  if (sort.endsWith("shop")) return sql`lower(coalesce(s.name, d.store_uid))`;
  if (sort.endsWith("held")) return sql`d.available_minor`;
  return sort.endsWith("due")
    ? sql`coalesce(to_char(t.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS'), '9999')`
    : sql`greatest(d.required_minor - d.available_minor, 0)`;
};

export function listDeposits(
  actor: StaffActor,
  query: DepositQuery,
  limit: number = staffPageSize,
): Promise<ListPage<DepositLine>> {
  mustBeAllowed(actor, "deposits:list", actor);
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const matching = matchingDeposits(sql, actor, query);
    const total = await countUpTo(sql, matching);
    const backwards = query.before !== undefined;
    const from = placeOf(query.before ?? query.after);
    const down = query.sort.startsWith("-") !== backwards;
    const is = stateColumns(sql);
    const found = await sql<Found[]>`
      SELECT * FROM (
        SELECT d.store_uid AS id, s.name, d.currency, d.required_minor AS required,
          d.available_minor AS available, t.due_at, ${keyOf(sql, query.sort)} AS key,
          ${is.due} AS due, ${is.overdue} AS overdue, ${is.frozen} AS frozen,
          ${is.refunding} AS refunding, ${is.exiting} AS exiting,
          (SELECT coalesce(sum(x.frozen_minor), 0)::int8 FROM deposit_dispute x
            WHERE x.marketplace_id = d.marketplace_id AND x.store_uid = d.store_uid) AS frozen_minor
        ${matching}
      ) AS row
      ${from ? sql`WHERE (key, id) ${down ? sql`<` : sql`>`} (${from[0]}, ${from[1]})` : sql``}
      ORDER BY key ${down ? sql`DESC` : sql`ASC`}, id ${down ? sql`DESC` : sql`ASC`}
      LIMIT ${limit + 1}`;
    const keys = new Map(found.map(({ id, key }) => [id, key]));
    return listPage({
      found: found.map(lineOf),
      total,
      limit,
      backwards,
      began: from !== null,
      place: ({ store }) => [keys.get(store.uid) ?? "", store.uid],
    });
  });
}

const lineOf = (row: Found): DepositLine => ({
  store: { uid: row.id, name: row.name ?? row.id },
  currency: row.currency,
  requiredMinor: row.required,
  availableMinor: row.available,
  frozenMinor: row.frozen_minor,
  missingMinor: Math.max(0, row.required - row.available),
  dueAt: row.due_at,
  states: depositStates.filter((state) => row[state]),
});
