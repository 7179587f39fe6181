/** A deposit as its shop, its staff and the platform see it now. */

import { ofStore } from "~/features/ledger/account";
import { balancesOf } from "~/features/ledger/balances.server";
import type { Actor } from "~/features/people/actor";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { type Day, daysBetween } from "~/values/day";
import type { Words } from "~/values/words";
import { type Assessment, type AssessmentInputs, assessmentWords } from "./assessment";
import type { DepositDeferral } from "./deferral";
import type { DepositView } from "./deposit-view";
import { type DepositTerms, termsIn } from "./policy.server";
import type { DepositSchedule } from "./schedule";
import { mustReachStore } from "./store-access.server";
import { topUpStanding } from "./top-up";
import { readTopUp } from "./top-up.server";
import { trialStanding } from "./trial";

type Standing = {
  readonly required_minor: number;
  readonly deferred_minor: number;
  readonly inputs: (AssessmentInputs & { readonly combine: DepositSchedule["combine"] }) | null;
  readonly base_minor: number;
  readonly float_minor: number;
  readonly activity_minor: number;
  readonly risk_minor: number;
  readonly saved_minor: number;
};

function whyOf(row: Standing | undefined): Words | null {
  if (row === undefined || row.inputs === null) return null;
  const assessment: Assessment = {
    inputs: row.inputs,
    baseMinor: row.base_minor,
    floatMinor: row.float_minor,
    activityMinor: row.activity_minor,
    riskMinor: row.risk_minor,
    savedMinor: row.saved_minor,
    requiredMinor: row.required_minor,
    deferredMinor: row.deferred_minor,
    closedCategories: [],
  };
  return assessmentWords(assessment, row.inputs.combine);
}

async function orderIn(sql: Sql, marketplaceId: string, storeUid: string, terms: DepositTerms) {
  const order = await readTopUp(sql, marketplaceId, storeUid);
  if (order === null) return null;
  const { state, consequences, next } = topUpStanding(
    { ...order.terms, openedOn: order.opened_on, zone: terms.zone },
    { amountMinor: order.amount_minor, paidMinor: order.paid_minor },
    terms.at,
  );
  return {
    id: order.id,
    leftMinor: order.amount_minor - order.paid_minor,
    dueAt: order.due_at,
    status: state,
    consequences,
    next,
  };
}

type Trial = {
  readonly terms: DepositDeferral;
  readonly from_day: Day;
  readonly orders: number;
  readonly value: number;
};

async function trialIn(sql: Sql, marketplaceId: string, storeUid: string, today: Day) {
  const [row] = await sql<Trial[]>`
    SELECT g.terms, g.from_day, coalesce(f.orders_paid_lifetime, 0) AS orders,
      coalesce(f.gmv_paid_lifetime, 0)::int8 AS value
    FROM deposit_deferral_grant g
    LEFT JOIN store_fact f ON f.marketplace_id = g.marketplace_id AND f.store_uid = g.store_uid
    WHERE g.marketplace_id = ${marketplaceId} AND g.store_uid = ${storeUid}
      AND g.ended_on IS NULL AND g.from_day <= ${today} ORDER BY g.grant_id LIMIT 1`;
  if (row === undefined) return null;
  const { caps, due } = row.terms;
  const day = daysBetween(row.from_day, today);
  const counters = { orders: row.orders, valueMinor: row.value, day };
  return { caps, due, ...trialStanding(row.terms, row.from_day, counters) };
}

/** Null where the marketplace takes no deposits. */
export function depositOf(actor: Actor, storeUid: string): Promise<DepositView | null> {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:read", storeUid);
    const terms = await termsIn(sql, marketplaceId);
    if (terms === null) return null;
    const [row] = await sql<Standing[]>`
      SELECT d.required_minor, d.deferred_minor, a.inputs, a.base_minor, a.float_minor,
        a.activity_minor, a.risk_minor, a.saved_minor
      FROM deposit_standing d
      LEFT JOIN deposit_assessment a
        ON a.marketplace_id = d.marketplace_id AND a.id = d.assessment_id
      WHERE d.marketplace_id = ${marketplaceId} AND d.store_uid = ${storeUid}`;
    const { currency, today } = terms;
    const codes = ["deposit", "deposit-frozen", "refund-in-transit", "receivable"] as const;
    const balances = await balancesOf(
      sql,
      actor,
      codes.map((code) => ofStore(code, storeUid, currency)),
    );
    const [availableMinor = 0, frozenMinor = 0, returningMinor = 0, owedMinor = 0] = balances.map(
      ({ postedMinor }) => postedMinor,
    );
    return {
      currency,
      requiredMinor: row?.required_minor ?? 0,
      deferredMinor: row?.deferred_minor ?? 0,
      availableMinor,
      frozenMinor,
      returningMinor,
      owedMinor,
      why: whyOf(row),
      order: await orderIn(sql, marketplaceId, storeUid, terms),
      trial: await trialIn(sql, marketplaceId, storeUid, today),
    };
  });
}
