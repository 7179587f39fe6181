/** The three ways in which a merchant pays what is due, each with the page that she goes to next. */
import { openCheckout } from "~/features/payments/open-checkout.server";
import type { MerchantActor } from "~/features/people/actor";
import { config } from "~/platform/config.server";
import type { Refusal } from "~/values/outcome";
import { publicId } from "~/values/public-id";
import type { Locale } from "~/values/words";
import { consentToProceeds, payByCheckout, payBySavedCard } from "./pay.server";

export type PayChoice =
  | { readonly how: "checkout"; readonly saveCard: boolean }
  | { readonly how: "card" }
  | { readonly how: "proceeds"; readonly share: number };
type Payer = {
  readonly actor: MerchantActor;
  readonly store: { readonly uid: string; readonly name: string };
  readonly query: string;
};

const title = (shop: string, locale: Locale): string =>
  locale === "zh" ? `${shop} 保证金` : `Deposit of ${shop}`;
/** Stripe writes its own id over the braces. */
export const returnAddress = () =>
  `${config().publicUrl}/wallet/return?session={CHECKOUT_SESSION_ID}`;

export async function payDue(
  { actor, store, query }: Payer,
  choice: PayChoice,
  locale: Locale,
): Promise<{ readonly ok: true; readonly to: string } | Refusal> {
  const words = title(store.name, locale);
  if (choice.how === "proceeds") {
    const agreed = await consentToProceeds(actor, store.uid, choice.share);
    return agreed.ok ? { ok: true, to: `/wallet${query}` } : agreed;
  }
  if (choice.how === "card") {
    const charged = await payBySavedCard(actor, store.uid, words);
    if (!charged.ok) return charged;
    await openCheckout(actor, charged.operationId);
    return { ok: true, to: `/wallet/payments/${publicId("payment", charged.paymentId)}` };
  }
  const asked = await payByCheckout(actor, {
    storeUid: store.uid,
    title: words,
    locale,
    saveCard: choice.saveCard,
    successUrl: returnAddress(),
    cancelUrl: `${config().publicUrl}/wallet/pay?${new URLSearchParams({ store: store.uid, left: "1" })}`,
  });
  if (!asked.ok) return asked;
  return { ok: true, to: `/wallet/go/${publicId("operation", asked.operationId)}` };
}
