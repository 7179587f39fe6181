/** What became of a leg: it arrived, or it came back and is owed again. */
import { recordIn } from "~/features/history/record.server";
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import type { Sql } from "~/platform/database.server";
import { holdDeposit, moveDeposit } from "./hold.server";
import { mustHaveTerms } from "./policy.server";
import { arrived, cameBack } from "./postings";
import type { LegState } from "./refund-plan";
import { settleState } from "./send-back.server";
import { adjustTopUps } from "./top-up.server";

export type RefundTold = {
  /** The leg, which is the gateway's refund id. */
  readonly legId: string;
  readonly outcome: "pending" | "succeeded" | "failed";
  readonly because: string | null;
};
export type LegRow = {
  readonly id: string;
  readonly refund_id: string;
  readonly lot_id: string | null;
  readonly amount_minor: number;
  readonly status: LegState;
  readonly store_uid: string;
  readonly currency: string;
  readonly kind: "EXCESS" | "EXIT" | "SURPLUS";
};

export const legOf = async (sql: Sql, marketplaceId: string, legId: string) => {
  const [row] = await sql<LegRow[]>`
    SELECT l.id, l.refund_id, l.lot_id, l.amount_minor, l.status, r.store_uid, r.currency, r.kind
    FROM deposit_refund_leg l
    JOIN deposit_refund r ON r.marketplace_id = l.marketplace_id AND r.id = l.refund_id
    WHERE l.marketplace_id = ${marketplaceId} AND l.id = ${legId}`;
  return row ?? null;
};

/** In the caller's transaction; the same news twice, or late, changes nothing. */
export async function bookRefund(sql: Sql, actor: Actor, told: RefundTold): Promise<void> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposit:book", { marketplaceId });
  const seen = await legOf(sql, marketplaceId, told.legId);
  if (seen === null || told.outcome === "pending") return;
  const terms = await mustHaveTerms(sql, marketplaceId);
  const holder = { storeUid: seen.store_uid, currency: seen.currency };
  await holdDeposit(sql, actor, holder, terms.at);
  const leg = await legOf(sql, marketplaceId, told.legId);
  if (leg === null || leg.status === "FAILED") return;
  if (told.outcome === "succeeded" && leg.status === "PAID") return;
  const failed = told.outcome === "failed";
  const deed = {
    key: `deposit-${failed ? "came-back" : "arrived"}:${leg.id}`,
    kind: failed ? "deposit-came-back" : "deposit-arrived",
    thing: { kind: "deposit-refund", id: leg.refund_id },
    occurredAt: terms.at,
  };
  const to = leg.kind === "SURPLUS" ? "surplus" : "deposit";
  const transfer = failed
    ? cameBack(holder, deed, leg.amount_minor, { wasPaid: leg.status === "PAID", to })
    : arrived(holder, deed, leg.amount_minor, "clearing");
  await moveDeposit(sql, actor, holder, [transfer], terms);
  await sql`
    UPDATE deposit_refund_leg SET status = ${failed ? "FAILED" : "PAID"}, ended_at = ${terms.at},
      because = ${told.because}
    WHERE marketplace_id = ${marketplaceId} AND id = ${leg.id}`;
  if (failed) {
    await sql`
      UPDATE deposit_lot SET refunded_minor = refunded_minor - ${leg.amount_minor}
      WHERE marketplace_id = ${marketplaceId} AND id = ${leg.lot_id}`;
    await adjustTopUps(sql, marketplaceId, [leg.store_uid], terms, false);
  }
  await settleState(sql, marketplaceId, leg.refund_id, terms.at);
  await recordIn(sql, actor, {
    verb: failed ? "deposit-refund-failed" : "deposit-refund-arrived",
    thing: { kind: "deposit-refund", id: leg.refund_id },
    after: { amountMinor: leg.amount_minor, currency: leg.currency, because: told.because },
  });
}
