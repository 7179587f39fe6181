/** Staff give a pool another share for some days; the plans made from then on follow it. */
import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { type Outcome, refuse } from "~/values/outcome";
import { newId } from "~/values/public-id";
import { poolId } from "./pool-id";
import { isOverlap, type PoolShareRefusal, type PoolShareWish } from "./pool-share";

export async function insertShare(sql: Sql, actor: Actor, wish: PoolShareWish): Promise<string> {
  const id = newId();
  const { surface, category, region, shareBps, fromDay, toDay, reason } = wish;
  await sql`INSERT INTO traffic_pool_share ${sql({
    marketplace_id: actor.marketplaceId,
    ...{ id, surface, category, region, reason },
    share_bps: shareBps,
    from_day: fromDay,
    to_day: toDay,
    decided_at: now(),
    decided_by: actorId(actor),
  })}`;
  return id;
}

export async function sharePool(
  actor: Actor,
  wish: PoolShareWish,
  today: Day,
): Promise<Outcome<{ readonly id: string }, PoolShareRefusal>> {
  mustBeAllowed(actor, "traffic:steer", actor);
  if (wish.fromDay < today) return refuse("day-is-past");
  try {
    return await sqlInTenant(actor.marketplaceId, async (sql) => {
      const id = await insertShare(sql, actor, wish);
      const { surface, category, region, ...after } = wish;
      await recordIn(sql, actor, {
        verb: "pool-share-set",
        thing: { kind: "traffic-pool", id: poolId({ surface, category, region }) },
        after: { id, ...after },
      });
      return { ok: true, id };
    });
  } catch (error) {
    if (isOverlap(error)) return refuse("overlaps");
    throw error;
  }
}
