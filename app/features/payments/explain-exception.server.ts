import { recordIn } from "~/features/history/record.server";
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { type Actor, actorId } from "../people/actor";
import { mustBeAllowed } from "../people/may";

/** A named person says what lies behind a difference; the books stay as they are. Once. */
export function explainException(
  actor: Actor,
  id: string,
  note: string,
): Promise<Outcome<unknown, "unknown-exception" | "already-explained">> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "exception:explain", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const [known] = await sql<{ explained_at: Date | null }[]>`
      SELECT explained_at FROM stripe_exception
      WHERE id = ${id} AND (marketplace_id = ${marketplaceId} OR marketplace_id IS NULL) FOR UPDATE`;
    if (known === undefined) return refuse("unknown-exception");
    if (known.explained_at !== null) return refuse("already-explained");
    await sql`
      UPDATE stripe_exception SET explained_at = ${now()}, explained_by = ${actorId(actor)},
        explanation = ${note} WHERE id = ${id}`;
    await recordIn(sql, actor, {
      verb: "exception-explained",
      thing: { kind: "stripe-exception", id },
      after: { note },
    });
    return { ok: true };
  });
}
