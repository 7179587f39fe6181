/** Open orders of shops that let their saved card pay by itself: charged at once, then a few times with patience. */
import { chargeSavedCard } from "~/features/payments/charge-saved-card.server";
import { automatic } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import type { Currency } from "~/values/money";
import { type Attempt, nextChargeAt } from "./charge-attempt";
import { orderObligation } from "./hear-payment.server";

type Row = {
  readonly id: string;
  readonly store_uid: string;
  readonly name: string;
  readonly currency: Currency;
  readonly amount_minor: number;
  readonly paid_minor: number;
  readonly consented_at: Date;
  readonly declined: readonly { readonly at: string; readonly declineCode: string | null }[];
};

/** With the terms accepted, a card left, and no attempt under way. */
const candidates = (marketplaceId: string) =>
  sqlInTenant(
    marketplaceId,
    (sql) => sql<Row[]>`
      SELECT t.id, t.store_uid, s.name, t.currency, t.amount_minor, t.paid_minor,
        c.given_at AS consented_at,
        coalesce((SELECT jsonb_agg(jsonb_build_object('at', p.created_at, 'declineCode', p.decline_code)
            ORDER BY p.created_at)
          FROM payment p WHERE p.marketplace_id = t.marketplace_id AND p.route = 'saved-card'
            AND p.status = 'failed' AND starts_with(p.obligation, ${orderObligation} || t.id::text)
        ), '[]') AS declined
      FROM deposit_top_up t
      JOIN deposit_charge_consent c ON c.marketplace_id = t.marketplace_id
        AND c.store_uid = t.store_uid AND c.ended_at IS NULL
      JOIN stripe_customer k ON k.marketplace_id = t.marketplace_id
        AND k.store_uid = t.store_uid AND k.card_id IS NOT NULL
      JOIN store s ON s.marketplace_id = t.marketplace_id AND s.store_uid = t.store_uid
      WHERE t.marketplace_id = ${marketplaceId} AND t.ended_at IS NULL
        AND EXISTS (SELECT 1 FROM deposit_agreement a
          WHERE a.marketplace_id = t.marketplace_id AND a.store_uid = t.store_uid)
        AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.marketplace_id = t.marketplace_id
          AND starts_with(p.obligation, ${orderObligation} || t.id::text)
          AND p.status IN ('planned', 'open', 'processing', 'action-required'))
      ORDER BY t.id`,
  );

const attemptsOf = ({ declined }: Row): readonly Attempt[] =>
  declined.map(({ at, declineCode }) => ({ at: new Date(at), declineCode }));

/** How many charges were asked for; the gateway carries them out. Two rounds at once ask once. */
export async function chargeOrders(marketplaceId: string): Promise<number> {
  const at = now();
  let asked = 0;
  for (const row of await candidates(marketplaceId)) {
    const next = nextChargeAt(row.consented_at, attemptsOf(row));
    if (next === null || next > at) continue;
    const outcome = await inTenant(marketplaceId, (tx) =>
      chargeSavedCard(tx, automatic(marketplaceId, "deposit-clock"), {
        storeUid: row.store_uid,
        obligation: `${orderObligation}${row.id}:${row.paid_minor}`,
        amountMinor: row.amount_minor - row.paid_minor,
        currency: row.currency,
        title: `${row.name} 保证金 Deposit`,
      }),
    );
    if (outcome.ok) asked += 1;
  }
  return asked;
}
