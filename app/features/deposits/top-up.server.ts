/** Top-up orders follow the shortfall: opened by it, grown and shrunk with it, closed when it is gone. */
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { newId } from "~/values/public-id";
import type { Consequence, DepositPolicy, Ladder } from "./policy";
import type { DepositTerms } from "./policy.server";
import { type MovedOrder, tellOfOrders } from "./tell-of-orders.server";
import { dueAt, topUpStanding } from "./top-up";

export type StoredTerms = {
  readonly days: number;
  readonly remindAfterDays: readonly number[];
  readonly ladder: Ladder;
};
const termsOf = (topUp: DepositPolicy["topUp"], afterDeferral: boolean): StoredTerms => ({
  days: topUp.days,
  remindAfterDays: topUp.remindAfterDays,
  ladder: afterDeferral ? topUp.ladderAfterDeferral : topUp.ladder,
});

export type OpenTopUp = {
  readonly id: string;
  readonly store_uid: string;
  readonly amount_minor: number;
  readonly paid_minor: number;
  readonly status: string;
  readonly opened_on: Day;
  /** The last second to pay. */
  readonly due_at: Date;
  readonly terms: StoredTerms;
  readonly consequences: readonly Consequence[];
  readonly reminded: readonly number[];
  /** Basis points, where the merchant consented to pay from proceeds. */
  readonly proceeds_share: number | null;
};

/** The stores' deposits are held. An order that grows before it is overdue gets its days anew. */
export async function adjustTopUps(
  sql: Sql,
  marketplaceId: string,
  storeUids: readonly string[],
  { policy, currency, zone, today, at }: DepositTerms,
  afterDeferral: boolean,
): Promise<void> {
  const due = dueAt({ openedOn: today, days: policy.topUp.days, zone });
  const these = sql`d.marketplace_id = ${marketplaceId} AND d.store_uid = ANY(${[...storeUids]}::text[])`;
  const tell = (
    orders: readonly MovedOrder[],
    as?: "deposit.top_up.opened" | "deposit.top_up.changed",
  ) => tellOfOrders(sql, marketplaceId, orders, currency, as);
  const ended = await sql<MovedOrder[]>`
    UPDATE deposit_top_up t SET ended_at = ${at}, consequences = '{}',
      status = CASE WHEN t.paid_minor > 0 THEN 'PAID' ELSE 'CANCELLED' END,
      amount_minor = CASE WHEN t.paid_minor > 0 THEN t.paid_minor ELSE t.amount_minor END
    FROM deposit_standing d, deposit_top_up o
    WHERE t.marketplace_id = d.marketplace_id AND t.store_uid = d.store_uid AND t.ended_at IS NULL
      AND o.marketplace_id = t.marketplace_id AND o.id = t.id
      AND d.required_minor <= d.available_minor AND ${these}
    RETURNING t.id, t.store_uid, t.status, t.amount_minor, t.paid_minor, t.due_at, t.consequences,
      o.consequences AS before`;
  await tell(ended);
  const changed = await sql<MovedOrder[]>`
    UPDATE deposit_top_up t SET
      amount_minor = t.paid_minor + d.required_minor - d.available_minor,
      opened_on = CASE WHEN grows THEN ${today} ELSE t.opened_on END,
      due_at = CASE WHEN grows THEN ${due} ELSE t.due_at END,
      reminded = CASE WHEN grows THEN '{}' ELSE t.reminded END
    FROM deposit_standing d, LATERAL (
      SELECT o.id, o.status IN ('OPEN', 'PARTLY_PAID')
        AND o.amount_minor < o.paid_minor + d.required_minor - d.available_minor AS grows
      FROM deposit_top_up o
      WHERE o.marketplace_id = d.marketplace_id AND o.store_uid = d.store_uid AND o.ended_at IS NULL) g
    WHERE t.marketplace_id = d.marketplace_id AND t.id = g.id
      AND t.amount_minor <> t.paid_minor + d.required_minor - d.available_minor
      AND d.required_minor > d.available_minor AND ${these}
    RETURNING t.id, t.store_uid, t.status, t.amount_minor, t.paid_minor, t.due_at, t.consequences,
      t.consequences AS before`;
  await tell(changed, "deposit.top_up.changed");
  const short = await sql<{ store_uid: string; missing: number }[]>`
    SELECT d.store_uid, d.required_minor - d.available_minor AS missing FROM deposit_standing d
    WHERE ${these} AND d.required_minor > d.available_minor AND NOT EXISTS (
      SELECT 1 FROM deposit_top_up t WHERE t.marketplace_id = d.marketplace_id
        AND t.store_uid = d.store_uid AND t.ended_at IS NULL)`;
  if (short.length === 0) return;
  const rows = short.map(({ store_uid, missing }) => ({
    marketplace_id: marketplaceId,
    id: newId(),
    store_uid,
    currency,
    amount_minor: missing,
    paid_minor: 0,
    status: "OPEN",
    opened_on: today,
    due_at: due,
    terms: sql.json(termsOf(policy.topUp, afterDeferral)),
    consequences: [],
    reminded: [],
  }));
  const opened = await sql<MovedOrder[]>`
    INSERT INTO deposit_top_up ${sql(rows)} ON CONFLICT DO NOTHING
    RETURNING id, store_uid, status, amount_minor, paid_minor, due_at, consequences,
      consequences AS before`;
  await tell(opened, "deposit.top_up.opened");
}

