/** Support begins again for a store it was stopped for, and its response is judged anew from the next day on. */
import { recordIn } from "~/features/history/record.server";
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { type Outcome, refuse } from "~/values/outcome";
import { newId } from "~/values/public-id";
import { lockResponses } from "./response-lock.server";

export async function reopenSupport(
  actor: Actor,
  storeUid: string,
  note: string,
  day: Day,
): Promise<Outcome<unknown, "not-stopped">> {
  mustBeAllowed(actor, "traffic:respond", actor);
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await lockResponses(sql, marketplaceId);
    const [newest] = await sql<{ verdict: string }[]>`
      SELECT verdict FROM traffic_response
      WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid}
      ORDER BY decided_at DESC, id DESC LIMIT 1`;
    if (newest?.verdict !== "STOPPED") return refuse("not-stopped");
    const row = {
      marketplace_id: marketplaceId,
      id: newId(),
      store_uid: storeUid,
      verdict: "REOPENED",
      day,
      note,
      decided_at: now(),
      decided_by: actor.name,
    };
    await sql`INSERT INTO traffic_response ${sql(row)}`;
    await recordIn(sql, actor, {
      verb: "support-reopened",
      thing: { kind: "store", id: storeUid },
      after: { day, note },
    });
    return { ok: true };
  });
}
