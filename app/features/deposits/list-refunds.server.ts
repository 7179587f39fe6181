/** Staff's list of refunds, newest first, page by page. */
import type { StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { countUpTo } from "~/platform/count-up-to.server";
import { sqlInTenant } from "~/platform/database.server";
import { type ListPage, listPage, placeOf, staffPageSize } from "~/values/keyset";
import { publicId, uuidOf } from "~/values/public-id";
import { matchingRefunds } from "./matching-refunds.server";
import type { RefundKind, RefundLine } from "./refund-list";
import type { RefundState } from "./refund-plan";
import type { RefundQuery } from "./refund-query";

type Found = {
  readonly id: string;
  readonly store_uid: string;
  readonly name: string | null;
  readonly kind: RefundKind;
  readonly status: RefundState;
  readonly currency: string;
  readonly amount_minor: number;
  readonly requested_at: Date;
  readonly cooling_until: Date | null;
  readonly approved_by: string | null;
  readonly asked_at: Date | null;
};

export function listRefunds(
  actor: StaffActor,
  query: RefundQuery,
  limit: number = staffPageSize,
): Promise<ListPage<RefundLine>> {
  mustBeAllowed(actor, "deposits:list", actor);
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const matching = matchingRefunds(sql, actor, query);
    const total = await countUpTo(sql, matching);
    const backwards = query.before !== undefined;
    const from = placeOf(query.before ?? query.after);
    const found = await sql<Found[]>`
      SELECT r.id, r.store_uid, s.name, r.kind, r.status, r.currency, r.amount_minor,
        r.requested_at, r.cooling_until, r.approved_by, r.asked_at
      ${matching}
      ${from ? sql`AND r.id ${backwards ? sql`>` : sql`<`} ${from[1]}::uuid` : sql``}
      ORDER BY r.id ${backwards ? sql`ASC` : sql`DESC`} LIMIT ${limit + 1}`;
    return listPage({
      found: found.map(lineOf),
      total,
      limit,
      backwards,
      began: from !== null,
      place: ({ id }) => ["", uuidOf("refund", id) ?? ""],
    });
  });
}

const lineOf = (row: Found): RefundLine => ({
  id: publicId("refund", row.id),
  store: { uid: row.store_uid, name: row.name ?? row.store_uid },
  kind: row.kind,
  status: row.status,
  currency: row.currency,
  amountMinor: row.amount_minor,
  requestedAt: row.requested_at,
  coolingUntil: row.cooling_until,
  waitsForSecond: row.status === "REVIEW" && row.approved_by !== null,
  asked: row.asked_at !== null,
});
