/**
 * Reads Stripe's account book and cuts it: each line goes to the marketplace whose payment or transfer it is
 * about, behind that marketplace's wall; the rest (payouts, top-ups, Stripe's own fees, what nobody knows) is
 * the installation's.
 */
import { now } from "~/platform/clock.server";
import { prisma, sql, sqlInTenant } from "~/platform/database.server";
import { dayOf, type Zone } from "~/values/day";
import { movementOf } from "./read-movements.server";
import type { MovementRead } from "./reading";
import { type Owner, ownersOf } from "./reconciliation-owner.server";
import { call, hasStripe } from "./stripe.server";

type Owned = { readonly movement: MovementRead; readonly owner: Owner };

const columns = ({ amountMinor, feeMinor, occurredAt, availableAt, ...line }: MovementRead) => ({
  id: line.id,
  currency: line.currency,
  category: line.category,
  source_id: line.sourceId,
  amount_minor: amountMinor,
  fee_minor: feeMinor,
  occurred_at: occurredAt,
  available_at: availableAt,
  read_at: now(),
});

/** A line that turns up when its day is closed belongs to the day on which it was read. */
async function keep(marketplaceId: string, zone: Zone, lines: readonly Owned[]): Promise<void> {
  const rows = lines.map(({ movement, owner }) => ({
    ...columns(movement),
    marketplace_id: marketplaceId,
    day: dayOf(movement.occurredAt, zone),
    payment_id: owner.paymentId,
    payment_currency: owner.paymentCurrency,
  }));
  const ids = rows.map(({ id }) => id);
  await sqlInTenant(marketplaceId, async (tx) => {
    await tx`
      INSERT INTO stripe_statement_line ${tx(rows)}
      ON CONFLICT (marketplace_id, id) DO UPDATE SET amount_minor = excluded.amount_minor,
        fee_minor = excluded.fee_minor, available_at = excluded.available_at,
        category = excluded.category, payment_id = excluded.payment_id,
        payment_currency = excluded.payment_currency, read_at = excluded.read_at`;
    await tx`
      UPDATE stripe_statement_line s SET day = ${dayOf(now(), zone)}
       WHERE s.marketplace_id = ${marketplaceId} AND s.id = ANY (${ids})
         AND EXISTS (SELECT FROM reconciliation_day d
           WHERE d.marketplace_id = s.marketplace_id AND d.day = s.day AND d.currency = s.currency
             AND d.closed_at IS NOT NULL)
         AND NOT EXISTS (SELECT FROM reconciliation_item i
           WHERE i.marketplace_id = s.marketplace_id AND i.theirs_id = s.id)`;
  });
  await sql()`DELETE FROM stripe_rest_line WHERE id = ANY (${ids})`;
}

async function keepRest(rest: readonly MovementRead[]): Promise<void> {
  if (rest.length === 0) return;
  await sql()`
    INSERT INTO stripe_rest_line ${sql()(rest.map(columns))}
    ON CONFLICT (id) DO UPDATE SET amount_minor = excluded.amount_minor,
      fee_minor = excluded.fee_minor, available_at = excluded.available_at, read_at = excluded.read_at`;
}

async function cut(movements: readonly MovementRead[], zones: ReadonlyMap<string, Zone>) {
  const owners = await ownersOf(movements);
  for (const [marketplaceId, zone] of zones) {
    const lines = movements.flatMap((movement): Owned[] => {
      const owner = owners.get(movement.id);
      return owner?.marketplaceId === marketplaceId ? [{ movement, owner }] : [];
    });
    if (lines.length > 0) await keep(marketplaceId, zone, lines);
  }
  await keepRest(movements.filter(({ id }) => !owners.has(id)));
}

/** Reads what Stripe lists between two instants; how many lines. Null without a Stripe account. */
export async function readStatement(from: Date, until: Date): Promise<number | null> {
  if (!hasStripe()) return null;
  const marketplaces = await prisma().marketplace.findMany({ select: { id: true, zone: true } });
  const zones = new Map(marketplaces.map(({ id, zone }) => [id, zone]));
  const created = {
    gte: Math.floor(from.getTime() / 1_000),
    lt: Math.ceil(until.getTime() / 1_000),
  };
  let lines = 0;
  let after: { starting_after?: string } = {};
  for (;;) {
    const page = await call("balance_transactions", "list", (stripe) =>
      stripe.balanceTransactions.list({ created, limit: 100, ...after }),
    );
    lines += page.data.length;
    await cut(page.data.map(movementOf), zones);
    const last = page.data.at(-1);
    if (!page.has_more || last === undefined) return lines;
    after = { starting_after: last.id };
  }
}

export type RestLine = {
  readonly id: string;
  readonly category: string;
  readonly sourceId: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly occurredAt: Date;
};

/** What belongs to no marketplace: for whoever runs the installation, never for one of its marketplaces. */
export const restBetween = (from: Date, until: Date): Promise<readonly RestLine[]> =>
  sql()<RestLine[]>`
    SELECT id, category, source_id AS "sourceId", currency, amount_minor AS "amountMinor",
        fee_minor AS "feeMinor", occurred_at AS "occurredAt"
      FROM stripe_rest_line WHERE occurred_at >= ${from} AND occurred_at < ${until}
     ORDER BY occurred_at, id`;
