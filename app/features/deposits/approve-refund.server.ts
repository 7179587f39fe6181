/** Approved by one person; by two where money leaves on another way than it came. */
import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { blockersOf } from "./blockers.server";
import { type Held, holdDeposit, moveDeposit } from "./hold.server";
import { lotsOf } from "./lots.server";
import { type DepositTerms, mustHaveTerms } from "./policy.server";
import { arrearsTaken } from "./postings";
import { approvalsFor, planRefund } from "./refund-plan";
import { type RefundRow, refundRow, thingOf } from "./refund-row.server";
import { excessOf } from "./release";
import { sendBack } from "./send-back.server";

export type ApproveRefusal =
  | "unknown-refund"
  | "wrong-state"
  | "cooling"
  | "blocked"
  | "beyond-excess"
  | "second-person";

/** `waits` for a second person where a part must be paid by hand; otherwise the money is on its way. */
export function approveRefund(
  actor: Actor,
  refundId: string,
): Promise<Outcome<{ readonly waits: boolean }, ApproveRefusal>> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposit:pay-back", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const row = await refundRow(sql, marketplaceId, refundId);
    if (row === null) return refuse("unknown-refund");
    const terms = await mustHaveTerms(sql, marketplaceId);
    if (row.status !== "REVIEW" && row.status !== "COOLING")
      return refuse("wrong-state", { state: row.status });
    if (row.cooling_until !== null && terms.at < row.cooling_until)
      return refuse("cooling", { until: row.cooling_until.toISOString() });
    const holder = { storeUid: row.store_uid, currency: row.currency };
    const held = await holdDeposit(sql, actor, holder, terms.at);
    const blockers = await blockersOf(sql, marketplaceId, row.store_uid, held);
    if (blockers.length > 0) return refuse("blocked", { blockers });
    const mostMinor = row.kind === "EXIT" ? held.availableMinor - held.owedMinor : excessOf(held);
    const amountMinor = row.kind === "EXIT" ? mostMinor : row.amount_minor;
    if (amountMinor <= 0 || amountMinor > mostMinor)
      return refuse("beyond-excess", { excessMinor: mostMinor });
    return approve(sql, actor, { ...row, amount_minor: amountMinor }, held, terms);
  });
}

async function approve(
  sql: Sql,
  actor: Actor,
  row: RefundRow,
  held: Held,
  terms: DepositTerms,
): Promise<Outcome<{ readonly waits: boolean }, "second-person">> {
  const { marketplaceId } = actor;
  const { at } = terms;
  const who = actorId(actor);
  const lots = await lotsOf(sql, marketplaceId, row.store_uid);
  const plan = planRefund(lots, row.amount_minor, at);
  const second = row.approved_by !== null;
  if (second && row.approved_by === who) return refuse("second-person");
  const waits = !second && approvalsFor(plan) === 2;
  await sql`
    UPDATE deposit_refund SET amount_minor = ${row.amount_minor},
      status = ${waits ? "REVIEW" : "APPROVED"},
      approved_by = ${row.approved_by ?? who},
      approved_at = coalesce(approved_at, ${at}),
      second_approved_by = ${second ? who : null}, second_approved_at = ${second ? at : null}
    WHERE marketplace_id = ${marketplaceId} AND id = ${row.id}`;
  await recordIn(sql, actor, {
    verb: waits ? "deposit-refund-first-approval" : "deposit-refund-approved",
    thing: thingOf(row.id),
    after: { amountMinor: row.amount_minor, byHandMinor: plan.manualMinor },
  });
  if (waits) return { ok: true, waits };
  const holder = { storeUid: row.store_uid, currency: row.currency };
  if (row.kind === "EXIT" && held.owedMinor > 0) {
    const deed = {
      key: `deposit-arrears:${row.id}`,
      kind: "deposit-arrears-taken",
      thing: thingOf(row.id),
      occurredAt: at,
    };
    await moveDeposit(sql, actor, holder, [arrearsTaken(holder, deed, held.owedMinor)], terms);
  }
  const sending = { ...holder, id: row.id, kind: row.kind, amountMinor: row.amount_minor };
  await sendBack(sql, actor, sending, plan);
  return { ok: true, waits };
}
