/** One shop's deposit with all its history, for staff. */
import { ofStore } from "~/features/ledger/account";
import { chart } from "~/features/ledger/chart";
import { statement } from "~/features/ledger/statement.server";
import type { StaffActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import {
  additionsOf,
  assessmentsOf,
  deductionRefsOf,
  disputesOf,
  lotLinesOf,
  ordersOf,
} from "./deposit-records.server";
import { readDeposits } from "./hold.server";
import { leavingStores } from "./leaving.server";
import { termsIn } from "./policy.server";
import { depositOf } from "./read.server";
import { refundsOf } from "./refunds-of.server";
import type { StaffDeposit } from "./staff-deposit-page";
import type { StatementPlace } from "./statement-query";

/** Null where there is no such shop, or the marketplace takes no deposits. */
export async function readStaffDeposit(
  actor: StaffActor,
  storeUid: string,
  { account, before }: StatementPlace,
): Promise<StaffDeposit | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposits:list", actor);
  const store = await storeNamed(actor, storeUid);
  const view = store === null ? null : await depositOf(actor, storeUid);
  if (store === null || view === null) return null;
  return sqlInTenant(marketplaceId, async (sql) => {
    const terms = await termsIn(sql, marketplaceId);
    if (terms === null) return null;
    const of = { marketplaceId, storeUid };
    const { currency } = terms;
    const [leaving] = await leavingStores(sql, actor, terms, storeUid, readDeposits);
    const page = await statement(sql, actor, ofStore(account, storeUid, currency), { before });
    return {
      store,
      currency,
      view,
      assessments: await assessmentsOf(sql, of),
      additions: await additionsOf(sql, of),
      lots: await lotLinesOf(sql, of, view.availableMinor, terms),
      orders: await ordersOf(sql, of),
      deductions: await deductionRefsOf(sql, of),
      disputes: await disputesOf(sql, of),
      refunds: await refundsOf(sql, marketplaceId, { storeUid }, terms),
      exit: leaving?.timeline ?? null,
      statement: { account, title: chart[account].title, ...page },
    };
  });
}

/** Null where this marketplace has no such shop. */
export function storeNamed({ marketplaceId }: StaffActor, storeUid: string) {
  return sqlInTenant(marketplaceId, async (sql) => {
    const [row] = await sql<{ name: string }[]>`
      SELECT name FROM store WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid}`;
    return row === undefined ? null : { uid: storeUid, name: row.name };
  });
}
