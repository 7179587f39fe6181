/** Shops on their way out, each with its dates and what stands in its way. */
import type { Actor } from "~/features/people/actor";
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { addWorkingDays } from "~/values/working-days";
import { blockersOfStores } from "./blockers.server";
import type { Held } from "./hold.server";
import type { DepositTerms } from "./policy.server";
import { type ExitTimeline, exitTimeline } from "./release";

type Leaving = {
  readonly id: string;
  readonly store_uid: string;
  readonly notice_on: Day;
  readonly requested_by: string;
  readonly last_order: Day | null;
};
export type LeavingStore = {
  readonly exitId: string;
  readonly storeUid: string;
  readonly noticeOn: Day;
  readonly requestedBy: string;
  readonly timeline: ExitTimeline;
  readonly held: Held;
};

/** The day the last order of a store closed; `of` is the alias of the table that names the store. */
export const lastOrderOf = (sql: Sql, of: string, zone: string) => sql`(
  SELECT max((coalesce(o.confirmed_at, o.cancelled_at, o.delivered_at, o.paid_at)
    AT TIME ZONE ${zone})::date)
  FROM order_line o
  WHERE o.marketplace_id = ${sql(of)}.marketplace_id AND o.store_uid = ${sql(of)}.store_uid)`;

const leaving = (sql: Sql, marketplaceId: string, storeUid: string | null, zone: string) => sql<
  Leaving[]
>`
  SELECT x.id, x.store_uid, x.notice_on, x.requested_by, ${lastOrderOf(sql, "x", zone)} AS last_order
  FROM deposit_exit x
  WHERE x.marketplace_id = ${marketplaceId} AND x.ended_at IS NULL
    AND x.store_uid = coalesce(${storeUid}::text, x.store_uid)
  ORDER BY x.store_uid`;

/** One store, or all; `read` says whether their deposits are held or only looked at. */
export async function leavingStores(
  sql: Sql,
  actor: Actor,
  terms: DepositTerms,
  storeUid: string | null,
  read: (
    sql: Sql,
    actor: Actor,
    currency: string,
    storeUids: readonly string[],
  ) => Promise<ReadonlyMap<string, Held>>,
): Promise<readonly LeavingStore[]> {
  const { marketplaceId } = actor;
  const rows = await leaving(sql, marketplaceId, storeUid, terms.zone);
  const stores = rows.map(({ store_uid }) => store_uid);
  const deposits = await read(sql, actor, terms.currency, stores);
  const blockers = await blockersOfStores(sql, marketplaceId, deposits);
  return rows.flatMap((row) => {
    const held = deposits.get(row.store_uid);
    if (held === undefined) return [];
    const timeline = exitTimeline(terms.policy.exit, {
      noticeOn: row.notice_on,
      lastOrderClosedOn: row.last_order,
      blockers: blockers.get(row.store_uid) ?? [],
      workingDaysAfter: (from, count) => addWorkingDays(from, count, terms.calendar),
      today: terms.today,
    });
    return [
      {
        exitId: row.id,
        storeUid: row.store_uid,
        noticeOn: row.notice_on,
        requestedBy: row.requested_by,
        timeline,
        held,
      },
    ];
  });
}
