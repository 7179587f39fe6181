/** A deduction from proposal to posting. Each step is one transaction with the deposit in hand. */
import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { newId } from "~/values/public-id";
import {
  type ConfirmRefusal,
  type DeductionKind,
  type DeductionState,
  deductionMay,
  replyUntil as lastMoment,
  mayConfirm,
  taken,
} from "./deduction";
import { holdDeposit, moveDeposit } from "./hold.server";
import { type DepositTerms, mustHaveTerms } from "./policy.server";
import { deducted } from "./postings";
import { mustReachStore } from "./store-access.server";
import { adjustTopUps } from "./top-up.server";
import { writeToOwners } from "./write-to-owners.server";

export type Evidence = { readonly title: string; readonly reference: string };
export type DeductionWish = {
  readonly storeUid: string;
  readonly kind: DeductionKind;
  readonly amountMinor: number;
  readonly reason: string;
  /** At least one. */
  readonly evidence: readonly Evidence[];
};
type Row = {
  readonly id: string;
  readonly store_uid: string;
  readonly kind: DeductionKind;
  readonly currency: string;
  readonly amount_minor: number;
  readonly reason: string;
  readonly status: DeductionState;
  readonly proposed_by: string;
  readonly reply_until: Date | null;
  readonly accepted_at: Date | null;
};
type Refused = "unknown-deduction" | "wrong-state";
type Step = { readonly sql: Sql; readonly row: Row; readonly terms: DepositTerms };

const thing = (id: string) => ({ kind: "deduction", id });

/** Runs a step with the case locked; a case that is not there is refused. */
function withCase<Value, Because extends string>(
  { marketplaceId }: Actor,
  id: string,
  step: (given: Step) => Promise<Outcome<Value, Because>>,
): Promise<Outcome<Value, Because | "unknown-deduction">> {
  return sqlInTenant(marketplaceId, async (sql) => {
    const [row] = await sql<Row[]>`
      SELECT id, store_uid, kind, currency, amount_minor, reason, status, proposed_by, reply_until, accepted_at
      FROM deposit_deduction WHERE marketplace_id = ${marketplaceId} AND id = ${id} FOR UPDATE`;
    if (row === undefined) return refuse("unknown-deduction");
    return step({ sql, row, terms: await mustHaveTerms(sql, marketplaceId) });
  });
}

export function proposeDeduction(
  actor: Actor,
  { storeUid, kind, amountMinor, reason, evidence }: DeductionWish,
): Promise<Outcome<{ readonly deductionId: string }, "no-evidence" | "no-deposit">> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deduction:propose", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    if (evidence.length === 0) return refuse("no-evidence");
    const terms = await mustHaveTerms(sql, marketplaceId);
    const [standing] = await sql`
      SELECT 1 FROM deposit_standing
      WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid}`;
    if (standing === undefined) return refuse("no-deposit");
    const id = newId();
    await sql`
      INSERT INTO deposit_deduction ${sql({
        marketplace_id: marketplaceId,
        id,
        store_uid: storeUid,
        kind,
        currency: terms.currency,
        amount_minor: amountMinor,
        reason,
        evidence: sql.json(evidence as never),
        status: "PROPOSED",
        proposed_by: actorId(actor),
        proposed_at: terms.at,
      })}`;
    await recordIn(sql, actor, {
      verb: "deduction-proposed",
      thing: thing(id),
      after: { storeUid, kind, amountMinor, reason },
    });
    return { ok: true, deductionId: id };
  });
}

/** Tells the merchant; her days to answer begin. */
export async function notifyDeduction(
  actor: Actor,
  id: string,
): Promise<Outcome<{ readonly replyUntil: Date }, Refused>> {
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
      thing: thing(id),
      after: { replyUntil: until.toISOString() },
    });
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

export type DeductionAnswer =
  | { readonly agrees: true }
  | { readonly agrees: false; readonly reply: string; readonly evidence: readonly Evidence[] };

export function answerDeduction(
  actor: Actor,
  id: string,
  answer: DeductionAnswer,
): Promise<Outcome<unknown, Refused | "too-late">> {
  const { marketplaceId } = actor;
  return withCase(actor, id, async ({ sql, row, terms: { at } }) => {
    await mustReachStore(sql, actor, "deduction:answer", row.store_uid);
    if (row.status !== "NOTIFIED" || row.accepted_at !== null)
      return refuse("wrong-state", { state: row.status });
    if (row.reply_until !== null && at >= row.reply_until) return refuse("too-late");
    if (answer.agrees)
      await sql`
        UPDATE deposit_deduction SET accepted_at = ${at}
        WHERE marketplace_id = ${marketplaceId} AND id = ${id}`;
    else
      await sql`
        UPDATE deposit_deduction SET status = 'DISPUTED', disputed_at = ${at},
          reply = ${answer.reply}, reply_evidence = ${sql.json(answer.evidence as never)}
        WHERE marketplace_id = ${marketplaceId} AND id = ${id}`;
    await recordIn(sql, actor, {
      verb: answer.agrees ? "deduction-accepted" : "deduction-disputed",
      thing: thing(id),
    });
    return { ok: true };
  });
}

export function dropDeduction(
  actor: Actor,
  id: string,
  why: string,
): Promise<Outcome<unknown, Refused>> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deduction:decide", { marketplaceId });
  return withCase(actor, id, async ({ sql, row, terms: { at } }) => {
    if (!deductionMay(row.status, "DROPPED")) return refuse("wrong-state", { state: row.status });
    await sql`
      UPDATE deposit_deduction SET status = 'DROPPED', decided_by = ${actorId(actor)},
        decided_at = ${at}, decision = ${why}
      WHERE marketplace_id = ${marketplaceId} AND id = ${id}`;
    await recordIn(sql, actor, { verb: "deduction-dropped", thing: thing(id), after: { why } });
    return { ok: true };
  });
}

export type Deducted = { readonly takenMinor: number; readonly owedMinor: number };

/** Confirmed is posted: in the same transaction, as far as the deposit reaches; the rest is owed. */
export function confirmDeduction(
  actor: Actor,
  id: string,
  why: string,
): Promise<Outcome<Deducted, ConfirmRefusal | "unknown-deduction">> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deduction:decide", { marketplaceId });
  return withCase(actor, id, async ({ sql, row, terms }) => {
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
      thing: thing(id),
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
    await recordIn(sql, actor, { verb: "deduction-posted", thing: thing(id), after });
    return { ok: true, ...after };
  });
}
