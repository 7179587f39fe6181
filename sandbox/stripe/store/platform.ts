import type { Stripe } from "stripe";
import { find, keep } from "./objects";
import { platformAccount, type Work } from "./work";

/** The one account that every test key belongs to. */
export async function layPlatform(work: Work): Promise<void> {
  if ((await find(work, "account", platformAccount)) !== null) return;
  const platform: Stripe.Account = {
    id: platformAccount,
    object: "account",
    business_type: "company",
    capabilities: { card_payments: "active", transfers: "active" },
    charges_enabled: true,
    country: "HK",
    created: work.now,
    default_currency: "usd",
    details_submitted: true,
    email: "sandbox@example.com",
    metadata: {},
    payouts_enabled: true,
    type: "standard",
  };
  await keep(work, platform);
}
