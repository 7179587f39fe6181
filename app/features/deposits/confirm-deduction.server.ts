import { recordIn } from "~/features/history/record.server";
import { tellPlatform } from "~/features/notices/tell-platform.server";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { money, toWire } from "~/values/money";
import type { Outcome } from "~/values/outcome";
import { type ConfirmRefusal, mayConfirm, taken } from "./deduction";
import { deductionOnWire, deductionThing, withCase } from "./deduction-case.server";
import { holdDeposit, moveDeposit } from "./hold.server";
import { deducted } from "./postings";
import { adjustTopUps } from "./top-up.server";
import { writeToOwners } from "./write-to-owners.server";

export type Deducted = { readonly takenMinor: number; readonly owedMinor: number };

/** Confirmed is posted: in the same transaction, as far as the deposit reaches; the rest is owed. */
export async function confirmDeduction(
  actor: Actor,
  id: string,
  why: string,
): Promise<Outcome<Deducted, ConfirmRefusal | "unknown-deduction">> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deduction:decide", { marketplaceId });
  const outcome = await withCase(actor, id, async ({ sql, row, terms }) => {
    const allowed = mayConfirm(
      {
        state: row.status,
        amountMinor: row.amount_minor,
        proposedBy: row.proposed_by,
        replyUntil: row.reply_until,
        acceptedAt: row.accepted_at,
      },
      actorId(actor),
      terms.policy.deduction.secondPersonAboveMinor,
      terms.at,
    );
    if (!allowed.ok) return allowed;
    const holder = { storeUid: row.store_uid, currency: row.currency };
    const held = await holdDeposit(sql, actor, holder, terms.at);
    const { fromDepositMinor, owedMinor } = taken(row.amount_minor, held.availableMinor);
    const deed = {
      key: `deduction:${id}`,
      kind: "deposit-deducted",
      thing: deductionThing(id),
      occurredAt: terms.at,
    };
    const to = row.kind === "PENALTY" ? "deduction-income" : "buyer-payable";
    const transfer = deducted(holder, deed, { fromDepositMinor, owedMinor }, to);
    await moveDeposit(sql, actor, holder, [transfer], terms);
    await sql`
      UPDATE deposit_deduction SET status = 'POSTED', decided_by = ${actorId(actor)},
        decided_at = ${terms.at}, decision = ${why}, taken_minor = ${fromDepositMinor},
        owed_minor = ${owedMinor}
      WHERE marketplace_id = ${marketplaceId} AND id = ${id}`;
    await adjustTopUps(sql, marketplaceId, [row.store_uid], terms, false);
    const after = { takenMinor: fromDepositMinor, owedMinor };
    await recordIn(sql, actor, { verb: "deduction-posted", thing: deductionThing(id), after });
    const wire = (minor: number) => toWire(money(minor, row.currency));
    const sums = { taken: wire(fromDepositMinor), owed: wire(owedMinor) };
    await tellPlatform(sql, marketplaceId, [
      { type: "deposit.deduction.posted", data: { ...deductionOnWire(row), ...sums } },
    ]);
    return { ok: true, ...after, row };
  });
  if (!outcome.ok) return outcome;
  const { row, takenMinor, owedMinor } = outcome;
  await writeToOwners(marketplaceId, row.store_uid, {
    about: "deduction-posted",
    amountMinor: takenMinor,
    owedMinor,
    currency: row.currency,
  });
  return { ok: true, takenMinor, owedMinor };
}
