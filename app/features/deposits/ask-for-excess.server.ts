import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { newId } from "~/values/public-id";
import { blockersOf } from "./blockers.server";
import { holdDeposit } from "./hold.server";
import { mustHaveTerms } from "./policy.server";
import { thingOf } from "./refund-row.server";
import { coolingUntil, excessOf } from "./release";
import { mustReachStore } from "./store-access.server";

/** The merchant asks for what is held above the requirement; the waiting period begins. */
export function askForExcess(
  actor: Actor,
  storeUid: string,
  amountMinor: number,
): Promise<
  Outcome<
    { readonly refundId: string; readonly coolingUntil: Date },
    "beyond-excess" | "blocked" | "already-asked"
  >
> {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:ask-back", storeUid);
    const terms = await mustHaveTerms(sql, marketplaceId);
    const { currency, policy, at, zone } = terms;
    const held = await holdDeposit(sql, actor, { storeUid, currency }, at);
    const blockers = await blockersOf(sql, marketplaceId, storeUid, held);
    if (blockers.length > 0) return refuse("blocked", { blockers });
    const excessMinor = excessOf(held);
    if (amountMinor <= 0 || amountMinor > excessMinor)
      return refuse("beyond-excess", { excessMinor });
    const until = coolingUntil(at, policy.coolOffDays, zone);
    const refundId = newId();
    const written = await sql`
      INSERT INTO deposit_refund ${sql({
        marketplace_id: marketplaceId,
        id: refundId,
        store_uid: storeUid,
        kind: "EXCESS",
        currency,
        amount_minor: amountMinor,
        status: "COOLING",
        requested_by: actorId(actor),
        requested_at: at,
        cooling_until: until,
      })} ON CONFLICT DO NOTHING`;
    if (written.count === 0) return refuse("already-asked");
    await recordIn(sql, actor, {
      verb: "deposit-refund-requested",
      thing: thingOf(refundId),
      after: { storeUid, amountMinor, kind: "EXCESS" },
    });
    return { ok: true, refundId, coolingUntil: until };
  });
}
