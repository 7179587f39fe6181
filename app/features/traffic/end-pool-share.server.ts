/** A pool's own share no longer counts; plans that were made with it stay as they are. */
import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { poolId } from "./pool-id";
import type { PoolName } from "./pools";

type Ended = PoolName & { readonly shareBps: number };

/** `not-in-force`: there is none with this id that still counts. */
export function endPoolShare(
  actor: Actor,
  id: string,
): Promise<Outcome<{ readonly pool: PoolName }, "not-in-force">> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "traffic:steer", actor);
  return sqlInTenant(marketplaceId, async (sql) => {
    const at = now();
    const [ended] = await sql<Ended[]>`
      UPDATE traffic_pool_share SET ended_at = ${at}, ended_by = ${actorId(actor)}
      WHERE marketplace_id = ${marketplaceId} AND id = ${id} AND ended_at IS NULL
      RETURNING surface, category, region, share_bps AS "shareBps"`;
    if (ended === undefined) return refuse("not-in-force");
    const { shareBps, ...pool } = ended;
    await recordIn(sql, actor, {
      verb: "pool-share-ended",
      thing: { kind: "traffic-pool", id: poolId(pool) },
      before: { id, shareBps },
    });
    return { ok: true, pool };
  });
}
