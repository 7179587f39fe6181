import { now } from "~/platform/clock.server";
import { log } from "~/platform/log.server";
import type { Currency } from "~/values/money";
import { call, hasStripe } from "./stripe.server";

export type StripeBalance = {
  readonly currency: Currency;
  /** Refunds are paid from it. */
  readonly availableMinor: number;
  /** On its way to the balance. */
  readonly pendingMinor: number;
  readonly readAt: Date;
};

type Part = { readonly amount: number; readonly currency: string };
const sum = (parts: readonly Part[], currency: Currency): number =>
  parts
    .filter((part) => part.currency.toUpperCase() === currency)
    .reduce((all, { amount }) => all + amount, 0);

/** What Stripe says it holds, read now; null where nobody can be asked, or no answer comes. */
export async function readStripeBalance(currency: Currency): Promise<StripeBalance | null> {
  if (!hasStripe()) return null;
  try {
    const balance = await call("balance", "balance", (stripe) => stripe.balance.retrieve());
    return {
      currency,
      availableMinor: sum(balance.available, currency),
      pendingMinor: sum(balance.pending, currency),
      readAt: now(),
    };
  } catch (error) {
    log().warn({ err: error }, "Stripe's balance could not be read");
    return null;
  }
}
