/**
 * The daily round of deposits: trials that have run out are converted, requirements that are due are made
 * anew, orders move along their clock, waiting periods end, windows that close are told. Twice is once.
 */
import { recordIn } from "~/features/history/record.server";
import type { AutomaticActor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { assessStores } from "./assess.server";
import { convertTrials } from "./convert-trials.server";
import { endReliefs } from "./end-reliefs.server";
import { closingWarning } from "./lot";
import { lotsOfStores } from "./lots.server";
import { type DepositTerms, termsIn } from "./policy.server";
import { requestReadyExits } from "./request-ready-exits.server";
import { advanceTopUp, type OpenTopUp } from "./top-up.server";
import { writeToOwners } from "./write-to-owners.server";

const atOnce = 1_000;

export type DepositRound = {
  readonly converted: number;
  readonly assessed: number;
  readonly ordersMoved: number;
  readonly exitsReady: number;
  readonly windowsClosing: number;
};

/** Of this month and of the policy in force is every requirement; the others are made anew, by thousands. */
async function assessDue(actor: AutomaticActor): Promise<number> {
  const { marketplaceId } = actor;
  for (let done = 0; ; ) {
    const count = await sqlInTenant(marketplaceId, async (sql) => {
      const terms = await termsIn(sql, marketplaceId);
      if (terms === null) return 0;
      const month = `${terms.today.slice(0, 8)}01`;
      const due = await sql<{ store_uid: string }[]>`
        SELECT s.store_uid FROM store s
        LEFT JOIN deposit_standing d
          ON d.marketplace_id = s.marketplace_id AND d.store_uid = s.store_uid
        LEFT JOIN deposit_assessment a
          ON a.marketplace_id = d.marketplace_id AND a.id = d.assessment_id
        WHERE s.marketplace_id = ${marketplaceId}
          AND (a.id IS NULL OR d.assessed_on < ${month} OR a.policy_version <> ${terms.version})
        ORDER BY s.store_uid LIMIT ${atOnce}`;
      const stores = due.map(({ store_uid }) => store_uid);
      return assessStores(sql, actor, stores, "monthly", terms);
    });
    if (count === 0) return done;
    done += count;
  }
}

async function moveOrders(sql: Sql, actor: AutomaticActor, terms: DepositTerms) {
  const { marketplaceId } = actor;
  // The deposit before its order, as everybody takes them.
  const held = await sql<{ store_uid: string }[]>`
    SELECT d.store_uid FROM deposit_standing d
    WHERE d.marketplace_id = ${marketplaceId} AND EXISTS (
      SELECT 1 FROM deposit_top_up t WHERE t.marketplace_id = d.marketplace_id
        AND t.store_uid = d.store_uid AND t.ended_at IS NULL)
    ORDER BY d.store_uid FOR UPDATE SKIP LOCKED`;
  const stores = held.map(({ store_uid }) => store_uid);
  const orders = await sql<OpenTopUp[]>`
    SELECT id, store_uid, amount_minor, paid_minor, status, opened_on, due_at, terms, consequences,
      reminded,
      proceeds_share
    FROM deposit_top_up WHERE marketplace_id = ${marketplaceId} AND ended_at IS NULL
      AND store_uid = ANY(${stores}::text[])
    ORDER BY id FOR UPDATE SKIP LOCKED`;
  let moved = 0;
  const remind: OpenTopUp[] = [];
  for (const order of orders) {
    const { changed, reminders } = await advanceTopUp(sql, marketplaceId, order, terms);
    if (changed) moved += 1;
    if (reminders.length > 0) remind.push(order);
  }
  return { moved, remind, currency: terms.currency };
}

/** Each lot once per warning day: what of it is still held and can soon only be paid by hand. */
async function warnOfWindows(sql: Sql, actor: AutomaticActor, terms: DepositTerms) {
  const { marketplaceId } = actor;
  const { policy, at } = terms;
  const farthest = Math.max(0, ...policy.warnDaysLeft);
  const closing = await sql<
    { id: string; store_uid: string; held: number; warned: number | null }[]
  >`
    SELECT l.id, l.store_uid, d.available_minor AS held, l.warned_days AS warned
    FROM deposit_lot l
    JOIN deposit_standing d ON d.marketplace_id = l.marketplace_id AND d.store_uid = l.store_uid
    WHERE l.marketplace_id = ${marketplaceId} AND l.refundable_until > ${at}
      AND l.refundable_until <= ${new Date(at.getTime() + farthest * 86_400_000)}
    ORDER BY l.id FOR UPDATE OF l SKIP LOCKED`;
  const stores = [...new Set(closing.map(({ store_uid }) => store_uid))];
  const lots = await lotsOfStores(sql, marketplaceId, stores);
  let told = 0;
  for (const { id, store_uid, held, warned } of closing) {
    const lot = lots.get(store_uid)?.find(({ lotId }) => lotId === id);
    const warning = lot === undefined ? null : closingWarning(lot, held, at, policy.warnDaysLeft);
    if (warning === null || (warned !== null && warned <= warning.daysLeft)) continue;
    await sql`
      UPDATE deposit_lot SET warned_days = ${warning.daysLeft}
      WHERE marketplace_id = ${marketplaceId} AND id = ${id}`;
    await recordIn(sql, actor, {
      verb: "deposit-window-closing",
      thing: { kind: "deposit", id: store_uid },
      after: { paymentId: id, ...warning },
    });
    told += 1;
  }
  return told;
}

/** Null where the marketplace takes no deposits. */
export async function advanceDeposits(actor: AutomaticActor): Promise<DepositRound | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "deposit:assess", { marketplaceId });
  const step = <T>(work: (sql: Sql, terms: DepositTerms) => Promise<T>): Promise<T | null> =>
    sqlInTenant(marketplaceId, async (sql) => {
      const terms = await termsIn(sql, marketplaceId);
      return terms === null ? null : work(sql, terms);
    });
  const converted = await convertTrials(actor);
  if (converted === null) return null;
  await endReliefs(actor);
  const assessed = await assessDue(actor);
  const orders = await step((sql, terms) => moveOrders(sql, actor, terms));
  for (const order of orders?.remind ?? [])
    await writeToOwners(marketplaceId, order.store_uid, {
      about: "top-up",
      leftMinor: order.amount_minor - order.paid_minor,
      currency: orders?.currency ?? "",
      dueAt: order.due_at,
    });
  await step(
    (sql, { at }) => sql`
      UPDATE deposit_refund SET status = 'REVIEW'
      WHERE marketplace_id = ${marketplaceId} AND status = 'COOLING' AND cooling_until <= ${at}`,
  );
  const exitsReady = (await step((sql, terms) => requestReadyExits(sql, actor, terms))) ?? 0;
  const windowsClosing = (await step((sql, terms) => warnOfWindows(sql, actor, terms))) ?? 0;
  const ordersMoved = orders?.moved ?? 0;
  return { converted, assessed, ordersMoved, exitsReady, windowsClosing };
}
