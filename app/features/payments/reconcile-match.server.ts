/** Two lines that stand alone are put together by a person, who says why; and taken apart again. */
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import type { Outcome } from "~/values/outcome";
import { newId } from "~/values/public-id";
import { recordIn } from "../history/record.server";
import type { StaffActor } from "../people/actor";
import { mustBeAllowed } from "../people/may";
import type { MatchRefusal } from "./reconciliation-list";
import { type DayName, lockDay, outcomeOf, thingOf } from "./reconciliation-lock.server";

type Said = { readonly said: "ok" | MatchRefusal };

export function matchByHand(
  actor: StaffActor,
  name: DayName,
  { ours, theirs, note }: { readonly ours: string; readonly theirs: string; readonly note: string },
): Promise<Outcome<unknown, MatchRefusal>> {
  mustBeAllowed(actor, "reconciliation:match", actor);
  const { marketplaceId, personId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await lockDay(sql, marketplaceId, name);
    const [answer] = await sql<Said[]>`
      SELECT slipway.reconciliation_match(${marketplaceId}, ${name.day}, ${name.currency}, ${newId()},
        ${ours}, ${theirs}, ${note}, ${personId}, ${actor.name}, ${now()}) AS said`;
    const outcome = outcomeOf(answer?.said ?? "closed");
    if (!outcome.ok) return outcome;
    await recordIn(sql, actor, {
      verb: "reconciliation-matched",
      thing: thingOf(name),
      after: { ours, theirs, note },
    });
    return outcome;
  });
}

export function unmatch(
  actor: StaffActor,
  name: DayName,
  theirs: string,
): Promise<Outcome<unknown, MatchRefusal>> {
  mustBeAllowed(actor, "reconciliation:match", actor);
  const { marketplaceId, personId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await lockDay(sql, marketplaceId, name);
    const [answer] = await sql<Said[]>`
      SELECT slipway.reconciliation_unmatch(${marketplaceId}, ${name.day}, ${name.currency}, ${theirs},
        ${personId}, ${now()}) AS said`;
    const outcome = outcomeOf(answer?.said ?? "closed");
    if (!outcome.ok) return outcome;
    await recordIn(sql, actor, {
      verb: "reconciliation-unmatched",
      thing: thingOf(name),
      before: { theirs },
    });
    return outcome;
  });
}
