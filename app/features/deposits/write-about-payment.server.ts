/** What the owners are told of a payment, each thing once: paid, declined, their bank asks, a refund's end. */
import { sqlInTenant } from "~/platform/database.server";
import type { Currency } from "~/values/money";
import { declineWords } from "./decline";
import type { Letter } from "./letter";
import { writeOnce } from "./write-to-owners.server";

type Payment = {
  readonly store_uid: string;
  readonly currency: Currency;
  readonly amount_minor: number;
  readonly status: string;
  readonly route: string;
  readonly decline_code: string | null;
};
type Leg = { readonly id: string; readonly amount_minor: number; readonly status: string };
type Due = { readonly key: string; readonly letter: Letter };

function ofPayment(payment: Payment, paymentId: string): readonly Due[] {
  const { amount_minor: amountMinor, currency, status, route, decline_code } = payment;
  const sum = { amountMinor, currency };
  if (status === "paid") return [{ key: `paid:${paymentId}`, letter: { about: "paid", ...sum } }];
  if (route !== "saved-card") return [];
  if (status === "action-required")
    return [{ key: `bank-asks:${paymentId}`, letter: { about: "bank-asks", ...sum } }];
  if (status !== "failed") return [];
  const why = declineWords(decline_code ?? "");
  return [{ key: `declined:${paymentId}`, letter: { about: "charge-declined", ...sum, why } }];
}

const ofLeg = (
  { id, amount_minor: amountMinor, status }: Leg,
  currency: Currency,
): readonly Due[] =>
  status === "PAID"
    ? [{ key: `arrived:${id}`, letter: { about: "refund-arrived", amountMinor, currency } }]
    : status === "FAILED"
      ? [{ key: `came-back:${id}`, letter: { about: "refund-failed", amountMinor, currency } }]
      : [];

export async function writeAboutPayment(
  marketplaceId: string,
  paymentId: string,
  obligationOf: string,
): Promise<void> {
  const found = await sqlInTenant(marketplaceId, async (sql) => {
    const [payment] = await sql<Payment[]>`
      SELECT store_uid, currency, amount_minor, status, route, decline_code FROM payment
      WHERE marketplace_id = ${marketplaceId} AND id = ${paymentId}
        AND starts_with(obligation, ${obligationOf})`;
    const legs = await sql<Leg[]>`
      SELECT id, amount_minor, status FROM deposit_refund_leg
      WHERE marketplace_id = ${marketplaceId} AND lot_id = ${paymentId} ORDER BY id`;
    return { payment, legs };
  });
  const { payment, legs } = found;
  if (payment === undefined) return;
  const due = [
    ...ofPayment(payment, paymentId),
    ...legs.flatMap((leg) => ofLeg(leg, payment.currency)),
  ];
  for (const { key, letter } of due) await writeOnce(marketplaceId, payment.store_uid, key, letter);
}
