import { recordIn } from "~/features/history/record.server";
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { mustHaveTerms } from "./policy.server";
import { refundRow, thingOf } from "./refund-row.server";

export function rejectRefund(
  actor: Actor,
  refundId: string,
  why: string,
): Promise<Outcome<unknown, "unknown-refund" | "wrong-state">> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposit:pay-back", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const row = await refundRow(sql, marketplaceId, refundId);
    if (row === null) return refuse("unknown-refund");
    if (row.status !== "REVIEW" && row.status !== "COOLING")
      return refuse("wrong-state", { state: row.status });
    const { at } = await mustHaveTerms(sql, marketplaceId);
    await sql`
      UPDATE deposit_refund SET status = 'REJECTED', rejected_because = ${why}, ended_at = ${at}
      WHERE marketplace_id = ${marketplaceId} AND id = ${refundId}`;
    await recordIn(sql, actor, {
      verb: "deposit-refund-rejected",
      thing: thingOf(refundId),
      after: { why },
    });
    return { ok: true };
  });
}
