/** A payment as the merchant who makes it follows it; asked again at Stripe while it is open. */
import { openStatuses, type PaymentStatus } from "~/features/payments/payment";
import { refreshPayment } from "~/features/payments/refresh-payment.server";
import type { Actor } from "~/features/people/actor";
import { sqlInTenant } from "~/platform/database.server";
import { log } from "~/platform/log.server";
import type { Currency } from "~/values/money";
import { publicId } from "~/values/public-id";
import { declineWords } from "./decline";
import { hearPayment, orderObligation } from "./hear-payment.server";
import { reachesStore } from "./store-access.server";
import type { PaymentView } from "./wallet-page";

type Row = {
  readonly id: string;
  readonly store_uid: string;
  readonly status: PaymentStatus;
  readonly currency: Currency;
  readonly amount_minor: number;
  readonly decline_code: string | null;
  readonly paid_at: Date | null;
  readonly kept_until: Date | null;
};

const rowOf = (actor: Actor, paymentId: string): Promise<Row | null> => {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    const [row] = await sql<Row[]>`
      SELECT p.id, p.store_uid, p.status, p.currency, p.amount_minor, p.decline_code, p.paid_at,
        t.due_at AS kept_until
      FROM payment p
      LEFT JOIN deposit_top_up t ON t.marketplace_id = p.marketplace_id AND t.ended_at IS NULL
        AND t.store_uid = p.store_uid AND starts_with(p.obligation, ${orderObligation} || t.id::text)
      WHERE p.marketplace_id = ${marketplaceId} AND p.id = ${paymentId}
        AND starts_with(p.obligation, ${orderObligation})`;
    if (row === undefined) return null;
    return (await reachesStore(sql, actor, "deposit:read", row.store_uid)) ? row : null;
  });
};

/** What Stripe cannot say now is heard later, by event or by poll. */
async function askStripe(marketplaceId: string, paymentId: string): Promise<void> {
  try {
    await refreshPayment(marketplaceId, paymentId);
  } catch (error) {
    log().warn({ err: error, paymentId }, "Stripe could not be read for who came back");
  }
}

/** One of the actor's own, as Stripe has it now and booked if it is paid; null where there is none. */
export async function paymentOf(actor: Actor, paymentId: string): Promise<PaymentView | null> {
  const before = await rowOf(actor, paymentId);
  if (before === null) return null;
  if (openStatuses.includes(before.status)) await askStripe(actor.marketplaceId, paymentId);
  await hearPayment(actor.marketplaceId, paymentId);
  const row = (await rowOf(actor, paymentId)) ?? before;
  return {
    id: publicId("payment", row.id),
    storeUid: row.store_uid,
    status: row.status,
    currency: row.currency,
    amountMinor: row.amount_minor,
    why: row.decline_code === null ? null : declineWords(row.decline_code),
    paidAt: row.paid_at,
    keptUntil: row.kept_until,
  };
}
