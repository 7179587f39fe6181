/** A refund that is late: the merchant asks where it is, and finance reads it by mail and on its page. */
import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { publicId } from "~/values/public-id";
import { thingOf } from "./refund-row.server";
import { refundOf } from "./refunds-of.server";
import { mustReachStore } from "./store-access.server";
import { writeToFinance } from "./write-to-owners.server";

export async function askAboutRefund(
  actor: Actor,
  refundId: string,
  question: string,
): Promise<Outcome<unknown, "unknown-refund" | "not-late" | "already-asked">> {
  const { marketplaceId } = actor;
  const refund = await refundOf(actor, refundId);
  if (refund === null) return refuse("unknown-refund");
  if (!refund.late) return refuse("not-late");
  const asked = await sqlInTenant(marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:ask-back", refund.storeUid);
    const written = await sql`
      UPDATE deposit_refund SET asked_at = ${now()}, asked_by = ${actorId(actor)},
        question = ${question}
      WHERE marketplace_id = ${marketplaceId} AND id = ${refundId} AND asked_at IS NULL`;
    if (written.count > 0)
      await recordIn(sql, actor, {
        verb: "deposit-refund-asked-about",
        thing: thingOf(refundId),
        after: { question },
      });
    return written.count > 0;
  });
  if (!asked) return refuse("already-asked");
  await writeToFinance(marketplaceId, refund.storeUid, {
    about: "refund-question",
    refund: publicId("refund", refundId),
    amountMinor: refund.amountMinor,
    currency: refund.currency,
    question,
  });
  return { ok: true };
}
