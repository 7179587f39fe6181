/** What must be true once nothing is under way, and a picture of the end that has no ids or hours in it. */
import { expect } from "vitest";
import { checkLedger } from "~/features/ledger/check.server";
import type { World } from "./world";

type Row = Readonly<Record<string, string | number | boolean | null>>;

const pictures = {
  balances: `SELECT a.code, b.posted_minor AS minor FROM ledger_balance b
    JOIN ledger_account a ON a.marketplace_id = b.marketplace_id AND a.id = b.account_id
    WHERE b.posted_minor <> 0`,
  payments: `SELECT route, status, surplus, amount_minor, refunded_minor, instrument, warned_at IS NOT NULL AS warned,
      settled_at IS NOT NULL AS settled FROM payment`,
  refunds: "SELECT origin, status, amount_minor, failure_reason FROM payment_refund",
  disputes: "SELECT kind, status, outcome, amount_minor, fee_minor FROM payment_dispute",
  movements: "SELECT category, amount_minor, fee_minor FROM stripe_movement",
  standing:
    "SELECT required_minor, available_minor, short_since IS NULL AS fine FROM deposit_standing",
  orders: `SELECT amount_minor, paid_minor, status, array_to_string(consequences, ' ') AS consequences
    FROM deposit_top_up`,
  lots: `SELECT method, amount_minor, surplus_minor, refunded_minor, disputed_minor FROM deposit_lot`,
  deductions: "SELECT status, amount_minor, taken_minor, owed_minor FROM deposit_deduction",
  held: "SELECT status, amount_minor, frozen_minor FROM deposit_dispute",
  back: "SELECT kind, status, amount_minor FROM deposit_refund",
  outside:
    "SELECT status, carried_by, amount_minor, lot_minor, taken_minor FROM deposit_outside_refund",
  legs: "SELECT lot_id IS NULL AS by_hand, status, amount_minor FROM deposit_refund_leg",
} as const;
export type Picture = Readonly<Record<string, readonly string[]>>;

/** The rows of every table, each as a line, in an order that depends on nothing but them. */
export function pictureOf({ deposits }: World): Promise<Picture> {
  return deposits.inside(async (sql) => {
    const picture: Record<string, string[]> = {};
    for (const [name, query] of Object.entries(pictures)) {
      const rows = await sql.unsafe<Row[]>(query);
      picture[name] = rows.map((row) => Object.values(row).map(String).join(" | ")).sort();
    }
    return picture;
  });
}

type Sums = Readonly<
  Record<
    | "lots"
    | "sent"
    | "moving"
    | "taken"
    | "owed"
    | "withdrawn"
    | "external"
    | "outside"
    | "doubles"
    | "beyond"
    | "metTwice"
    | "unheard",
    number
  >
>;
const sumsOf = async ({ deposits }: World): Promise<Sums> => {
  const [row] = await deposits.inside(
    (sql) => sql<Sums[]>`
      SELECT
        (SELECT coalesce(sum(amount_minor), 0)::int8 FROM deposit_lot) AS lots,
        (SELECT coalesce(sum(amount_minor), 0)::int8 FROM deposit_refund_leg
          WHERE status <> 'FAILED') AS sent,
        (SELECT coalesce(sum(amount_minor), 0)::int8 FROM deposit_refund_leg
          WHERE status IN ('PLANNED', 'SENT')) AS moving,
        (SELECT coalesce(sum(taken_minor), 0)::int8 FROM deposit_deduction) AS taken,
        (SELECT coalesce(sum(owed_minor), 0)::int8 FROM deposit_deduction) AS owed,
        (SELECT coalesce(sum(amount_minor), 0)::int8 FROM deposit_dispute
          WHERE status IN ('OPEN', 'LOST')) AS withdrawn,
        (SELECT coalesce(sum(amount_minor), 0)::int8 FROM deposit_outside_refund
          WHERE status IN ('REVIEW', 'CHECKED')) AS external,
        (SELECT coalesce(sum(amount_minor), 0)::int8 FROM deposit_outside_refund
          WHERE status = 'BOOKED' AND carried_by = 'SHOP') AS outside,
        (SELECT count(*)::int FROM (SELECT 1 FROM payment_refund WHERE stripe_id IS NOT NULL
          GROUP BY stripe_id HAVING count(*) > 1) d) AS doubles,
        (SELECT count(*)::int FROM payment WHERE refunded_minor > amount_minor) AS beyond,
        (SELECT count(*)::int FROM (SELECT 1 FROM payment WHERE status = 'paid' AND NOT surplus
          GROUP BY obligation HAVING count(*) > 1) m) AS "metTwice",
        (SELECT count(*)::int FROM payment p WHERE p.status = 'paid'
          AND NOT EXISTS (SELECT 1 FROM deposit_lot l WHERE l.id = p.id)) +
        (SELECT count(*)::int FROM deposit_refund_leg l JOIN payment_refund r
          ON r.id = l.gateway_refund_id WHERE l.status = 'SENT' AND r.status <> 'pending') +
        (SELECT count(*)::int FROM payment_dispute p LEFT JOIN deposit_dispute d ON d.id = p.id
          WHERE (p.outcome IS NULL) <> (d.ended_at IS NULL) OR d.id IS NULL) AS unheard`,
  );
  if (row === undefined) throw new Error("no sums");
  return row;
};

