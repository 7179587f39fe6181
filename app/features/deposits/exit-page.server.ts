/** The way out of a shop: its dates as they run, or as they would run from today. */
import type { Actor } from "~/features/people/actor";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import type { Currency } from "~/values/money";
import { addWorkingDays } from "~/values/working-days";
import { blockersOf } from "./blockers.server";
import { type Held, readDeposits } from "./hold.server";
import { lastOrderOf, leavingStores } from "./leaving.server";
import { type DepositTerms, termsIn } from "./policy.server";
import { refundsOf } from "./refunds-of.server";
import { type ExitTimeline, exitTimeline } from "./release";
import { mustReachStore } from "./store-access.server";
import type { RefundView } from "./wallet-page";

export type ExitPage = {
  readonly currency: Currency;
  readonly today: Day;
  /** The day of her notice; null while she has given none. */
  readonly noticeOn: Day | null;
  readonly timeline: ExitTimeline;
  /** What would go back as things stand. */
  readonly backMinor: number;
  /** The refund of everything that her leaving has led to. */
  readonly refund: RefundView | null;
};

async function asIfToday(
  sql: Sql,
  marketplaceId: string,
  storeUid: string,
  held: Held,
  { policy, zone, today, calendar }: DepositTerms,
): Promise<ExitTimeline> {
  const [row] = await sql<{ last_order: Day | null }[]>`
    SELECT ${lastOrderOf(sql, "s", zone)} AS last_order FROM store s
    WHERE s.marketplace_id = ${marketplaceId} AND s.store_uid = ${storeUid}`;
  return exitTimeline(policy.exit, {
    noticeOn: today,
    lastOrderClosedOn: row?.last_order ?? null,
    blockers: await blockersOf(sql, marketplaceId, storeUid, held),
    workingDaysAfter: (from, count) => addWorkingDays(from, count, calendar),
    today,
  });
}

/** Null where the marketplace takes no deposits. */
export function exitPageOf(actor: Actor, storeUid: string): Promise<ExitPage | null> {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:read", storeUid);
    const terms = await termsIn(sql, marketplaceId);
    if (terms === null) return null;
    const { currency, today } = terms;
    const held = (await readDeposits(sql, actor, currency, [storeUid])).get(storeUid);
    if (held === undefined) return null;
    const [leaving] = await leavingStores(sql, actor, terms, storeUid, readDeposits);
    const refunds = await refundsOf(sql, marketplaceId, { storeUid }, terms);
    return {
      currency,
      today,
      noticeOn: leaving?.noticeOn ?? null,
      timeline: leaving?.timeline ?? (await asIfToday(sql, marketplaceId, storeUid, held, terms)),
      backMinor: Math.max(0, held.availableMinor - held.owedMinor),
      refund: refunds.find(({ kind, status }) => kind === "EXIT" && status !== "REJECTED") ?? null,
    };
  });
}
