import type { Actor } from "~/features/people/actor";
import { sqlInTenant } from "~/platform/database.server";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import { blockersOf } from "./blockers.server";
import { readDeposits } from "./hold.server";
import { termsIn } from "./policy.server";
import { blockerWords, coolingUntil, excessOf } from "./release";
import { mustReachStore } from "./store-access.server";

export type Excess = {
  readonly currency: Currency;
  readonly excessMinor: number;
  /** What stands in the way; empty where nothing does. */
  readonly blockers: readonly Words[];
  /** The end of the waiting period of a request made now. */
  readonly coolingUntil: Date;
};

/** What a shop that stays could ask for now. Null where the marketplace takes no deposits. */
export function excessIn(actor: Actor, storeUid: string): Promise<Excess | null> {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:read", storeUid);
    const terms = await termsIn(sql, marketplaceId);
    if (terms === null) return null;
    const { currency, policy, at, zone } = terms;
    const held = (await readDeposits(sql, actor, currency, [storeUid])).get(storeUid);
    if (held === undefined) return null;
    const blockers = await blockersOf(sql, marketplaceId, storeUid, held);
    return {
      currency,
      excessMinor: excessOf(held),
      blockers: blockers.map((blocker) => blockerWords[blocker]),
      coolingUntil: coolingUntil(at, policy.coolOffDays, zone),
    };
  });
}
