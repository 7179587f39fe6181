import type { Sql } from "~/platform/database.server";
import type { Lot } from "./lot";

type Row = {
  readonly id: string;
  readonly method: string;
  readonly amount_minor: number;
  readonly refunded_minor: number;
  readonly disputed_minor: number;
  readonly paid_at: Date;
  readonly refundable_until: Date | null;
};

export async function lotsOf(sql: Sql, marketplaceId: string, storeUid: string): Promise<Lot[]> {
  const rows = await sql<Row[]>`
    SELECT id, method, amount_minor, refunded_minor, disputed_minor, paid_at, refundable_until
    FROM deposit_lot WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid}`;
  return rows.map((row) => ({
    lotId: row.id,
    method: row.method,
    amountMinor: row.amount_minor,
    refundedMinor: row.refunded_minor,
    disputedMinor: row.disputed_minor,
    paidAt: row.paid_at,
    refundableUntil: row.refundable_until,
  }));
}
