/** Staff's list of deductions, newest first, page by page. */
import type { StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { countUpTo } from "~/platform/count-up-to.server";
import { sqlInTenant } from "~/platform/database.server";
import { type ListPage, listPage, placeOf, staffPageSize } from "~/values/keyset";
import { publicId, uuidOf } from "~/values/public-id";
import type { DeductionKind, DeductionState } from "./deduction";
import type { DeductionLine } from "./deduction-list";
import type { DeductionQuery } from "./deduction-query";
import { matchingDeductions } from "./matching-deductions.server";

type Found = {
  readonly id: string;
  readonly store_uid: string;
  readonly name: string | null;
  readonly kind: DeductionKind;
  readonly status: DeductionState;
  readonly currency: string;
  readonly amount_minor: number;
  readonly reason: string;
  readonly proposed_at: Date;
  readonly reply_until: Date | null;
  readonly accepted_at: Date | null;
};

export function listDeductions(
  actor: StaffActor,
  query: DeductionQuery,
  limit: number = staffPageSize,
): Promise<ListPage<DeductionLine>> {
  mustBeAllowed(actor, "deposits:list", actor);
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const matching = matchingDeductions(sql, actor, query);
    const total = await countUpTo(sql, matching);
    const backwards = query.before !== undefined;
    const from = placeOf(query.before ?? query.after);
    const found = await sql<Found[]>`
      SELECT d.id, d.store_uid, s.name, d.kind, d.status, d.currency, d.amount_minor, d.reason,
        d.proposed_at, d.reply_until, d.accepted_at
      ${matching}
      ${from ? sql`AND d.id ${backwards ? sql`>` : sql`<`} ${from[1]}::uuid` : sql``}
      ORDER BY d.id ${backwards ? sql`ASC` : sql`DESC`} LIMIT ${limit + 1}`;
    return listPage({
      found: found.map(lineOf),
      total,
      limit,
      backwards,
      began: from !== null,
      place: ({ id }) => ["", uuidOf("deduction", id) ?? ""],
    });
  });
}

const lineOf = (row: Found): DeductionLine => ({
  id: publicId("deduction", row.id),
  store: { uid: row.store_uid, name: row.name ?? row.store_uid },
  kind: row.kind,
  status: row.status,
  currency: row.currency,
  amountMinor: row.amount_minor,
  reason: row.reason,
  proposedAt: row.proposed_at,
  replyUntil: row.reply_until,
  accepted: row.accepted_at !== null,
});
