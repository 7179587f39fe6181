/**
 * A balance transaction in the books: between `stripe-clearing`, where rooms pay in and take out, and
 * `stripe-balance`, which is what Stripe says it is. Keyed by Stripe's id: posted once, whoever comes first.
 */
import { ofMarketplace } from "../ledger/account";
import { credit, debit, type Leg, type Transfer } from "../ledger/transfer";
import type { MovementRead } from "./reading";

const side = (account: Leg["account"], amountMinor: number): readonly Leg[] => {
  if (amountMinor === 0) return [];
  return [amountMinor > 0 ? debit(account, amountMinor) : credit(account, -amountMinor)];
};

export function postingOf(
  { id, category, amountMinor, feeMinor, currency, occurredAt }: MovementRead,
  paymentId: string,
): Transfer | null {
  const legs = [
    ...side(ofMarketplace("stripe-balance", currency), amountMinor - feeMinor),
    ...side(ofMarketplace("stripe-fees", currency), feeMinor),
    ...side(ofMarketplace("stripe-clearing", currency), -amountMinor),
  ];
  if (legs.length < 2) return null;
  return {
    key: `stripe:${id}`,
    kind: `stripe-${category.replaceAll("_", "-")}`,
    thing: { kind: "payment", id: paymentId },
    occurredAt,
    legs,
  };
}
