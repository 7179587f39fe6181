import { sql } from "~/platform/database.server";
import { apiVersion, call, hasStripe, isLive, troubleOf } from "./stripe.server";

export type StripeHealth = {
  readonly mode: "live" | "test";
  readonly apiVersion: string;
  /** Null where it answers; otherwise what is wrong. */
  readonly trouble: string | null;
  /** When Stripe's last event came in, by whatever way. */
  readonly heardAt: Date | null;
};

/** Whether Stripe answers with the key in use, and when it was heard last; null without a key. */
export async function stripeHealth(): Promise<StripeHealth | null> {
  if (!hasStripe()) return null;
  const trouble = await call("balance", "balance", (stripe) => stripe.balance.retrieve()).then(
    () => null,
    (error: unknown) => troubleOf(error)?.message ?? String(error),
  );
  const [row] = await sql()<{ heard: Date | null }[]>`
    SELECT max(received_at) AS heard FROM stripe_event`;
  return { mode: isLive() ? "live" : "test", apiVersion, trouble, heardAt: row?.heard ?? null };
}
