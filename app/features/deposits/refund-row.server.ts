/** A request for a refund, locked by whoever decides it. */
import type { Sql } from "~/platform/database.server";
import type { RefundState } from "./refund-plan";

export const thingOf = (id: string) => ({ kind: "deposit-refund", id });

export type RefundRow = {
  readonly id: string;
  readonly store_uid: string;
  readonly kind: "EXCESS" | "EXIT" | "SURPLUS";
  readonly currency: string;
  readonly amount_minor: number;
  readonly status: RefundState;
  readonly requested_by: string;
  readonly cooling_until: Date | null;
  readonly approved_by: string | null;
  readonly second_approved_by: string | null;
};
export const refundRow = async (sql: Sql, marketplaceId: string, id: string) => {
  const [row] = await sql<RefundRow[]>`
    SELECT id, store_uid, kind, currency, amount_minor, status, requested_by, cooling_until,
      approved_by, second_approved_by
    FROM deposit_refund WHERE marketplace_id = ${marketplaceId} AND id = ${id} FOR UPDATE`;
  return row ?? null;
};
