/** One deduction, locked for a step of its life. */
import type { Actor } from "~/features/people/actor";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { money, toWire } from "~/values/money";
import { type Outcome, refuse } from "~/values/outcome";
import { publicId } from "~/values/public-id";
import type { DeductionKind, DeductionState } from "./deduction";
import { type DepositTerms, mustHaveTerms } from "./policy.server";

export type DeductionRow = {
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
type Step = { readonly sql: Sql; readonly row: DeductionRow; readonly terms: DepositTerms };

export type CaseRefusal = "unknown-deduction" | "wrong-state";

export const deductionThing = (id: string) => ({ kind: "deduction", id });

/** As the platform is told of it. */
export const deductionOnWire = (row: DeductionRow) => ({
  storeUid: row.store_uid,
  deductionId: publicId("deduction", row.id),
  kind: row.kind,
  amount: toWire(money(row.amount_minor, row.currency)),
});

/** Runs a step with the case locked; a case that is not there is refused. */
export function withCase<Value, Because extends string>(
  { marketplaceId }: Actor,
  id: string,
  step: (given: Step) => Promise<Outcome<Value, Because>>,
): Promise<Outcome<Value, Because | "unknown-deduction">> {
  return sqlInTenant(marketplaceId, async (sql) => {
    const [row] = await sql<DeductionRow[]>`
      SELECT id, store_uid, kind, currency, amount_minor, reason, status, proposed_by, reply_until, accepted_at
      FROM deposit_deduction WHERE marketplace_id = ${marketplaceId} AND id = ${id} FOR UPDATE`;
    if (row === undefined) return refuse("unknown-deduction");
    return step({ sql, row, terms: await mustHaveTerms(sql, marketplaceId) });
  });
}