type Amounts = readonly { readonly amount: number; readonly currency: string }[];
type Charge = {
  readonly amount: number;
  readonly amount_refunded: number;
  readonly status: string;
  readonly metadata: Readonly<Record<string, string>>;
};
type Refund = { readonly metadata: Readonly<Record<string, string>>; readonly amount: number };
const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);
const most = (names: readonly (string | undefined)[]): number => {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Math.max(0, ...counts.values());
};

/** Nothing was done at Stripe twice, and its balance is the one in the books. */
async function expectAtStripe(world: World): Promise<void> {
  const { stripe, deposits } = world;
  const { data: charges } = await stripe.ask<{ data: Charge[] }>("/charges?limit=100");
  const { data: refunds } = await stripe.ask<{ data: Refund[] }>("/refunds?limit=100");
  const paid = charges.filter(({ status }) => status === "succeeded");
  expect(most(paid.map(({ metadata }) => metadata.slipway_payment))).toBeLessThanOrEqual(1);
  expect(most(refunds.map(({ metadata }) => metadata.slipway_refund))).toBeLessThanOrEqual(1);
  for (const charge of paid) expect(charge.amount_refunded).toBeLessThanOrEqual(charge.amount);
  const { available, pending } = await stripe.ask<{ available: Amounts; pending: Amounts }>(
    "/balance",
  );
  const here = [...available, ...pending].filter(
    ({ currency }) => currency === deposits.currency.toLowerCase(),
  );
  const balances = new Map(
    (await pictureOf(world)).balances?.map((line) => {
      const [code = "", minor = "0"] = line.split(" | ");
      return [code, Number(minor)];
    }),
  );
  expect(balances.get("stripe-balance") ?? 0).toBe(sum(here.map(({ amount }) => amount)));
  const { moving, external } = await sumsOf(world);
  expect(balances.get("refund-in-transit") ?? 0).toBe(moving);
  // What people sent back at the Dashboard waits there for somebody's word.
  expect(balances.get("stripe-clearing") ?? 0).toBe(external);
}

export async function expectTruth(world: World): Promise<void> {
  const { deposits, shop } = world;
  expect((await checkLedger(deposits.id)).faults).toEqual([]);
  const sums = await sumsOf(world);
  const held = await shop.held();
  const liability = held.availableMinor + held.frozenMinor + held.surplusMinor - held.owedMinor;
  const gone = sums.sent + sums.taken + sums.owed + sums.withdrawn + sums.outside;
  expect(liability).toBe(sums.lots - gone);
  expect(held.availableMinor).toBeGreaterThanOrEqual(0);
  expect([sums.doubles, sums.beyond, sums.metTwice, sums.unheard]).toEqual([0, 0, 0, 0]);
  await expectAtStripe(world);
}
