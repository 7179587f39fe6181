/** The merchant takes the application back, at any time before it is decided. */
import { record } from "~/features/history/record.server";
import type { Actor } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { publicId } from "~/values/public-id";
import { allows } from "./application";
import { closeApplication } from "./close.server";
import { lockedApplication } from "./row.server";

export type WithdrawRefusal = "not-found" | "not-now" | "stale";

export function withdrawApplication(
  actor: Actor,
  applicationId: string,
  { revision }: { readonly revision: number },
): Promise<Outcome<object, WithdrawRefusal>> {
  return inTenant(actor.marketplaceId, async (tx) => {
    const row = await lockedApplication(tx, actor, "application:withdraw", applicationId);
    if (row === null) return refuse("not-found");
    if (row.status === "WITHDRAWN") return { ok: true };
    if (row.revision !== revision) return refuse("stale", { revision: row.revision });
    if (!allows(row.status, "withdraw", actor)) return refuse("not-now", { status: row.status });
    await closeApplication(tx, actor, row, "WITHDRAWN", now());
    await record(tx, actor, {
      verb: "application-withdrawn",
      thing: { kind: "application", id: publicId("application", row.id) },
      before: { status: row.status },
      after: { status: "WITHDRAWN" },
    });
    return { ok: true };
  });
}
