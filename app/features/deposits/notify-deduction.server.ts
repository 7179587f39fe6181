import { recordIn } from "~/features/history/record.server";
import { tellPlatform } from "~/features/notices/tell-platform.server";
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { type Outcome, refuse } from "~/values/outcome";
import { deductionMay, replyUntil as lastMoment } from "./deduction";
import {
  type CaseRefusal,
  deductionOnWire,
  deductionThing,
  withCase,
} from "./deduction-case.server";
import { writeToOwners } from "./write-to-owners.server";

/** Tells the merchant; her days to answer begin. */
export async function notifyDeduction(
  actor: Actor,
  id: string,
): Promise<Outcome<{ readonly replyUntil: Date }, CaseRefusal>> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deduction:propose", { marketplaceId });
  const outcome = await withCase(actor, id, async ({ sql, row, terms: { policy, at, zone } }) => {
    if (!deductionMay(row.status, "NOTIFIED")) return refuse("wrong-state", { state: row.status });
    const until = lastMoment(at, policy.deduction.replyDays, zone);
    await sql`
      UPDATE deposit_deduction SET status = 'NOTIFIED', notified_at = ${at}, reply_until = ${until}
      WHERE marketplace_id = ${marketplaceId} AND id = ${id}`;
    await recordIn(sql, actor, {
      verb: "deduction-notified",
      thing: deductionThing(id),
      after: { replyUntil: until.toISOString() },
    });
    await tellPlatform(sql, marketplaceId, [
      {
        type: "deposit.deduction.notified",
        data: { ...deductionOnWire(row), replyUntil: until.toISOString() },
      },
    ]);
    return { ok: true, replyUntil: until, row };
  });
  if (!outcome.ok) return outcome;
  const { row, replyUntil } = outcome;
  await writeToOwners(marketplaceId, row.store_uid, {
    about: "deduction",
    amountMinor: row.amount_minor,
    currency: row.currency,
    reason: row.reason,
    replyUntil,
  });
  return { ok: true, replyUntil };
}
