/** Giving back: asked for by the merchant, approved by staff, by two where money leaves on another way. */
import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { newId } from "~/values/public-id";
import { blockersOf } from "./blockers.server";
import { type Held, holdDeposit, moveDeposit } from "./hold.server";
import { lotsOf } from "./lots.server";
import { type DepositTerms, mustHaveTerms } from "./policy.server";
import { arrearsTaken } from "./postings";
import { approvalsFor, planRefund, type RefundState } from "./refund-plan";
import { coolingUntil, excessOf } from "./release";
import { sendBack } from "./send-back.server";
import { mustReachStore } from "./store-access.server";

export const thingOf = (id: string) => ({ kind: "deposit-refund", id });

/** The merchant asks for what is held above the requirement; the waiting period begins. */
export function askForExcess(
  actor: Actor,
  storeUid: string,
  amountMinor: number,
): Promise<
  Outcome<
    { readonly refundId: string; readonly coolingUntil: Date },
    "beyond-excess" | "blocked" | "already-asked"
  >
> {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:ask-back", storeUid);
    const terms = await mustHaveTerms(sql, marketplaceId);
    const { currency, policy, at, zone } = terms;
    const held = await holdDeposit(sql, actor, { storeUid, currency }, at);
    const blockers = await blockersOf(sql, marketplaceId, storeUid, held);
    if (blockers.length > 0) return refuse("blocked", { blockers });
    const excessMinor = excessOf(held);
    if (amountMinor <= 0 || amountMinor > excessMinor)
      return refuse("beyond-excess", { excessMinor });
    const until = coolingUntil(at, policy.coolOffDays, zone);
    const refundId = newId();
    const written = await sql`
      INSERT INTO deposit_refund ${sql({
        marketplace_id: marketplaceId,
        id: refundId,
        store_uid: storeUid,
        kind: "EXCESS",
        currency,
        amount_minor: amountMinor,
        status: "COOLING",
        requested_by: actorId(actor),
        requested_at: at,
        cooling_until: until,
      })} ON CONFLICT DO NOTHING`;
    if (written.count === 0) return refuse("already-asked");
    await recordIn(sql, actor, {
      verb: "deposit-refund-requested",
      thing: thingOf(refundId),
      after: { storeUid, amountMinor, kind: "EXCESS" },
    });
    return { ok: true, refundId, coolingUntil: until };
  });
}

type Row = {
  readonly id: string;
  readonly store_uid: string;
  readonly kind: "EXCESS" | "EXIT" | "SURPLUS";
  readonly currency: string;
  readonly amount_minor: number;
  readonly status: RefundState;
  readonly requested_by: string;
  readonly cooling_until: Date | null;
  readonly approved_by: string | null;
  readonly second_approved_by: string | null;
};
export const refundRow = async (sql: Sql, marketplaceId: string, id: string) => {
  const [row] = await sql<Row[]>`
    SELECT id, store_uid, kind, currency, amount_minor, status, requested_by, cooling_until,
      approved_by, second_approved_by
    FROM deposit_refund WHERE marketplace_id = ${marketplaceId} AND id = ${id} FOR UPDATE`;
  return row ?? null;
};

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
  row: Row,
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
