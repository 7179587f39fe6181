/** The merchant lets her saved card pay what falls due by itself, or takes that back. */
import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { newId } from "~/values/public-id";
import { mustReachStore } from "./store-access.server";

const thing = (storeUid: string) => ({ kind: "deposit", id: storeUid });

/** Person, time and address are kept; a consent that stands is not given twice. */
export function consentToCharges(actor: Actor, storeUid: string, address: string): Promise<void> {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:pay", storeUid);
    const written = await sql`
      INSERT INTO deposit_charge_consent ${sql({
        marketplace_id: marketplaceId,
        id: newId(),
        store_uid: storeUid,
        given_by: actorId(actor),
        given_at: now(),
        address,
      })} ON CONFLICT DO NOTHING`;
    if (written.count > 0)
      await recordIn(sql, actor, { verb: "deposit-charges-consented", thing: thing(storeUid) });
  });
}

export function endChargeConsent(actor: Actor, storeUid: string): Promise<void> {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:pay", storeUid);
    const ended = await sql`
      UPDATE deposit_charge_consent SET ended_at = ${now()}, ended_by = ${actorId(actor)}
      WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid} AND ended_at IS NULL`;
    if (ended.count > 0)
      await recordIn(sql, actor, { verb: "deposit-charges-stopped", thing: thing(storeUid) });
  });
}
