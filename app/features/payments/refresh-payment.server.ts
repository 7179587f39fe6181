import { inTenant } from "~/platform/database.server";
import { type Converged, converge } from "./converge.server";
import { nextReading, readIntent, readSession } from "./read-stripe.server";
import type { Reading } from "./reading";

type Known = { readonly sessionId: string | null; readonly intentId: string | null };
const nothing = { intent: null, refunds: [], disputes: [] } as const;

/** Reads what is known of a payment by its ids; an intent that is paid needs no session. */
async function readKnown(number: bigint, { sessionId, intentId }: Known): Promise<Reading> {
  const first = intentId === null ? nothing : await readIntent(intentId);
  if (sessionId === null || first.intent?.status === "succeeded")
    return { number, session: null, ...first };
  const session = await readSession(sessionId);
  const late = intentId === null && session.intentId !== null;
  return { number, session, ...(late ? await readIntent(session.intentId ?? "") : first) };
}

const knownOf = (marketplaceId: string, id: string): Promise<Known | null> =>
  inTenant(marketplaceId, (tx) =>
    tx.payment.findUnique({
      where: { marketplaceId_id: { marketplaceId, id } },
      select: { sessionId: true, intentId: true },
    }),
  );

/**
 * Reads a payment at Stripe and writes what changed: for the page somebody returns to before any event has
 * come, and for the inbox, whose events are handled by it.
 */
export async function refreshPayment(
  marketplaceId: string,
  paymentId: string,
  about: { readonly intentId?: string; readonly events?: readonly string[] } = {},
): Promise<Converged> {
  const number = await nextReading();
  const known = await knownOf(marketplaceId, paymentId);
  if (known === null) return "unknown-payment";
  const intentId = known.intentId ?? about.intentId ?? null;
  const reading = await readKnown(number, { ...known, intentId });
  return converge(marketplaceId, paymentId, reading, about.events ?? []);
}
