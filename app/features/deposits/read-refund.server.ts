/** One refund with its plan over lots, its approvals, and what became of each part. */
import { actorId, type StaffActor } from "~/features/people/actor";
import { may, mustBeAllowed } from "~/features/people/may";
import { namesOf } from "~/features/people/names.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { publicId } from "~/values/public-id";
import { blockersOf } from "./blockers.server";
import { type Held, readDeposits } from "./hold.server";
import type { Lot } from "./lot";
import { lotsOf } from "./lots.server";
import { type DepositTerms, mustHaveTerms } from "./policy.server";
import type { Approval, LegLine, PlannedPart, RefundCaseView } from "./refund-case";
import type { RefundKind } from "./refund-list";
import { approvalsFor, type LegState, planRefund, type RefundState } from "./refund-plan";
import { blockerWords, excessOf } from "./release";

type Row = {
  readonly id: string;
  readonly store_uid: string;
  readonly name: string | null;
  readonly kind: RefundKind;
  readonly status: RefundState;
  readonly currency: string;
  readonly amount_minor: number;
  readonly requested_by: string;
  readonly requested_at: Date;
  readonly cooling_until: Date | null;
  readonly approved_by: string | null;
  readonly approved_at: Date | null;
  readonly second_approved_by: string | null;
  readonly second_approved_at: Date | null;
  readonly rejected_because: string | null;
  readonly ended_at: Date | null;
  readonly asked_at: Date | null;
  readonly question: string | null;
};
type Leg = {
  readonly id: string;
  readonly lot_id: string | null;
  readonly amount_minor: number;
  readonly status: LegState;
  readonly because: string | null;
  readonly reference: string | null;
  readonly ended_at: Date | null;
  readonly replaced: boolean;
};

const rowOf = async (sql: Sql, marketplaceId: string, id: string) => {
  const [row] = await sql<Row[]>`
    SELECT r.*, s.name FROM deposit_refund r
    LEFT JOIN store s ON s.marketplace_id = r.marketplace_id AND s.store_uid = r.store_uid
    WHERE r.marketplace_id = ${marketplaceId} AND r.id = ${id}`;
  return row ?? null;
};

const legsOf = (sql: Sql, marketplaceId: string, id: string) => sql<Leg[]>`
  SELECT l.id, l.lot_id, l.amount_minor, l.status, l.because, l.reference, l.ended_at,
    EXISTS (SELECT 1 FROM deposit_refund_leg x WHERE x.marketplace_id = l.marketplace_id
      AND x.replaces_id = l.id) AS replaced
  FROM deposit_refund_leg l
  WHERE l.marketplace_id = ${marketplaceId} AND l.refund_id = ${id} ORDER BY l.id`;

function part(
  key: string,
  lotId: string | null,
  amountMinor: number,
  lots: readonly Lot[],
): PlannedPart {
  const lot = lots.find((each) => each.lotId === lotId);
  const { method, paidAt, refundableUntil } = lot ?? {};
  return {
    key,
    amountMinor,
    lot:
      lotId === null || method === undefined || paidAt === undefined
        ? null
        : {
            id: publicId("payment", lotId),
            method,
            paidAt,
            refundableUntil: refundableUntil ?? null,
          },
  };
}

/** Null where there is none in this marketplace. */
export function readRefund(actor: StaffActor, id: string): Promise<RefundCaseView | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposits:list", actor);
  return sqlInTenant(marketplaceId, async (sql) => {
    const row = await rowOf(sql, marketplaceId, id);
    if (row === null) return null;
    const terms = await mustHaveTerms(sql, marketplaceId);
    const deposits = await readDeposits(sql, actor, row.currency, [row.store_uid]);
    const held = deposits.get(row.store_uid) ?? nothingHeld;
    const lots = await lotsOf(sql, marketplaceId, row.store_uid);
    const legs = await legsOf(sql, marketplaceId, id);
    return {
      ...(await facts(row)),
      held,
      plan: await planOf(sql, actor, row, held, lots, terms),
      legs: legs.map(
        (leg): LegLine => ({
          ...part(leg.id, leg.lot_id, leg.amount_minor, lots),
          status: leg.status,
          because: leg.because,
          reference: leg.reference,
          endedAt: leg.ended_at,
          replaced: leg.replaced,
        }),
      ),
      may: mayOf(actor, row),
    };
  });
}

const nothingHeld = {
  requiredMinor: 0,
  availableMinor: 0,
  frozenMinor: 0,
  owedMinor: 0,
  surplusMinor: 0,
};

async function facts(row: Row) {
  const { approved_by, approved_at, second_approved_by, second_approved_at } = row;
  const names = await namesOf([row.requested_by, approved_by, second_approved_by]);
  const named = (id: string, at: Date): Approval => ({
    by: names.get(id) ?? { en: id, zh: id },
    at,
  });
  return {
    id: publicId("refund", row.id),
    store: { uid: row.store_uid, name: row.name ?? row.store_uid },
    kind: row.kind,
    status: row.status,
    currency: row.currency,
    amountMinor: row.amount_minor,
    requested: named(row.requested_by, row.requested_at),
    coolingUntil: row.cooling_until,
    approvals: [
      ...(approved_by && approved_at ? [named(approved_by, approved_at)] : []),
      ...(second_approved_by && second_approved_at
        ? [named(second_approved_by, second_approved_at)]
        : []),
    ],
    rejectedBecause: row.rejected_because,
    endedAt: row.ended_at,
    question:
      row.question === null || row.asked_at === null
        ? null
        : { text: row.question, at: row.asked_at },
  };
}

/** What approving would do; null once it is decided. */
async function planOf(
  sql: Sql,
  { marketplaceId }: StaffActor,
  row: Row,
  held: Held,
  lots: readonly Lot[],
  { at }: DepositTerms,
): Promise<RefundCaseView["plan"]> {
  if (row.status !== "REVIEW" && row.status !== "COOLING") return null;
  const mostMinor =
    row.kind === "EXIT" ? Math.max(0, held.availableMinor - held.owedMinor) : excessOf(held);
  const amountMinor = row.kind === "EXIT" ? mostMinor : row.amount_minor;
  const plan = planRefund(lots, amountMinor, at);
  const blockers = await blockersOf(sql, marketplaceId, row.store_uid, held);
  const manual = plan.manualMinor > 0 ? [part("by-hand", null, plan.manualMinor, lots)] : [];
  return {
    parts: [
      ...plan.legs.map((leg) => part(leg.lotId, leg.lotId, leg.amountMinor, lots)),
      ...manual,
    ],
    manualMinor: plan.manualMinor,
    approvals: approvalsFor(plan),
    blockers: blockers.map((key) => ({ key, words: blockerWords[key] })),
    mostMinor,
  };
}

function mayOf(actor: StaffActor, row: Row): RefundCaseView["may"] {
  const first = row.approved_by === actorId(actor) && row.second_approved_by === null;
  return {
    payBack: may(actor, "deposit:pay-back", actor),
    mustBeOther: first && row.status === "REVIEW",
    replaceMustBeOther: first,
  };
}
