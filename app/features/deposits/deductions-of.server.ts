/** A shop's deductions as it may know them: those it has not been told of are not there. */
import type { Actor } from "~/features/people/actor";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { publicId } from "~/values/public-id";
import { type DeductionKind, type DeductionState, type Evidence, lastMoment } from "./deduction";
import { reachesStore } from "./store-access.server";
import type { DeductionBrief, DeductionView } from "./wallet-page";

type Row = {
  readonly id: string;
  readonly store_uid: string;
  readonly kind: DeductionKind;
  readonly status: DeductionState;
  readonly currency: string;
  readonly amount_minor: number;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  readonly notified_at: Date | null;
  readonly reply_until: Date | null;
  readonly accepted_at: Date | null;
  readonly disputed_at: Date | null;
  readonly reply: string | null;
  readonly reply_evidence: readonly Evidence[] | null;
  readonly decided_at: Date | null;
  readonly decision: string | null;
  readonly taken_minor: number | null;
  readonly owed_minor: number | null;
};

const told = (sql: Sql, marketplaceId: string) => sql`
  FROM deposit_deduction WHERE marketplace_id = ${marketplaceId} AND notified_at IS NOT NULL`;

const brief = (row: Row, at: Date): DeductionBrief => ({
  id: publicId("deduction", row.id),
  kind: row.kind,
  status: row.status,
  amountMinor: row.amount_minor,
  replyUntil: row.reply_until === null ? null : lastMoment(row.reply_until),
  accepted: row.accepted_at !== null,
  open:
    row.status === "NOTIFIED" &&
    row.accepted_at === null &&
    (row.reply_until === null || at < row.reply_until),
});

export async function deductionsOf(
  sql: Sql,
  marketplaceId: string,
  storeUid: string,
  at: Date,
): Promise<readonly DeductionBrief[]> {
  const rows = await sql<Row[]>`
    SELECT * ${told(sql, marketplaceId)} AND store_uid = ${storeUid}
    ORDER BY notified_at DESC, id DESC`;
  return rows.map((row) => brief(row, at));
}

/** One of the actor's own; null where there is none that she was told of. */
export function deductionOf(actor: Actor, id: string, at: Date): Promise<DeductionView | null> {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    const [row] = await sql<Row[]>`SELECT * ${told(sql, marketplaceId)} AND id = ${id}`;
    if (row === undefined || !(await reachesStore(sql, actor, "deposit:read", row.store_uid)))
      return null;
    return {
      ...brief(row, at),
      storeUid: row.store_uid,
      currency: row.currency,
      reason: row.reason,
      evidence: row.evidence,
      notifiedAt: row.notified_at,
      acceptedAt: row.accepted_at,
      disputedAt: row.disputed_at,
      reply: row.reply,
      replyEvidence: row.reply_evidence ?? [],
      decidedAt: row.decided_at,
      decision: row.decision,
      takenMinor: row.taken_minor,
      owedMinor: row.owed_minor,
    };
  });
}
