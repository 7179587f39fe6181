/** A shop tells that it closes: its dates begin to run. */
import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { type Outcome, refuse } from "~/values/outcome";
import { newId } from "~/values/public-id";
import { mustHaveTerms } from "./policy.server";
import { mustReachStore } from "./store-access.server";

export function announceExit(
  actor: Actor,
  storeUid: string,
  noticeOn: Day,
): Promise<Outcome<unknown, "day-is-past" | "already-leaving">> {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:ask-back", storeUid);
    const { today, at } = await mustHaveTerms(sql, marketplaceId);
    if (noticeOn < today) return refuse("day-is-past", { today });
    const written = await sql`
      INSERT INTO deposit_exit ${sql({
        marketplace_id: marketplaceId,
        id: newId(),
        store_uid: storeUid,
        notice_on: noticeOn,
        requested_by: actorId(actor),
        requested_at: at,
      })} ON CONFLICT DO NOTHING`;
    if (written.count === 0) return refuse("already-leaving");
    await recordIn(sql, actor, {
      verb: "deposit-exit-announced",
      thing: { kind: "deposit", id: storeUid },
      after: { noticeOn },
    });
    return { ok: true };
  });
}