/** Moves an order to where its clock and its payments say it stands. The store's deposit is held. */
export async function advanceTopUp(
  sql: Sql,
  marketplaceId: string,
  order: OpenTopUp,
  { zone, at, currency }: DepositTerms,
  paidNowMinor = 0,
): Promise<{ readonly changed: boolean; readonly reminders: readonly number[] }> {
  const paidMinor = order.paid_minor + paidNowMinor;
  const standing = topUpStanding(
    { ...order.terms, openedOn: order.opened_on, zone },
    { amountMinor: order.amount_minor, paidMinor },
    at,
  );
  const reminders = standing.remindersDue.filter((days) => !order.reminded.includes(days));
  const { state, consequences } = standing;
  const moved = state !== order.status || consequences.join() !== order.consequences.join();
  if (!moved && reminders.length === 0 && paidNowMinor === 0) return { changed: false, reminders };
  await sql`
    UPDATE deposit_top_up SET status = ${state}, paid_minor = ${paidMinor},
      consequences = ${[...consequences]}::text[],
      reminded = ${[...order.reminded, ...reminders]}::int[],
      ended_at = ${state === "PAID" ? at : null}
    WHERE marketplace_id = ${marketplaceId} AND id = ${order.id}`;
  if (moved)
    await sql`
      UPDATE deposit_standing SET updated_at = ${at}
      WHERE marketplace_id = ${marketplaceId} AND store_uid = ${order.store_uid}`;
  const now = { ...order, status: state, paid_minor: paidMinor, consequences };
  const same = state === order.status ? "nothing-new" : undefined;
  const told = [{ ...now, before: order.consequences }];
  await tellOfOrders(sql, marketplaceId, told, currency, same);
  return { changed: true, reminders };
}

const openOrder = (sql: Sql, marketplaceId: string, storeUid: string) => sql`
  SELECT id, store_uid, amount_minor, paid_minor, status, opened_on, due_at, terms, consequences,
    reminded, proceeds_share
  FROM deposit_top_up
  WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid} AND ended_at IS NULL`;

/** Locked, for whoever will move it. */
export async function openTopUp(
  sql: Sql,
  marketplaceId: string,
  storeUid: string,
): Promise<OpenTopUp | null> {
  const [row] = await sql<OpenTopUp[]>`${openOrder(sql, marketplaceId, storeUid)} FOR UPDATE`;
  return row ?? null;
}

/** As it stands, for readers. */
export async function readTopUp(
  sql: Sql,
  marketplaceId: string,
  storeUid: string,
): Promise<OpenTopUp | null> {
  const [row] = await sql<OpenTopUp[]>`${openOrder(sql, marketplaceId, storeUid)}`;
  return row ?? null;
}
