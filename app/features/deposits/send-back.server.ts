/** Money leaves a deposit: each part of the plan becomes a leg, and what is owed is in transit from then on. */
import type { Message } from "~/features/notices/message-types";
import { tellPlatform } from "~/features/notices/tell-platform.server";
import type { Actor } from "~/features/people/actor";
import type { Sql } from "~/platform/database.server";
import { money, toWire } from "~/values/money";
import { newId, publicId } from "~/values/public-id";
import { moveDeposit } from "./hold.server";
import { mustHaveTerms } from "./policy.server";
import { sentBack } from "./postings";
import { type LegState, type RefundPlan, type RefundState, stateByLegs } from "./refund-plan";

export type SendingRefund = {
  readonly id: string;
  readonly storeUid: string;
  readonly currency: string;
  readonly kind: "EXCESS" | "EXIT" | "SURPLUS";
  readonly amountMinor: number;
};

/** The deposit is held and the refund approved. */
export async function sendBack(
  sql: Sql,
  actor: Actor,
  refund: SendingRefund,
  plan: RefundPlan,
  replacesId: string | null = null,
): Promise<void> {
  const { marketplaceId } = actor;
  const terms = await mustHaveTerms(sql, marketplaceId);
  const manual = plan.manualMinor > 0 ? [{ lotId: null, amountMinor: plan.manualMinor }] : [];
  const legs = [...plan.legs, ...manual].map(({ lotId, amountMinor }) => ({
    marketplace_id: marketplaceId,
    id: newId(),
    refund_id: refund.id,
    lot_id: lotId,
    amount_minor: amountMinor,
    status: "PLANNED",
    replaces_id: replacesId,
  }));
  await sql`INSERT INTO deposit_refund_leg ${sql(legs)}`;
  for (const { lotId, amountMinor } of plan.legs) {
    await sql`
      UPDATE deposit_lot SET refunded_minor = refunded_minor + ${amountMinor}
      WHERE marketplace_id = ${marketplaceId} AND id = ${lotId}`;
  }
  const from = refund.kind === "SURPLUS" ? "surplus" : "deposit";
  const transfers = legs.map(({ id, amount_minor }) =>
    sentBack(
      refund,
      {
        key: `deposit-sent-back:${id}`,
        kind: "deposit-sent-back",
        thing: { kind: "deposit-refund", id: refund.id },
        occurredAt: terms.at,
      },
      amount_minor,
      from,
    ),
  );
  await moveDeposit(sql, actor, refund, transfers, terms);
  if (replacesId === null)
    await tellOfRefund(sql, marketplaceId, "deposit.refund.approved", refund);
  await settleState(sql, marketplaceId, refund.id, terms.at);
}

/** Where a refund stands by its legs, once one of them has moved. */
export async function settleState(
  sql: Sql,
  marketplaceId: string,
  refundId: string,
  at: Date,
): Promise<RefundState> {
  const legs = await sql<{ state: LegState; manual: boolean }[]>`
    SELECT l.status AS state, l.lot_id IS NULL AS manual FROM deposit_refund_leg l
    WHERE l.marketplace_id = ${marketplaceId} AND l.refund_id = ${refundId} AND NOT EXISTS (
      SELECT 1 FROM deposit_refund_leg r
      WHERE r.marketplace_id = l.marketplace_id AND r.replaces_id = l.id)`;
  const state = stateByLegs(legs);
  const [refund] = await sql<(SendingRefund & { readonly before: RefundState })[]>`
    UPDATE deposit_refund r SET status = ${state}, ended_at = ${state === "PAID" ? at : null}
    FROM deposit_refund o
    WHERE r.marketplace_id = ${marketplaceId} AND r.id = ${refundId}
      AND o.marketplace_id = r.marketplace_id AND o.id = r.id
    RETURNING r.id, r.store_uid AS "storeUid", r.currency, r.kind,
      r.amount_minor AS "amountMinor", o.status AS before`;
  const end = ends[state];
  if (refund !== undefined && end !== undefined && refund.before !== state)
    await tellOfRefund(sql, marketplaceId, end, refund);
  return state;
}

const ends: Readonly<Partial<Record<RefundState, RefundNews>>> = {
  PAID: "deposit.refund.paid",
  FAILED: "deposit.refund.failed",
};
type RefundNews = Extract<Message["type"], `deposit.refund.${string}`>;

const tellOfRefund = (
  sql: Sql,
  marketplaceId: string,
  type: RefundNews,
  { id, storeUid, currency, kind, amountMinor }: SendingRefund,
): Promise<void> =>
  tellPlatform(sql, marketplaceId, [
    {
      type,
      data: {
        ...{ storeUid, refundId: publicId("refund", id), kind },
        amount: toWire(money(amountMinor, currency)),
      },
    },
  ]);
