/** An account's money: a row per movement, and the balance is their sum. */
import type { Stripe } from "stripe";
import { limitOf, listOf, rangeOf } from "../wire/list";
import { noSuch } from "../wire/trouble";
import { later } from "./due";
import { newId } from "./ids";
import type { Work } from "./work";

type Booking = {
  readonly type: string;
  readonly category: string;
  readonly currency: string;
  readonly amount: number;
  readonly fee?: number;
  readonly feeText?: string;
  readonly source: string;
  readonly description?: string | null;
  /** Unix seconds from which the net can be spent; now where it is left out. */
  readonly availableOn?: number;
};
type Row = {
  id: string;
  currency: string;
  type: string;
  reporting_category: string;
  amount: number;
  fee: number;
  net: number;
  source: string;
  description: string | null;
  fee_description: string | null;
  created: number;
  available_on: number;
};

export async function book(work: Work, booking: Booking): Promise<string> {
  const id = await newId(work, "txn");
  const { amount, currency, fee = 0, source, type, category } = booking;
  const availableOn = booking.availableOn ?? work.now;
  await work.sql`
    INSERT INTO balance_transactions (account, id, currency, type, reporting_category, amount, fee,
      net, source, description, fee_description, created, available_on)
    VALUES (${work.account}, ${id}, ${currency}, ${type}, ${category}, ${amount}, ${fee},
      ${amount - fee}, ${source}, ${booking.description ?? null}, ${booking.feeText ?? null},
      ${work.now}, ${availableOn})`;
  if (availableOn > work.now) await later(work, availableOn * 1_000, "balance-available", currency);
  return id;
}

const shown = (work: Work, row: Row): Stripe.BalanceTransaction => ({
  id: row.id,
  object: "balance_transaction",
  amount: row.amount,
  available_on: row.available_on,
  balance_type: "payments",
  created: row.created,
  currency: row.currency,
  description: row.description,
  exchange_rate: null,
  fee: row.fee,
  fee_details:
    row.fee === 0
      ? []
      : [
          {
            amount: row.fee,
            application: null,
            currency: row.currency,
            description: row.fee_description,
            type: "stripe_fee",
          },
        ],
  net: row.net,
  reporting_category: row.reporting_category,
  source: row.source,
  status: row.available_on <= work.now ? "available" : "pending",
  type: row.type,
});

export async function balanceTransaction(
  work: Work,
  id: string,
): Promise<Stripe.BalanceTransaction> {
  const [row] = await work.sql<Row[]>`
    SELECT * FROM balance_transactions WHERE account = ${work.account} AND id = ${id}`;
  if (row === undefined) throw noSuch("balance transaction", id);
  return shown(work, row);
}

export const retrieveBalanceTransaction = (work: Work, _params: unknown, [id = ""]: string[]) =>
  balanceTransaction(work, id);

export async function listBalanceTransactions(
  work: Work,
  params: Stripe.BalanceTransactionListParams,
): Promise<Stripe.ApiList<Stripe.BalanceTransaction>> {
  const { sql } = work;
  const limit = limitOf(params);
  const { from, to } = rangeOf(params.created);
  const cursor = params.starting_after ?? params.ending_before;
  const upwards = params.starting_after === undefined && params.ending_before !== undefined;
  const [at] =
    cursor === undefined
      ? []
      : await sql<{ seq: number }[]>`
          SELECT seq FROM balance_transactions WHERE account = ${work.account} AND id = ${cursor}`;
  if (cursor !== undefined && at === undefined) throw noSuch("balance transaction", cursor);
  const same = (column: string, value: string | undefined) =>
    value === undefined ? sql`` : sql`AND ${sql(column)} = ${value}`;
  const rows = await sql<Row[]>`
    SELECT * FROM balance_transactions
    WHERE account = ${work.account} AND created BETWEEN ${from} AND ${to}
      ${same("type", params.type)} ${same("source", params.source)}
      ${same("currency", params.currency)} ${same("source", params.payout)}
      ${at === undefined ? sql`` : upwards ? sql`AND seq > ${at.seq}` : sql`AND seq < ${at.seq}`}
    ORDER BY seq ${upwards ? sql`ASC` : sql`DESC`} LIMIT ${limit + 1}`;
  const page = rows.slice(0, limit).map((row) => shown(work, row));
  return listOf(upwards ? page.reverse() : page, "/v1/balance_transactions", rows.length > limit);
}

export async function availableIn(work: Work, currency: string): Promise<number> {
  const [row] = await work.sql<{ sum: number }[]>`
    SELECT coalesce(sum(net), 0)::int8 AS sum FROM balance_transactions
    WHERE account = ${work.account} AND currency = ${currency} AND available_on <= ${work.now}`;
  return row?.sum ?? 0;
}

export async function balanceOf(work: Work): Promise<Stripe.Balance> {
  const rows = await work.sql<{ currency: string; available: number; pending: number }[]>`
    SELECT currency,
      coalesce(sum(net) FILTER (WHERE available_on <= ${work.now}), 0)::int8 AS available,
      coalesce(sum(net) FILTER (WHERE available_on > ${work.now}), 0)::int8 AS pending
    FROM balance_transactions WHERE account = ${work.account} GROUP BY currency ORDER BY currency`;
  const entry = (currency: string, amount: number) => ({
    amount,
    currency,
    source_types: { card: amount },
  });
  const all = rows.length > 0 ? rows : [{ currency: "usd", available: 0, pending: 0 }];
  return {
    object: "balance",
    available: all.map((row) => entry(row.currency, row.available)),
    livemode: false,
    pending: all.map((row) => entry(row.currency, row.pending)),
    refund_and_dispute_prefunding: {
      available: all.map((row) => entry(row.currency, 0)),
      pending: all.map((row) => entry(row.currency, 0)),
    },
  };
}
