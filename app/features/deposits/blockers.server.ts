import type { Sql } from "~/platform/database.server";
import type { Held } from "./hold.server";
import type { Blocker } from "./release";

/** What stands in the way of giving a deposit back. Debts that the deposit covers do not: they are taken first. */
export async function blockersOf(
  sql: Sql,
  marketplaceId: string,
  storeUid: string,
  { owedMinor, availableMinor }: Held,
): Promise<readonly Blocker[]> {
  const [found] = await sql<{ deduction: boolean; dispute: boolean; warned: boolean }[]>`
    SELECT
      EXISTS (SELECT 1 FROM deposit_deduction WHERE marketplace_id = ${marketplaceId}
        AND store_uid = ${storeUid} AND status NOT IN ('POSTED', 'DROPPED')) AS deduction,
      EXISTS (SELECT 1 FROM deposit_dispute WHERE marketplace_id = ${marketplaceId}
        AND store_uid = ${storeUid} AND ended_at IS NULL) AS dispute,
      EXISTS (SELECT 1 FROM deposit_lot l
        JOIN payment p ON p.marketplace_id = l.marketplace_id AND p.id = l.id
        WHERE l.marketplace_id = ${marketplaceId} AND l.store_uid = ${storeUid}
          AND p.warned_at IS NOT NULL AND l.refunded_minor + l.disputed_minor < l.amount_minor
          AND NOT EXISTS (SELECT 1 FROM deposit_dispute d WHERE d.marketplace_id = l.marketplace_id
            AND d.lot_id = l.id AND d.ended_at IS NOT NULL)) AS warned`;
  const all: readonly (readonly [boolean | undefined, Blocker])[] = [
    [found?.deduction, "deduction-open"],
    [found?.dispute, "dispute-open"],
    [owedMinor > availableMinor, "arrears"],
    [found?.warned, "fraud-warning"],
  ];
  return all.filter(([is]) => is === true).map(([, blocker]) => blocker);
}
