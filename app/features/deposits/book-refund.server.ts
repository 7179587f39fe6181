/** What became of a leg: it arrived, or it came back and is owed again. */
import { recordIn } from "~/features/history/record.server";
import type { Transfer } from "~/features/ledger/transfer";
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import type { Sql } from "~/platform/database.server";
import { type Held, holdDeposit, moveDeposit } from "./hold.server";
import { mustHaveTerms } from "./policy.server";
import { arrived, cameBack, type Holder, leftAfterAll } from "./postings";
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
  readonly ended_at: Date | null;
  readonly store_uid: string;
  readonly currency: string;
  readonly kind: "EXCESS" | "EXIT" | "SURPLUS";
};

export const legOf = async (sql: Sql, marketplaceId: string, legId: string) => {
  const [row] = await sql<LegRow[]>`
    SELECT l.id, l.refund_id, l.lot_id, l.amount_minor, l.status, l.ended_at, r.store_uid,
      r.currency, r.kind
    FROM deposit_refund_leg l
    JOIN deposit_refund r ON r.marketplace_id = l.marketplace_id AND r.id = l.refund_id
    WHERE l.marketplace_id = ${marketplaceId} AND l.id = ${legId}`;
  return row ?? null;
};

function transferFor(
  holder: Holder,
  leg: LegRow,
  failed: boolean,
  held: Held,
  occurredAt: Date,
): Transfer {
  const { id, amount_minor: amountMinor, status, ended_at: before } = leg;
  const thing = { kind: "deposit-refund", id: leg.refund_id };
  // A leg may end more than once: each end after the first is named by the one before.
  const after = before === null ? "" : `:${before.toISOString()}`;
  const deed = (name: string) => ({ key: `${name}:${id}${after}`, kind: name, thing, occurredAt });
  const to = leg.kind === "SURPLUS" ? "surplus" : "deposit";
  if (failed)
    return cameBack(holder, deed("deposit-came-back"), amountMinor, {
      wasPaid: status === "PAID",
      to,
    });
  if (status !== "FAILED") return arrived(holder, deed("deposit-arrived"), amountMinor, "clearing");
  const left = Math.max(0, to === "surplus" ? held.surplusMinor : held.availableMinor);
  const fromMinor = Math.min(amountMinor, left);
  const parts = { fromMinor, owedMinor: amountMinor - fromMinor };
  return leftAfterAll(holder, deed("deposit-left-after-all"), parts, to);
}

/** What of a lot went back, by its parts: two that were thought of for the same money are not more than it. */
const countLot = (sql: Sql, marketplaceId: string, lotId: string | null) => sql`
  UPDATE deposit_lot l SET refunded_minor = least(l.amount_minor - l.disputed_minor,
    (SELECT coalesce(sum(p.amount_minor), 0) FROM deposit_refund_leg p
      WHERE p.marketplace_id = l.marketplace_id AND p.lot_id = l.id AND p.status <> 'FAILED') +
    (SELECT coalesce(sum(o.lot_minor), 0) FROM deposit_outside_refund o
      WHERE o.marketplace_id = l.marketplace_id AND o.lot_id = l.id AND o.status <> 'FAILED'))
  WHERE l.marketplace_id = ${marketplaceId} AND l.id = ${lotId}`;

/**
 * In the caller's transaction; the same news twice changes nothing. The caller has read it with the deposit
 * in hand: what was given up for lost may have left all the same, and is then taken from what is held.
 */
export async function bookRefund(sql: Sql, actor: Actor, told: RefundTold): Promise<void> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposit:book", { marketplaceId });
  const seen = await legOf(sql, marketplaceId, told.legId);
  if (seen === null || told.outcome === "pending") return;
  const terms = await mustHaveTerms(sql, marketplaceId);
  const holder = { storeUid: seen.store_uid, currency: seen.currency };
  const held = await holdDeposit(sql, actor, holder, terms.at);
  const leg = await legOf(sql, marketplaceId, told.legId);
  const failed = told.outcome === "failed";
  if (leg === null || leg.status === (failed ? "FAILED" : "PAID")) return;
  const transfer = transferFor(holder, leg, failed, held, terms.at);
  await moveDeposit(sql, actor, holder, [transfer], terms);
  await sql`
    UPDATE deposit_refund_leg SET status = ${failed ? "FAILED" : "PAID"}, ended_at = ${terms.at},
      because = ${told.because}
    WHERE marketplace_id = ${marketplaceId} AND id = ${leg.id}`;
  if (failed || leg.status === "FAILED") {
    await countLot(sql, marketplaceId, leg.lot_id);
    await adjustTopUps(sql, marketplaceId, [leg.store_uid], terms, false);
  }
  await settleState(sql, marketplaceId, leg.refund_id, terms.at);
  await recordIn(sql, actor, {
    verb: failed ? "deposit-refund-failed" : "deposit-refund-arrived",
    thing: { kind: "deposit-refund", id: leg.refund_id },
    after: { amountMinor: leg.amount_minor, currency: leg.currency, because: told.because },
  });
}
