/** The one condition behind every list and every count of refunds. */
import type { Actor } from "~/features/people/actor";
import type { Sql } from "~/platform/database.server";
import { uuidOf } from "~/values/public-id";
import { refundStatesOf } from "./refund-list";
import type { RefundQuery } from "./refund-query";

export type RefundFilter = Pick<RefundQuery, "view"> & Partial<Pick<RefundQuery, "store" | "q">>;

/** Refunds `r` with store `s`, as `FROM … WHERE …`. */
export function matchingRefunds(sql: Sql, { marketplaceId }: Actor, filter: RefundFilter) {
  const { view, store, q } = filter;
  const id = q === undefined ? null : uuidOf("refund", q);
  return sql`
    FROM deposit_refund r
    LEFT JOIN store s ON s.marketplace_id = r.marketplace_id AND s.store_uid = r.store_uid
    WHERE r.marketplace_id = ${marketplaceId}
      AND r.status = ANY(${[...refundStatesOf[view]]}::text[])
      ${store ? sql`AND r.store_uid = ${store}` : sql``}
      ${
        q
          ? sql`AND (position(lower(${q}) IN lower(coalesce(s.name, ''))) > 0
              OR r.store_uid = ${q} ${id === null ? sql`` : sql`OR r.id = ${id}`})`
          : sql``
      }`;
}
