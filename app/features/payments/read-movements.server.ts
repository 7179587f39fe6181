import type { MovementRead } from "./reading";
import { call, isMissing, type StripeMovement } from "./stripe.server";

const at = (seconds: number): Date => new Date(seconds * 1_000);
const idOf = (thing: string | { id: string } | null | undefined): string | null =>
  typeof thing === "string" ? thing : (thing?.id ?? null);

export const movementOf = (movement: StripeMovement): MovementRead => ({
  id: movement.id,
  category: movement.reporting_category,
  sourceId: idOf(movement.source) ?? "",
  currency: movement.currency.toUpperCase(),
  amountMinor: movement.amount,
  feeMinor: movement.fee,
  occurredAt: at(movement.created),
  availableAt: at(movement.available_on),
});

const read = (id: string) => {
  if (/^(ch|py)_/.test(id))
    return call("charges", "charge", (stripe) => stripe.charges.retrieve(id));
  if (/^(re|pyr)_/.test(id))
    return call("refunds", "refund", (stripe) => stripe.refunds.retrieve(id));
  if (/^(du|dp)_/.test(id))
    return call("disputes", "dispute", (stripe) => stripe.disputes.retrieve(id));
  return null;
};

/** The payment intent behind a charge, refund or dispute; null where there is none. */
export async function subjectOfSource(id: string): Promise<string | null> {
  try {
    return idOf((await read(id))?.payment_intent);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
