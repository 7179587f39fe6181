import type { Sql } from "~/platform/database.server";
import type { Lot } from "./lot";

type Row = {
  readonly id: string;
  readonly store_uid: string;
  readonly method: string;
  readonly amount_minor: number;
  readonly refunded_minor: number;
  readonly disputed_minor: number;
  readonly paid_at: Date;
  readonly refundable_until: Date | null;
};

const lotOf = (row: Row): Lot => ({
  lotId: row.id,
  method: row.method,
  amountMinor: row.amount_minor,
  refundedMinor: row.refunded_minor,
  disputedMinor: row.disputed_minor,
  paidAt: row.paid_at,
  refundableUntil: row.refundable_until,
});

/** The lots of many stores; a store without any is absent. */
export async function lotsOfStores(
  sql: Sql,
  marketplaceId: string,
  storeUids: readonly string[],
): Promise<ReadonlyMap<string, readonly Lot[]>> {
  const rows = await sql<Row[]>`
    SELECT id, store_uid, method, amount_minor, refunded_minor, disputed_minor, paid_at,
      refundable_until
    FROM deposit_lot
    WHERE marketplace_id = ${marketplaceId} AND store_uid = ANY(${[...storeUids]}::text[])`;
  const lots = new Map<string, Lot[]>();
  for (const row of rows) lots.set(row.store_uid, [...(lots.get(row.store_uid) ?? []), lotOf(row)]);
  return lots;
}

export async function lotsOf(
  sql: Sql,
  marketplaceId: string,
  storeUid: string,
): Promise<readonly Lot[]> {
  return (await lotsOfStores(sql, marketplaceId, [storeUid])).get(storeUid) ?? [];
}
