/** The lines of a shop's statement with what the provider and the bank call them, and where each leads. */
import type { Sql } from "~/platform/database.server";
import { publicId } from "~/values/public-id";
import type { StatementLine } from "./account-statement";
import type { LegState } from "./refund-plan";
import type { Entry, EntryState } from "./wallet-page";

type Paid = { readonly id: string; readonly method: string; readonly reference: string | null };
type Leg = {
  readonly id: string;
  readonly refund_id: string;
  readonly status: LegState;
  readonly method: string | null;
  readonly reference: string | null;
};
type Known = { readonly paid: ReadonlyMap<string, Paid>; readonly legs: ReadonlyMap<string, Leg> };

async function knownOf(sql: Sql, marketplaceId: string, storeUid: string): Promise<Known> {
  const [paid, legs] = await Promise.all([
    sql<Paid[]>`
      SELECT l.id, l.method, coalesce(p.charge_id, p.intent_id) AS reference
      FROM deposit_lot l
      LEFT JOIN payment p ON p.marketplace_id = l.marketplace_id AND p.id = l.id
      WHERE l.marketplace_id = ${marketplaceId} AND l.store_uid = ${storeUid}`,
    sql<Leg[]>`
      SELECT g.id, g.refund_id, g.status, l.method, coalesce(p.stripe_id, g.reference) AS reference
      FROM deposit_refund_leg g
      JOIN deposit_refund r ON r.marketplace_id = g.marketplace_id AND r.id = g.refund_id
      LEFT JOIN deposit_lot l ON l.marketplace_id = g.marketplace_id AND l.id = g.lot_id
      LEFT JOIN payment_refund p
        ON p.marketplace_id = g.marketplace_id AND p.id = g.gateway_refund_id
      WHERE r.marketplace_id = ${marketplaceId} AND r.store_uid = ${storeUid}`,
  ]);
  return {
    paid: new Map(paid.map((row) => [row.id, row])),
    legs: new Map(legs.map((row) => [row.id, row])),
  };
}

const legState: Readonly<Record<LegState, EntryState>> = {
  PLANNED: "on-its-way",
  SENT: "on-its-way",
  PAID: "arrived",
  FAILED: "failed",
};

function told(line: StatementLine, { paid, legs }: Known): Omit<Entry, keyof StatementLine> {
  const { deed, of } = line;
  const nothing = { state: "booked", method: null, reference: null, to: null } as const;
  if (deed === "paid") {
    const lot = paid.get(of);
    if (lot === undefined) return { ...nothing, state: "paid" };
    const to = `/wallet/${publicId("payment", of)}`;
    return { state: "paid", method: lot.method, reference: lot.reference, to };
  }
  if (deed === "refund" || deed === "came-back") {
    const leg = legs.get(of);
    if (leg === undefined) return nothing;
    const to = `/wallet/refunds/${publicId("refund", leg.refund_id)}`;
    const state = deed === "came-back" ? "booked" : legState[leg.status];
    return { state, method: leg.method, reference: leg.reference, to };
  }
  if (deed === "deduction")
    return { ...nothing, to: `/wallet/deductions/${publicId("deduction", of)}` };
  if (deed === "arrears") return { ...nothing, to: `/wallet/refunds/${publicId("refund", of)}` };
  return { ...nothing, reference: of === "" ? null : of };
}

export async function entriesOf(
  sql: Sql,
  marketplaceId: string,
  storeUid: string,
  lines: readonly StatementLine[],
): Promise<readonly Entry[]> {
  if (lines.length === 0) return [];
  const known = await knownOf(sql, marketplaceId, storeUid);
  return lines.map((line) => ({ ...line, ...told(line, known) }));
}
