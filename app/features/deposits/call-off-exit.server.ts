import { recordIn } from "~/features/history/record.server";
import type { Actor } from "~/features/people/actor";
import { sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { mustHaveTerms } from "./policy.server";
import { mustReachStore } from "./store-access.server";

export function callOffExit(
  actor: Actor,
  storeUid: string,
): Promise<Outcome<unknown, "not-leaving">> {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:ask-back", storeUid);
    const { at } = await mustHaveTerms(sql, marketplaceId);
    const ended = await sql`
      UPDATE deposit_exit SET ended_at = ${at}
      WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid} AND ended_at IS NULL`;
    if (ended.count === 0) return refuse("not-leaving");
    await recordIn(sql, actor, {
      verb: "deposit-exit-called-off",
      thing: { kind: "deposit", id: storeUid },
    });
    return { ok: true };
  });
}
