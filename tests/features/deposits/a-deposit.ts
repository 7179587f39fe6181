/** A marketplace that takes deposits, a shop in it, and short words for what tests do to them. */
import { aMarketplace } from "#tests/support/marketplace";
import { aShop, type ShopWishes, staff } from "#tests/support/shop";
import { assessStores } from "~/features/deposits/assess.server";
import { bookDispute } from "~/features/deposits/book-dispute.server";
import { bookPayment } from "~/features/deposits/book-payment.server";
import { holdDeposit } from "~/features/deposits/hold.server";
import { type DepositPolicy, standardPolicy } from "~/features/deposits/policy";
import { mustHaveTerms, publishPolicy } from "~/features/deposits/policy.server";
import { automatic } from "~/features/people/actor";
import { setClock } from "~/platform/clock.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { newId } from "~/values/public-id";

export const start = new Date("2026-11-01T04:00:00Z");
export const daysLater = (days: number): Date => new Date(start.getTime() + days * 86_400_000);

export async function depositsIn(
  wishes: { currency?: string; policy?: Partial<DepositPolicy> } = {},
) {
  setClock(start);
  const currency = wishes.currency ?? "CNY";
  const market = await aMarketplace({ currency });
  const finance = staff(market.id, "finance");
  const policy = { ...standardPolicy(currency), ...wishes.policy };
  const published = await publishPolicy(finance, policy, "2026-11-01");
  if (!published.ok) throw new Error(published.because);
  const inside = <T>(work: (sql: Sql) => Promise<T>) => sqlInTenant(market.id, work);
  const gateway = automatic(market.id, "payments");
  const clock = automatic(market.id, "deposit-clock");

  async function shop(given: ShopWishes = { primaryCategory: "beauty" }) {
    const made = await aShop(market, given);
    const { storeUid } = made;
    const holder = { storeUid, currency };
    return {
      ...made,
      assess: () =>
        inside(async (sql) =>
          assessStores(sql, clock, [storeUid], "facts", await mustHaveTerms(sql, market.id)),
        ),
      /** Sales of the previous month and of a lifetime, and orders, as the facts have them. */
      sold: (salesMinor: number, orders = 0, lifetimeMinor = salesMinor) =>
        inside((sql) => facts(sql, market.id, storeUid, { salesMinor, orders, lifetimeMinor })),
      pay: async (amountMinor: number, method = "card", paymentId = newId(), paidAt = start) => {
        const told = { paymentId, storeUid, currency, amountMinor, method, paidAt };
        await inside((sql) => bookPayment(sql, gateway, told));
        return paymentId;
      },
      dispute: (disputeId: string, paymentId: string, amountMinor: number, status: string) =>
        inside((sql) => bookDispute(sql, gateway, { disputeId, paymentId, amountMinor, status })),
      held: () => inside((sql) => holdDeposit(sql, clock, holder, start)),
      order: async () => {
        const [row] = await inside(
          (sql) => sql<
            {
              id: string;
              amount_minor: number;
              paid_minor: number;
              status: string;
              due_at: Date;
              consequences: string[];
              reminded: number[];
            }[]
          >`
          SELECT id, amount_minor, paid_minor, status, due_at, consequences, reminded
          FROM deposit_top_up WHERE store_uid = ${storeUid} ORDER BY id DESC LIMIT 1`,
        );
        return row ?? null;
      },
      assessments: () =>
        inside(
          (sql) => sql<{ because: string; required_minor: number; deferred_minor: number }[]>`
          SELECT because, required_minor, deferred_minor FROM deposit_assessment
          WHERE store_uid = ${storeUid} ORDER BY id`,
        ),
      /** Every leg of every refund, with where the refund stands. */
      legs: () =>
        inside(
          (sql) => sql<
            { id: string; lot_id: string | null; amount: number; leg: string; refund: string }[]
          >`
          SELECT l.id, l.lot_id, l.amount_minor AS amount, l.status AS leg, r.status AS refund
          FROM deposit_refund_leg l
          JOIN deposit_refund r ON r.marketplace_id = l.marketplace_id AND r.id = l.refund_id
          WHERE r.store_uid = ${storeUid} ORDER BY l.id`,
        ),
      relief: (share: number, ended = false) =>
        inside(
          (sql) => sql`
          INSERT INTO deposit_relief_grant (marketplace_id, grant_id, store_uid, share_bps, floor_minor,
            round_up_minor, currency, from_day, ended_on)
          VALUES (${market.id}, ${newId()}, ${storeUid}, ${share}, 20000, 10000, ${currency},
            '2026-11-01', ${ended ? "2026-11-01" : null})`,
        ),
    };
  }
  return { ...market, finance, gateway, clock, inside, shop, policy };
}
export type Deposits = Awaited<ReturnType<typeof depositsIn>>;
export type Shop = Awaited<ReturnType<Deposits["shop"]>>;

type Sold = {
  readonly salesMinor: number;
  readonly orders: number;
  readonly lifetimeMinor: number;
};

async function facts(sql: Sql, marketplaceId: string, storeUid: string, sold: Sold) {
  await sql`
    INSERT INTO store_fact (marketplace_id, store_uid, as_of, gmv_paid_lifetime, gmv_paid_30d, gmv_net_30d,
      gmv_paid_prev_month, gmv_net_90d_daily, orders_paid_lifetime, orders_paid_30d, unique_buyers_30d,
      live_sku_count, violation_points_90d, content_count_30d, ship_sample, seller_cancel_sample,
      seller_fault_return_sample, return_sample, dispute_sample, neg_review_sample, is_first_of_entity,
      related_entity_violation, agri_flag, has_open_serious_violation, primary_category)
    VALUES (${marketplaceId}, ${storeUid}, '2026-11-01', ${sold.lifetimeMinor}, 0, 0, ${sold.salesMinor}, 0,
      ${sold.orders}, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, true, false, false, false, 'beauty')
    ON CONFLICT (marketplace_id, store_uid) DO UPDATE SET
      gmv_paid_prev_month = excluded.gmv_paid_prev_month,
      gmv_paid_lifetime = excluded.gmv_paid_lifetime,
      orders_paid_lifetime = excluded.orders_paid_lifetime`;
}
