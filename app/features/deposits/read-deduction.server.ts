/** One deduction with what would follow from it, and whether this person may decide it. */
import { actorId, type StaffActor } from "~/features/people/actor";
import { may, mustBeAllowed } from "~/features/people/may";
import { namesOf } from "~/features/people/names.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { publicId } from "~/values/public-id";
import {
  type DeductionKind,
  type DeductionState,
  deductionMay,
  deductionPreview,
  type Evidence,
  isOpenCase,
  mayConfirm,
  needsSecondPerson,
} from "./deduction";
import type { DeductionCaseView } from "./deduction-case";
import { readDeposits } from "./hold.server";
import { mustHaveTerms } from "./policy.server";

type Row = {
  readonly id: string;
  readonly store_uid: string;
  readonly name: string | null;
  readonly kind: DeductionKind;
  readonly status: DeductionState;
  readonly currency: string;
  readonly amount_minor: number;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  readonly proposed_by: string;
  readonly proposed_at: Date;
  readonly notified_at: Date | null;
  readonly reply_until: Date | null;
  readonly accepted_at: Date | null;
  readonly disputed_at: Date | null;
  readonly reply: string | null;
  readonly reply_evidence: readonly Evidence[] | null;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly decision: string | null;
  readonly taken_minor: number | null;
  readonly owed_minor: number | null;
};

async function rowOf(sql: Sql, marketplaceId: string, id: string): Promise<Row | null> {
  const [row] = await sql<Row[]>`
    SELECT d.*, s.name FROM deposit_deduction d
    LEFT JOIN store s ON s.marketplace_id = d.marketplace_id AND s.store_uid = d.store_uid
    WHERE d.marketplace_id = ${marketplaceId} AND d.id = ${id}`;
  return row ?? null;
}

/** Null where there is none in this marketplace. */
export function readDeduction(actor: StaffActor, id: string): Promise<DeductionCaseView | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposits:list", actor);
  return sqlInTenant(marketplaceId, async (sql) => {
    const row = await rowOf(sql, marketplaceId, id);
    if (row === null) return null;
    const { policy, at } = await mustHaveTerms(sql, marketplaceId);
    const held = await readDeposits(sql, actor, row.currency, [row.store_uid]);
    const deposit = held.get(row.store_uid) ?? { availableMinor: 0, requiredMinor: 0 };
    const names = await namesOf([row.proposed_by, row.decided_by]);
    const limitMinor = policy.deduction.secondPersonAboveMinor;
    const open = isOpenCase(row.status);
    return {
      ...facts(row),
      proposed: { by: names.get(row.proposed_by) ?? nobody, at: row.proposed_at },
      decided:
        row.decided_by === null || row.decided_at === null
          ? null
          : {
              by: names.get(row.decided_by) ?? nobody,
              at: row.decided_at,
              why: row.decision ?? "",
            },
      preview: open ? deductionPreview(row.amount_minor, deposit) : null,
      limitMinor,
      needsSecond: needsSecondPerson(
        { state: row.status, amountMinor: row.amount_minor },
        limitMinor,
      ),
      ...mayOf(actor, row, limitMinor, at),
    };
  });
}

const nobody = { en: "–", zh: "–" };

const facts = (row: Row) => ({
  id: publicId("deduction", row.id),
  store: { uid: row.store_uid, name: row.name ?? row.store_uid },
  kind: row.kind,
  status: row.status,
  currency: row.currency,
  amountMinor: row.amount_minor,
  reason: row.reason,
  evidence: row.evidence,
  notifiedAt: row.notified_at,
  replyUntil: row.reply_until,
  acceptedAt: row.accepted_at,
  disputedAt: row.disputed_at,
  reply: row.reply,
  replyEvidence: row.reply_evidence ?? [],
  posted:
    row.taken_minor === null || row.owed_minor === null
      ? null
      : { takenMinor: row.taken_minor, owedMinor: row.owed_minor },
});

function mayOf(
  actor: StaffActor,
  row: Row,
  limitMinor: number,
  at: Date,
): Pick<DeductionCaseView, "refusal" | "may"> {
  const decides = may(actor, "deduction:decide", actor);
  const confirms = mayConfirm(
    {
      state: row.status,
      amountMinor: row.amount_minor,
      proposedBy: row.proposed_by,
      replyUntil: row.reply_until,
      acceptedAt: row.accepted_at,
    },
    actorId(actor),
    limitMinor,
    at,
  );
  const refusal = confirms.ok ? (decides ? null : "role") : confirms.because;
  return {
    refusal: isOpenCase(row.status) ? refusal : null,
    may: {
      notify: may(actor, "deduction:propose", actor) && deductionMay(row.status, "NOTIFIED"),
      confirm: decides && confirms.ok,
      drop: decides && deductionMay(row.status, "DROPPED"),
    },
  };
}
