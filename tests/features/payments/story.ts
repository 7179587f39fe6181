/** What tests of payments do again and again: ask, pay, let everything come to rest, count. */
import { setTimeout as wait } from "node:timers/promises";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import type { TestStripe } from "#tests/support/stripe-sandbox";
import { ofMarketplace } from "~/features/ledger/account";
import { balancesOf } from "~/features/ledger/balances.server";
import { carryOutDue } from "~/features/payments/carry-out.server";
import { emptyInbox } from "~/features/payments/handle-events.server";
import { openCheckout } from "~/features/payments/open-checkout.server";
import { refundPayment } from "~/features/payments/refund-payment.server";
import { requestCheckout } from "~/features/payments/request-checkout.server";
import { type AutomaticActor, automatic } from "~/features/people/actor";
import { now, setClock } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";

export type Story = { readonly marketplace: TestMarketplace; readonly actor: AutomaticActor };

export async function aStory(currency = "CNY"): Promise<Story> {
  const marketplace = await aMarketplace({ currency });
  return { marketplace, actor: automatic(marketplace.id, "payments") };
}

let asked = 0;
export const wishOf = (amountMinor = 5_000, currency = "CNY") => ({
  storeUid: "sto-1",
  obligation: `order:${++asked}`,
  amountMinor,
  currency,
  title: "Deposit",
  locale: "en" as const,
  saveCard: false,
  successUrl: "http://localhost/paid",
  cancelUrl: "http://localhost/back",
});

export async function ask({ actor }: Story, wish = wishOf()) {
  const outcome = await inTenant(actor.marketplaceId, (tx) => requestCheckout(tx, actor, wish));
  if (!outcome.ok) throw new Error(outcome.because);
  return outcome;
}

/** Asks for a payment and opens its Checkout; the session's id. */
export async function askAndOpen(story: Story, wish = wishOf()) {
  const asked = await ask(story, wish);
  const opened = await openCheckout(story.actor, asked.operationId);
  if (!opened.ok) throw new Error(`${opened.because} ${JSON.stringify(opened.details)}`);
  const session = (await paymentIn(story, asked.paymentId)).sessionId ?? "";
  return { ...asked, session, url: opened.url };
}

export async function paid(
  stripe: TestStripe,
  story: Story,
  { method = "pm_card_visa", wish = wishOf() } = {},
) {
  const asked = await askAndOpen(story, wish);
  await stripe.control("/checkout", { session: asked.session, method });
  await rest(stripe, story);
  return asked;
}

export const paymentIn = ({ actor: { marketplaceId } }: Story, id: string) =>
  inTenant(marketplaceId, (tx) =>
    tx.payment.findUniqueOrThrow({
      where: { marketplaceId_id: { marketplaceId, id } },
      include: { refunds: true, disputes: true, movements: true, operations: true },
    }),
  );

export const refund = ({ actor }: Story, paymentId: string, amountMinor: number) =>
  inTenant(actor.marketplaceId, (tx) => refundPayment(tx, actor, { paymentId, amountMinor }));

/** Moves our clock and Stripe's forward together. */
export async function later(stripe: TestStripe, seconds: number): Promise<void> {
  setClock(new Date(now().getTime() + seconds * 1_000));
  await stripe.control("/clock", { advance: seconds });
}

/** Everything due has been done and delivered, on both sides. */
export async function rest(stripe: TestStripe, { actor }: Story): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await later(stripe, 5);
    await stripe.control("/deliver", {});
    await emptyInbox();
    await carryOutDue(actor.marketplaceId);
    await wait(10);
  }
}

export async function booksOf({ actor, marketplace: { currency } }: Story) {
  const codes = ["stripe-balance", "stripe-clearing", "stripe-fees"] as const;
  const balances = await inTenant(actor.marketplaceId, (tx) =>
    balancesOf(
      tx,
      actor,
      codes.map((code) => ofMarketplace(code, currency)),
    ),
  );
  const [balance, clearing, fees] = balances.map(({ postedMinor }) => postedMinor);
  return { balance, clearing, fees };
}

type List<Thing> = { readonly data: readonly Thing[] };
export type ChargeSeen = { id: string; amount: number; status: string; payment_intent: string };
/** The successful charges of one payment, as Stripe has them. */
export async function chargesOf(stripe: TestStripe, story: Story): Promise<readonly ChargeSeen[]> {
  const { data } =
    await stripe.ask<List<ChargeSeen & { metadata: Record<string, string> }>>("/charges?limit=100");
  return data.filter(
    ({ status, metadata }) =>
      status === "succeeded" && metadata.slipway_marketplace === story.marketplace.id,
  );
}
