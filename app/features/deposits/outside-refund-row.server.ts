/** One refund made at Stripe itself, locked by whoever judges it. */
import type { Sql } from "~/platform/database.server";
import type { Carrier, OutsideState } from "./outside-refund";

type OutsideRow = {
  readonly store_uid: string;
  readonly currency: string;
  readonly amount_minor: number;
  readonly status: OutsideState;
  readonly carried_by: Carrier | null;
  readonly checked_by: string | null;
};

const columns = (sql: Sql, marketplaceId: string, id: string) => sql`
  SELECT store_uid, currency, amount_minor, status, carried_by, checked_by
  FROM deposit_outside_refund WHERE marketplace_id = ${marketplaceId} AND id = ${id}`;

export async function outsideRefund(sql: Sql, marketplaceId: string, id: string) {
  const [row] = await sql<OutsideRow[]>`${columns(sql, marketplaceId, id)}`;
  return row ?? null;
}

export async function lockedOutsideRefund(sql: Sql, marketplaceId: string, id: string) {
  const [row] = await sql<OutsideRow[]>`${columns(sql, marketplaceId, id)} FOR UPDATE`;
  return row ?? null;
}
