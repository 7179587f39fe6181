/** What of deposits waits for somebody of the marketplace: the same rows that the lists show. */
import { matchingDeductions } from "~/features/deposits/matching-deductions.server";
import { matchingRefunds } from "~/features/deposits/matching-refunds.server";
import { readOutsideRefunds } from "~/features/deposits/read-outside-refunds.server";
import type { RefundListView } from "~/features/deposits/refund-list";
import { countOpenExceptions } from "~/features/payments/list-exceptions.server";
import type { StaffActor } from "~/features/people/actor";
import { may } from "~/features/people/may";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { exactUpTo } from "~/values/keyset";
import type { Counted, DepositNeed } from "./overview";

export type DepositNeeds = Readonly<Record<DepositNeed, Counted | null>>;

async function countRefunds(sql: Sql, actor: StaffActor, view: RefundListView): Promise<Counted> {
  const [row] = await sql<Counted[]>`
    SELECT count(*) AS count, min(requested_at) AS oldest FROM (
      SELECT r.requested_at ${matchingRefunds(sql, actor, { view })}
      LIMIT ${exactUpTo + 1}) AS counted`;
  return { count: row?.count ?? 0, oldest: row?.oldest ?? null };
}

async function countDeductions(sql: Sql, actor: StaffActor): Promise<Counted> {
  const [row] = await sql<Counted[]>`
    SELECT count(*) AS count, min(proposed_at) AS oldest FROM (
      SELECT d.proposed_at ${matchingDeductions(sql, actor, { view: "to-decide" })}
      LIMIT ${exactUpTo + 1}) AS counted`;
  return { count: row?.count ?? 0, oldest: row?.oldest ?? null };
}

async function countOutside(actor: StaffActor): Promise<Counted> {
  const waiting = await readOutsideRefunds(actor, "open");
  return { count: waiting.length, oldest: waiting.at(-1)?.foundAt ?? null };
}

/** Null where this person may do nothing about it. */
export async function depositNeeds(actor: StaffActor): Promise<DepositNeeds> {
  const paysBack = may(actor, "deposit:pay-back", actor);
  const decides = may(actor, "deduction:decide", actor);
  const explains = may(actor, "exception:explain", actor);
  return sqlInTenant(actor.marketplaceId, async (sql) => ({
    refunds: paysBack ? await countRefunds(sql, actor, "review") : null,
    failedRefunds: paysBack ? await countRefunds(sql, actor, "failed") : null,
    payouts: paysBack ? await countRefunds(sql, actor, "by-hand") : null,
    deductions: decides ? await countDeductions(sql, actor) : null,
    outsideRefunds: paysBack ? await countOutside(actor) : null,
    exceptions: explains ? await countOpenExceptions(actor) : null,
  }));
}

/** For the rail: all of it together. */
export async function depositsWaiting(actor: StaffActor): Promise<number> {
  const needs = Object.values(await depositNeeds(actor));
  return needs.reduce((sum, counted) => sum + (counted?.count ?? 0), 0);
}
