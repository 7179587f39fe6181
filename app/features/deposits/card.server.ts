/** The card that a shop left for its deposits: leaving it, letting it pay by itself, and taking it away. */
import { forgetSavedCard } from "~/features/payments/forget-saved-card.server";
import { requestSavedCard } from "~/features/payments/request-saved-card.server";
import { savedCardOf } from "~/features/payments/saved-card-of.server";
import type { Actor } from "~/features/people/actor";
import { config } from "~/platform/config.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import type { Outcome } from "~/values/outcome";
import type { Locale } from "~/values/words";
import { cardText } from "./card-text";
import { endChargeConsent } from "./charge-consent.server";
import { returnAddress } from "./pay-due.server";
import { mustReachStore } from "./store-access.server";

export type CardView = {
  readonly card: string | null;
  readonly leftAt: Date | null;
  /** Since when it pays by itself; null where it does not. */
  readonly paysSince: Date | null;
};

export async function cardOf(actor: Actor, storeUid: string): Promise<CardView> {
  const { marketplaceId } = actor;
  const paysSince = await sqlInTenant(marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:read", storeUid);
    const [row] = await sql<{ given_at: Date }[]>`
      SELECT given_at FROM deposit_charge_consent
      WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid} AND ended_at IS NULL`;
    return row?.given_at ?? null;
  });
  const saved = await savedCardOf(actor, storeUid);
  return {
    card: saved === null ? null : cardText(saved.label),
    leftAt: saved?.consentAt ?? null,
    paysSince,
  };
}

/** The operation that leads to the page where a card is left. */
export async function leaveCard(
  actor: Actor,
  storeUid: string,
  locale: Locale,
): Promise<Outcome<{ readonly operationId: string }, "no-payments">> {
  const { marketplaceId } = actor;
  await sqlInTenant(marketplaceId, (sql) => mustReachStore(sql, actor, "deposit:pay", storeUid));
  const cancelUrl = `${config().publicUrl}/wallet/card?${new URLSearchParams({ store: storeUid })}`;
  return inTenant(marketplaceId, (tx) =>
    requestSavedCard(tx, actor, { storeUid, locale, successUrl: returnAddress(), cancelUrl }),
  );
}

/** With the card goes the consent to charge it. */
export async function forgetCard(actor: Actor, storeUid: string): Promise<void> {
  await endChargeConsent(actor, storeUid);
  await forgetSavedCard(actor, storeUid);
}
