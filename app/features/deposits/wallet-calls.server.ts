/** Whether a merchant has a wallet to look into, and how much in it waits for her. */
import type { MerchantActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";

export type WalletCalls = { readonly shown: boolean; readonly waiting: number };

/** Open orders and deductions that can still be answered, of all her shops. */
export function walletCalls(actor: MerchantActor): Promise<WalletCalls> {
  const { marketplaceId, entityUid } = actor;
  mustBeAllowed(actor, "deposit:read", { marketplaceId, entityUid });
  const at = now();
  return sqlInTenant(marketplaceId, async (sql) => {
    const mine = sql`marketplace_id = ${marketplaceId} AND store_uid IN (
      SELECT store_uid FROM store
      WHERE marketplace_id = ${marketplaceId} AND entity_uid = ${entityUid})`;
    const [row] = await sql<{ shown: boolean; orders: number; deductions: number }[]>`
      SELECT
        EXISTS (SELECT 1 FROM deposit_policy WHERE marketplace_id = ${marketplaceId}) AS shown,
        (SELECT count(*) FROM deposit_top_up WHERE ${mine} AND ended_at IS NULL)::int AS orders,
        (SELECT count(*) FROM deposit_deduction WHERE ${mine} AND status = 'NOTIFIED'
          AND accepted_at IS NULL AND reply_until > ${at})::int AS deductions`;
    return {
      shown: row?.shown ?? false,
      waiting: (row?.orders ?? 0) + (row?.deductions ?? 0),
    };
  });
}
