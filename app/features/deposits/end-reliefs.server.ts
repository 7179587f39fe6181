/** Reductions whose last day is gone raise what is required again, by thousands. */
import type { AutomaticActor } from "~/features/people/actor";
import { sqlInTenant } from "~/platform/database.server";
import { assessStores } from "./assess.server";
import { termsIn } from "./policy.server";

const atOnce = 1_000;

export async function endReliefs(actor: AutomaticActor): Promise<void> {
  const { marketplaceId } = actor;
  for (;;) {
    const ended = await sqlInTenant(marketplaceId, async (sql) => {
      const terms = await termsIn(sql, marketplaceId);
      if (terms === null) return 0;
      const over = await sql<{ store_uid: string }[]>`
        UPDATE deposit_relief_grant SET ended_on = to_day
        WHERE (marketplace_id, grant_id) IN (
          SELECT marketplace_id, grant_id FROM deposit_relief_grant
          WHERE marketplace_id = ${marketplaceId} AND ended_on IS NULL AND to_day < ${terms.today}
          ORDER BY grant_id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
        RETURNING store_uid`;
      const stores = [...new Set(over.map(({ store_uid }) => store_uid))].sort();
      if (stores.length > 0) await assessStores(sql, actor, stores, "relief", terms);
      return over.length;
    });
    if (ended === 0) return;
  }
}
