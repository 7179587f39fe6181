/** A day is closed for good by somebody who put nothing together by hand, as what that person has seen. */
import { now } from "~/platform/clock.server";
import { prisma, sqlInTenant } from "~/platform/database.server";
import { dayOf } from "~/values/day";
import { type Outcome, refuse } from "~/values/outcome";
import { recordIn } from "../history/record.server";
import type { StaffActor } from "../people/actor";
import { mustBeAllowed } from "../people/may";
import type { CloseRefusal } from "./reconciliation-list";
import { type DayName, lockDay, outcomeOf, thingOf } from "./reconciliation-lock.server";

export async function closeDay(
  actor: StaffActor,
  name: DayName,
  { revision, remark }: { readonly revision: number; readonly remark: string | null },
): Promise<Outcome<unknown, CloseRefusal>> {
  mustBeAllowed(actor, "reconciliation:close", actor);
  const { marketplaceId, personId } = actor;
  const { zone } = await prisma().marketplace.findUniqueOrThrow({ where: { id: marketplaceId } });
  if (name.day >= dayOf(now(), zone)) return refuse("not-over");
  return sqlInTenant(marketplaceId, async (sql) => {
    await lockDay(sql, marketplaceId, name);
    const [answer] = await sql<{ said: "ok" | CloseRefusal }[]>`
      SELECT slipway.reconciliation_close(${marketplaceId}, ${name.day}, ${name.currency}, ${revision},
        ${remark}, ${personId}, ${actor.name}, ${now()}) AS said`;
    const outcome = outcomeOf(answer?.said ?? "closed");
    if (!outcome.ok) return outcome;
    await recordIn(sql, actor, {
      verb: "reconciliation-closed",
      thing: thingOf(name),
      after: { revision, remark },
    });
    return outcome;
  });
}
