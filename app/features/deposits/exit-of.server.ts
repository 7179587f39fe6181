import type { Actor } from "~/features/people/actor";
import { sqlInTenant } from "~/platform/database.server";
import { readDeposits } from "./hold.server";
import { leavingStores } from "./leaving.server";
import { mustHaveTerms } from "./policy.server";
import type { ExitTimeline } from "./release";
import { mustReachStore } from "./store-access.server";

/** Null where the shop is not leaving. */
export function exitOf(actor: Actor, storeUid: string): Promise<ExitTimeline | null> {
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:read", storeUid);
    const terms = await mustHaveTerms(sql, actor.marketplaceId);
    const [found] = await leavingStores(sql, actor, terms, storeUid, readDeposits);
    return found?.timeline ?? null;
  });
}
