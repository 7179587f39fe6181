/** A person says what a difference is. The books stay as they are. */
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import type { Outcome } from "~/values/outcome";
import { recordIn } from "../history/record.server";
import type { StaffActor } from "../people/actor";
import { mustBeAllowed } from "../people/may";
import type { ExplainRefusal } from "./reconciliation-list";
import { type DayName, lockDay, outcomeOf, thingOf } from "./reconciliation-lock.server";

export function explain(
  actor: StaffActor,
  name: DayName,
  { line, explanation }: { readonly line: string; readonly explanation: string },
): Promise<Outcome<unknown, ExplainRefusal>> {
  mustBeAllowed(actor, "reconciliation:match", actor);
  const { marketplaceId, personId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await lockDay(sql, marketplaceId, name);
    const [answer] = await sql<{ said: "ok" | ExplainRefusal }[]>`
      SELECT slipway.reconciliation_explain(${marketplaceId}, ${name.day}, ${name.currency}, ${line},
        ${explanation}, ${personId}, ${actor.name}, ${now()}) AS said`;
    const outcome = outcomeOf(answer?.said ?? "closed");
    if (!outcome.ok) return outcome;
    await recordIn(sql, actor, {
      verb: "reconciliation-explained",
      thing: thingOf(name),
      after: { line, explanation },
    });
    return outcome;
  });
}
