/** What was written down about one shop's deposit, newest first. */
import { namesOf } from "~/features/people/names.server";
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { publicId } from "~/values/public-id";
import type { DeductionKind, DeductionState } from "./deduction";
import type { DisputeState } from "./dispute";
import { closingWarning, inRefundOrder, leftOf } from "./lot";
import { lotsOf } from "./lots.server";
import type { DepositTerms } from "./policy.server";
import type {
  AdditionLine,
  AssessmentLine,
  DeductionRef,
  DisputeLine,
  LotLine,
  OrderLine,
} from "./staff-deposit-page";
import { type StoredAssessment, storedWords } from "./stored-assessment";
import type { StoredTerms } from "./top-up.server";

/** More history than this is in the audit trail. */
const most = 60;
type Of = { readonly marketplaceId: string; readonly storeUid: string };

export async function assessmentsOf(sql: Sql, of: Of): Promise<AssessmentLine[]> {
  const rows = await sql<StoredAssessment[]>`
    SELECT id, as_of, at, because, policy_version, inputs, base_minor, float_minor, activity_minor,
      risk_minor, saved_minor, required_minor, deferred_minor
    FROM deposit_assessment
    WHERE marketplace_id = ${of.marketplaceId} AND store_uid = ${of.storeUid}
    ORDER BY at DESC, id DESC LIMIT ${most}`;
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    because: row.because,
    policyVersion: row.policy_version,
    why: storedWords(row),
    requiredMinor: row.required_minor,
    deferredMinor: row.deferred_minor,
    inputs: row.inputs,
  }));
}

type Addition = {
  readonly id: string;
  readonly kind: "ACTIVITY" | "RISK";
  readonly amount_minor: number;
  readonly reason: string;
  readonly from_day: Day;
  readonly to_day: Day | null;
  readonly ended_on: Day | null;
  readonly set_by: string;
};

export async function additionsOf(sql: Sql, of: Of): Promise<AdditionLine[]> {
  const rows = await sql<Addition[]>`
    SELECT id, kind, amount_minor, reason, from_day, to_day, ended_on, set_by FROM deposit_addition
    WHERE marketplace_id = ${of.marketplaceId} AND store_uid = ${of.storeUid}
    ORDER BY ended_on DESC NULLS FIRST, id DESC LIMIT ${most}`;
  const names = await namesOf(rows.map(({ set_by }) => set_by));
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    amountMinor: row.amount_minor,
    reason: row.reason,
    fromDay: row.from_day,
    toDay: row.to_day,
    endedOn: row.ended_on,
    setBy: names.get(row.set_by) ?? { en: row.set_by, zh: row.set_by },
  }));
}

export async function lotLinesOf(
  sql: Sql,
  of: Of,
  heldMinor: number,
  { policy, at }: DepositTerms,
): Promise<LotLine[]> {
  const lots = inRefundOrder(await lotsOf(sql, of.marketplaceId, of.storeUid));
  return lots.map((lot) => {
    const closed = lot.refundableUntil !== null && at >= lot.refundableUntil;
    const closing = closingWarning(lot, heldMinor, at, policy.warnDaysLeft) !== null;
    return {
      id: publicId("payment", lot.lotId),
      method: lot.method,
      paidAt: lot.paidAt,
      amountMinor: lot.amountMinor,
      refundedMinor: lot.refundedMinor,
      disputedMinor: lot.disputedMinor,
      leftMinor: leftOf(lot),
      refundableUntil: lot.refundableUntil,
      window: closed ? "closed" : closing ? "closing" : "open",
    };
  });
}

type Order = {
  readonly id: string;
  readonly status: string;
  readonly amount_minor: number;
  readonly paid_minor: number;
  readonly opened_on: Day;
  readonly due_at: Date;
  readonly ended_at: Date | null;
  readonly terms: StoredTerms;
  readonly consequences: readonly string[];
  readonly proceeds_share: number | null;
};

export async function ordersOf(sql: Sql, of: Of): Promise<OrderLine[]> {
  const rows = await sql<Order[]>`
    SELECT id, status, amount_minor, paid_minor, opened_on, due_at, ended_at, terms, consequences,
      proceeds_share
    FROM deposit_top_up WHERE marketplace_id = ${of.marketplaceId} AND store_uid = ${of.storeUid}
    ORDER BY ended_at DESC NULLS FIRST, id DESC LIMIT ${most}`;
  return rows.map((row) => ({
    id: publicId("topUp", row.id),
    status: row.status,
    amountMinor: row.amount_minor,
    paidMinor: row.paid_minor,
    openedOn: row.opened_on,
    dueAt: row.due_at,
    endedAt: row.ended_at,
    ladder: row.terms.ladder,
    consequences: row.consequences,
    proceedsShare: row.proceeds_share,
  }));
}

type Deduction = {
  readonly id: string;
  readonly kind: DeductionKind;
  readonly status: DeductionState;
  readonly amount_minor: number;
  readonly reason: string;
  readonly proposed_at: Date;
};

export async function deductionRefsOf(sql: Sql, of: Of): Promise<DeductionRef[]> {
  const rows = await sql<Deduction[]>`
    SELECT id, kind, status, amount_minor, reason, proposed_at FROM deposit_deduction
    WHERE marketplace_id = ${of.marketplaceId} AND store_uid = ${of.storeUid}
    ORDER BY id DESC LIMIT ${most}`;
  return rows.map(({ id, kind, status, reason, amount_minor, proposed_at }) => ({
    id: publicId("deduction", id),
    kind,
    status,
    reason,
    amountMinor: amount_minor,
    proposedAt: proposed_at,
  }));
}

type Dispute = {
  readonly id: string;
  readonly lot_id: string;
  readonly status: DisputeState;
  readonly amount_minor: number;
  readonly frozen_minor: number;
  readonly told_at: Date;
  readonly ended_at: Date | null;
};

export async function disputesOf(sql: Sql, of: Of): Promise<DisputeLine[]> {
  const rows = await sql<Dispute[]>`
    SELECT id, lot_id, status, amount_minor, frozen_minor, told_at, ended_at FROM deposit_dispute
    WHERE marketplace_id = ${of.marketplaceId} AND store_uid = ${of.storeUid}
    ORDER BY told_at DESC, id LIMIT ${most}`;
  return rows.map((row) => ({
    id: row.id,
    lotId: publicId("payment", row.lot_id),
    status: row.status,
    amountMinor: row.amount_minor,
    frozenMinor: row.frozen_minor,
    toldAt: row.told_at,
    endedAt: row.ended_at,
  }));
}
