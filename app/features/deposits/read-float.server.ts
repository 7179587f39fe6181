/** Refunds to come against the money at Stripe, and payments whose way back closes soon. */
import { readStripeBalance, type StripeBalance } from "~/features/payments/read-balance.server";
import type { StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import type { Currency } from "~/values/money";
import { publicId } from "~/values/public-id";
import { expectedRefunds } from "./expected-refunds.server";
import { type FloatDay, floatPlan, shortFrom } from "./float";
import { type DepositTerms, termsIn } from "./policy.server";

export type ClosingWindow = {
  /** `pay_…` */
  readonly lotId: string;
  readonly store: { readonly uid: string; readonly name: string };
  readonly method: string;
  readonly refundableUntil: Date;
  /** Of the payment and still held: from then on it can only be paid by hand. */
  readonly atStakeMinor: number;
};
export type FloatPage = {
  readonly currency: Currency;
  readonly balance: StripeBalance | null;
  readonly plan: readonly FloatDay[];
  readonly short: ReturnType<typeof shortFrom>;
  readonly closing: readonly ClosingWindow[];
  /** Days before the end from which a window is listed here. */
  readonly warnDays: number;
};

/** Null where the marketplace takes no deposits. Stripe is asked outside the transaction. */
export async function readFloat(actor: StaffActor): Promise<FloatPage | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposits:list", actor);
  const found = await sqlInTenant(marketplaceId, async (sql) => {
    const terms = await termsIn(sql, marketplaceId);
    if (terms === null) return null;
    return {
      currency: terms.currency,
      plan: floatPlan(await expectedRefunds(sql, actor, terms), terms.today),
      closing: await closingWindows(sql, marketplaceId, terms),
      warnDays: Math.max(0, ...terms.policy.warnDaysLeft),
    };
  });
  if (found === null) return null;
  const balance = await readStripeBalance(found.currency);
  const short = balance === null ? null : shortFrom(found.plan, balance.availableMinor);
  return { ...found, balance, short };
}

type Row = {
  readonly id: string;
  readonly store_uid: string;
  readonly name: string | null;
  readonly method: string;
  readonly refundable_until: Date;
  readonly at_stake: number;
};

async function closingWindows(sql: Sql, marketplaceId: string, { policy, at }: DepositTerms) {
  const farthest = Math.max(0, ...policy.warnDaysLeft);
  const rows = await sql<Row[]>`
    SELECT l.id, l.store_uid, s.name, l.method, l.refundable_until,
      least(d.available_minor, l.amount_minor - l.refunded_minor - l.disputed_minor)::int8 AS at_stake
    FROM deposit_lot l
    JOIN deposit_standing d ON d.marketplace_id = l.marketplace_id AND d.store_uid = l.store_uid
    LEFT JOIN store s ON s.marketplace_id = l.marketplace_id AND s.store_uid = l.store_uid
    WHERE l.marketplace_id = ${marketplaceId} AND l.refundable_until > ${at}
      AND l.refundable_until <= ${new Date(at.getTime() + farthest * 86_400_000)}
      AND l.refunded_minor + l.disputed_minor < l.amount_minor AND d.available_minor > 0
    ORDER BY l.refundable_until, l.id LIMIT 200`;
  return rows.map(
    (row): ClosingWindow => ({
      lotId: publicId("payment", row.id),
      store: { uid: row.store_uid, name: row.name ?? row.store_uid },
      method: row.method,
      refundableUntil: row.refundable_until,
      atStakeMinor: row.at_stake,
    }),
  );
}
