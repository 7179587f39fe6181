/** Refunds as their shop follows them: each part with its way, its days, and whether it is late. */
import type { Actor } from "~/features/people/actor";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { dayOf } from "~/values/day";
import type { Currency } from "~/values/money";
import { publicId } from "~/values/public-id";
import { arrivalOf, isLate } from "./arrival";
import { type DepositTerms, termsIn } from "./policy.server";
import type { LegState, RefundState } from "./refund-plan";
import { reachesStore } from "./store-access.server";
import type { RefundLegView, RefundView } from "./wallet-page";

type Row = {
  readonly id: string;
  readonly store_uid: string;
  readonly kind: RefundView["kind"];
  readonly status: RefundState;
  readonly currency: Currency;
  readonly amount_minor: number;
  readonly requested_at: Date;
  readonly cooling_until: Date | null;
  readonly approved_at: Date | null;
  readonly rejected_because: string | null;
  readonly ended_at: Date | null;
  readonly asked_at: Date | null;
};
type Leg = {
  readonly id: string;
  readonly refund_id: string;
  readonly method: string | null;
  readonly amount_minor: number;
  readonly status: LegState;
  readonly sent_at: Date | null;
  readonly ended_at: Date | null;
  readonly reference: string | null;
};
export type RefundFilter = { readonly storeUid: string } | { readonly refundId: string };

const rowsOf = (sql: Sql, marketplaceId: string, filter: RefundFilter) => sql<Row[]>`
  SELECT id, store_uid, kind, status, currency, amount_minor, requested_at, cooling_until,
    approved_at, rejected_because, ended_at, asked_at
  FROM deposit_refund WHERE marketplace_id = ${marketplaceId}
    AND ${"storeUid" in filter ? sql`store_uid = ${filter.storeUid}` : sql`id = ${filter.refundId}`}
  ORDER BY requested_at DESC, id DESC`;

const legsOf = (sql: Sql, marketplaceId: string, refundIds: readonly string[]) => sql<Leg[]>`
  SELECT g.id, g.refund_id, l.method, g.amount_minor, g.status, g.ended_at,
    coalesce(p.planned_at, r.approved_at) AS sent_at, coalesce(p.stripe_id, g.reference) AS reference
  FROM deposit_refund_leg g
  JOIN deposit_refund r ON r.marketplace_id = g.marketplace_id AND r.id = g.refund_id
  LEFT JOIN deposit_lot l ON l.marketplace_id = g.marketplace_id AND l.id = g.lot_id
  LEFT JOIN payment_refund p ON p.marketplace_id = g.marketplace_id AND p.id = g.gateway_refund_id
  WHERE g.marketplace_id = ${marketplaceId} AND g.refund_id = ANY(${[...refundIds]}::uuid[])
  ORDER BY g.id`;

function legView(leg: Leg, { zone, today, at }: DepositTerms): RefundLegView {
  const { id, method, amount_minor: amountMinor, status, ended_at: endedAt, reference } = leg;
  const arrival = arrivalOf(method, dayOf(leg.sent_at ?? at, zone));
  const waits = status === "PLANNED" || status === "SENT";
  const late = waits && isLate(arrival, today);
  return { id, method, amountMinor, status, arrival, late, endedAt, reference };
}

function refundView(row: Row, legs: readonly RefundLegView[]): RefundView {
  const waiting = legs.filter(({ status }) => status === "PLANNED" || status === "SENT");
  const last = waiting.map(({ arrival }) => arrival.to).sort();
  return {
    id: publicId("refund", row.id),
    storeUid: row.store_uid,
    kind: row.kind,
    status: row.status,
    currency: row.currency,
    amountMinor: row.amount_minor,
    requestedAt: row.requested_at,
    coolingUntil: row.cooling_until,
    approvedAt: row.approved_at,
    rejectedBecause: row.rejected_because,
    endedAt: row.ended_at,
    askedAt: row.asked_at,
    legs,
    late: legs.some((leg) => leg.late),
    expectedBy: last.at(-1) ?? null,
  };
}

export async function refundsOf(
  sql: Sql,
  marketplaceId: string,
  filter: RefundFilter,
  terms: DepositTerms,
): Promise<readonly RefundView[]> {
  const rows = await rowsOf(sql, marketplaceId, filter);
  if (rows.length === 0) return [];
  const legs = await legsOf(
    sql,
    marketplaceId,
    rows.map(({ id }) => id),
  );
  return rows.map((row) =>
    refundView(
      row,
      legs.filter(({ refund_id }) => refund_id === row.id).map((leg) => legView(leg, terms)),
    ),
  );
}

/** One of the actor's own; null where there is none. */
export function refundOf(actor: Actor, refundId: string): Promise<RefundView | null> {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    const terms = await termsIn(sql, marketplaceId);
    if (terms === null) return null;
    const [refund] = await refundsOf(sql, marketplaceId, { refundId }, terms);
    if (refund === undefined) return null;
    return (await reachesStore(sql, actor, "deposit:read", refund.storeUid)) ? refund : null;
  });
}
