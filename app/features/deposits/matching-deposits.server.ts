/** The one condition behind every list and every count of shops' deposits. */
import type { Actor } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import type { Sql } from "~/platform/database.server";
import type { DepositState } from "./deposit-list";
import type { DepositQuery } from "./deposit-query";

export type DepositFilter = Partial<Pick<DepositQuery, "state" | "q">>;

/** Per store: is it so? Over deposit `d` with its open order `t`. */
export function stateColumns(sql: Sql): Readonly<Record<DepositState, ReturnType<Sql>>> {
  const at = now();
  return {
    due: sql`coalesce(t.due_at >= ${at}, false)`,
    overdue: sql`coalesce(t.due_at < ${at}, false)`,
    frozen: sql`EXISTS (SELECT 1 FROM deposit_dispute x WHERE x.marketplace_id = d.marketplace_id
      AND x.store_uid = d.store_uid AND x.status = 'OPEN')`,
    refunding: sql`EXISTS (SELECT 1 FROM deposit_refund x WHERE x.marketplace_id = d.marketplace_id
      AND x.store_uid = d.store_uid AND x.ended_at IS NULL)`,
    exiting: sql`EXISTS (SELECT 1 FROM deposit_exit x WHERE x.marketplace_id = d.marketplace_id
      AND x.store_uid = d.store_uid AND x.ended_at IS NULL)`,
  };
}

/** Deposits `d` with store `s` and open order `t`, as `FROM … WHERE …`. Shops that owe and hold nothing are none. */
export function matchingDeposits(sql: Sql, { marketplaceId }: Actor, filter: DepositFilter) {
  const { state, q } = filter;
  return sql`
    FROM deposit_standing d
    LEFT JOIN store s ON s.marketplace_id = d.marketplace_id AND s.store_uid = d.store_uid
    LEFT JOIN deposit_top_up t ON t.marketplace_id = d.marketplace_id AND t.store_uid = d.store_uid
      AND t.ended_at IS NULL
    WHERE d.marketplace_id = ${marketplaceId}
      ${state ? sql`AND ${stateColumns(sql)[state]}` : sql``}
      ${
        q
          ? sql`AND (position(lower(${q}) IN lower(coalesce(s.name, ''))) > 0
              OR d.store_uid = ${q} OR s.entity_uid = ${q})`
          : sql``
      }`;
}
