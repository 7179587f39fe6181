/** The one condition behind every list and every count of deductions. */
import type { Actor } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import type { Sql } from "~/platform/database.server";
import { uuidOf } from "~/values/public-id";
import type { DeductionView } from "./deduction-list";
import type { DeductionQuery } from "./deduction-query";

export type DeductionFilter = Pick<DeductionQuery, "view"> &
  Partial<Pick<DeductionQuery, "kind" | "store" | "q">>;

function viewed(sql: Sql, view: DeductionView) {
  const answered = sql`(d.accepted_at IS NOT NULL OR d.reply_until <= ${now()})`;
  const conditions: Readonly<Record<DeductionView, ReturnType<Sql>>> = {
    "to-decide": sql`(d.status = 'DISPUTED' OR (d.status = 'NOTIFIED' AND ${answered}))`,
    proposed: sql`d.status = 'PROPOSED'`,
    waiting: sql`d.status = 'NOTIFIED' AND NOT ${answered}`,
    open: sql`d.status NOT IN ('POSTED', 'DROPPED')`,
    decided: sql`d.status IN ('POSTED', 'DROPPED')`,
    all: sql`true`,
  };
  return conditions[view];
}

/** Deductions `d` with store `s`, as `FROM … WHERE …`. */
export function matchingDeductions(sql: Sql, { marketplaceId }: Actor, filter: DeductionFilter) {
  const { view, kind, store, q } = filter;
  const id = q === undefined ? null : uuidOf("deduction", q);
  return sql`
    FROM deposit_deduction d
    LEFT JOIN store s ON s.marketplace_id = d.marketplace_id AND s.store_uid = d.store_uid
    WHERE d.marketplace_id = ${marketplaceId} AND ${viewed(sql, view)}
      ${kind ? sql`AND d.kind = ${kind}` : sql``}
      ${store ? sql`AND d.store_uid = ${store}` : sql``}
      ${
        q
          ? sql`AND (position(lower(${q}) IN lower(coalesce(s.name, '') || ' ' || d.reason)) > 0
              OR d.store_uid = ${q} ${id === null ? sql`` : sql`OR d.id = ${id}`})`
          : sql``
      }`;
}
