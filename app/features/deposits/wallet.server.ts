/** Everything a shop's owner sees of its deposit on one page. */
import { savedCardOf } from "~/features/payments/saved-card-of.server";
import type { Actor } from "~/features/people/actor";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { addDays, dayOf, endOf } from "~/values/day";
import { publicId } from "~/values/public-id";
import { linesOf, sumsOf } from "./account-statement";
import type { AssessmentInputs } from "./assessment";
import { cardText } from "./card-text";
import { declineWords } from "./decline";
import { deductionsOf } from "./deductions-of.server";
import { entriesOf } from "./entries.server";
import { orderObligation } from "./hear-payment.server";
import { movementsOf } from "./movements.server";
import { type DepositTerms, termsIn } from "./policy.server";
import { depositOf } from "./read.server";
import { refundsOf } from "./refunds-of.server";
import { excessOf } from "./release";
import type { StoredTerms } from "./top-up.server";
import type { LadderStep, PaymentTrouble, RequirementLine, Wallet } from "./wallet-page";

type Parts = {
  readonly base_minor: number;
  readonly float_minor: number;
  readonly activity_minor: number;
  readonly risk_minor: number;
  readonly saved_minor: number;
  readonly inputs: AssessmentInputs | null;
};

/** Base is always named; the others where there is something of them, relief where one runs. */
async function requirementLines(
  sql: Sql,
  marketplaceId: string,
  storeUid: string,
): Promise<readonly RequirementLine[]> {
  const [row] = await sql<Parts[]>`
    SELECT a.base_minor, a.float_minor, a.activity_minor, a.risk_minor, a.saved_minor, a.inputs
    FROM deposit_standing d
    JOIN deposit_assessment a ON a.marketplace_id = d.marketplace_id AND a.id = d.assessment_id
    WHERE d.marketplace_id = ${marketplaceId} AND d.store_uid = ${storeUid}`;
  if (row === undefined) return [];
  const all: readonly RequirementLine[] = [
    { key: "base", amountMinor: row.base_minor },
    { key: "float", amountMinor: row.float_minor },
    { key: "activity", amountMinor: row.activity_minor },
    { key: "risk", amountMinor: row.risk_minor },
    { key: "saved", amountMinor: -row.saved_minor },
  ];
  const relieved = row.inputs?.relief != null;
  return all.filter(
    ({ key, amountMinor }) => key === "base" || amountMinor !== 0 || (key === "saved" && relieved),
  );
}

type Order = {
  readonly id: string;
  readonly opened_on: string;
  readonly terms: StoredTerms;
  readonly proceeds_share: number | null;
};

async function openOrder(sql: Sql, marketplaceId: string, storeUid: string): Promise<Order | null> {
  const [row] = await sql<Order[]>`
    SELECT id, opened_on, terms, proceeds_share FROM deposit_top_up
    WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid} AND ended_at IS NULL`;
  return row ?? null;
}

const ladderOf = (order: Order | null, { zone, at }: DepositTerms): readonly LadderStep[] =>
  (order?.terms.ladder ?? []).map(({ consequence, afterDays }) => {
    const from = endOf(addDays(order?.opened_on ?? "", afterDays), zone);
    return { consequence, at: from, inForce: at >= from };
  });

type Attempt = {
  readonly id: string;
  readonly status: string;
  readonly decline_code: string | null;
  readonly created_at: Date;
};

/** Only the last attempt counts: one that was paid, or left without trying, troubles nobody. */
async function troubleOf(
  sql: Sql,
  marketplaceId: string,
  order: Order | null,
): Promise<PaymentTrouble | null> {
  if (order === null) return null;
  const [last] = await sql<Attempt[]>`
    SELECT id, status, decline_code, created_at FROM payment
    WHERE marketplace_id = ${marketplaceId} AND starts_with(obligation, ${`${orderObligation}${order.id}:`})
      AND status NOT IN ('replaced', 'expired')
    ORDER BY created_at DESC, id DESC LIMIT 1`;
  if (last === undefined || last.decline_code === null || last.status === "paid") return null;
  return {
    paymentId: publicId("payment", last.id),
    kind: last.status === "action-required" ? "your-bank-asks" : "declined",
    at: last.created_at,
    why: declineWords(last.decline_code),
  };
}

async function isTrue(sql: Sql, question: ReturnType<Sql>): Promise<boolean> {
  const [row] = await sql<{ yes: boolean }[]>`SELECT EXISTS (${question}) AS yes`;
  return row?.yes ?? false;
}

const monthOf = (at: Date, zone: string): string => dayOf(at, zone).slice(0, 7);

/** Null where the marketplace takes no deposits. */
export async function walletOf(
  actor: Actor,
  storeUid: string,
  month: string | null,
): Promise<Wallet | null> {
  const deposit = await depositOf(actor, storeUid);
  if (deposit === null) return null;
  const card = await savedCardOf(actor, storeUid);
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    const terms = await termsIn(sql, marketplaceId);
    if (terms === null) return null;
    const mine = sql`marketplace_id = ${marketplaceId} AND store_uid = ${storeUid} AND ended_at IS NULL`;
    const order = await openOrder(sql, marketplaceId, storeUid);
    const movements = await movementsOf(sql, marketplaceId, storeUid, terms.currency);
    const lines = linesOf(movements);
    const months = [...new Set(lines.map(({ at }) => monthOf(at, terms.zone)))];
    const shown = lines.filter(({ at }) => month === null || monthOf(at, terms.zone) === month);
    return {
      ...deposit,
      lines: await requirementLines(sql, marketplaceId, storeUid),
      ladder: ladderOf(order, terms),
      sums: sumsOf(movements),
      excessMinor: excessOf(deposit),
      trouble: await troubleOf(sql, marketplaceId, order),
      card: card === null ? null : cardText(card.label),
      chargesByItself: await isTrue(sql, sql`SELECT 1 FROM deposit_charge_consent WHERE ${mine}`),
      proceedsShare: order?.proceeds_share ?? null,
      refunds: await refundsOf(sql, marketplaceId, { storeUid }, terms),
      deductions: await deductionsOf(sql, marketplaceId, storeUid, terms.at),
      leaving: await isTrue(sql, sql`SELECT 1 FROM deposit_exit WHERE ${mine}`),
      entries: await entriesOf(sql, marketplaceId, storeUid, shown),
      months,
      month,
    };
  });
}
