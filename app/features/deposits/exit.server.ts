/** A shop closes: its dates and blockers, and the refund of everything once they are behind it. */
import { recordIn } from "~/features/history/record.server";
import { type Actor, actorId } from "~/features/people/actor";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { type Outcome, refuse } from "~/values/outcome";
import { newId } from "~/values/public-id";
import { blockersOf } from "./blockers.server";
import { type Held, holdDeposit } from "./hold.server";
import { type DepositTerms, mustHaveTerms } from "./policy.server";
import { type ExitFacts, type ExitTimeline, exitTimeline } from "./release";
import { mustReachStore } from "./store-access.server";

const thing = (storeUid: string) => ({ kind: "deposit", id: storeUid });

export function announceExit(
  actor: Actor,
  storeUid: string,
  noticeOn: Day,
): Promise<Outcome<unknown, "day-is-past" | "already-leaving">> {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:ask-back", storeUid);
    const { today, at } = await mustHaveTerms(sql, marketplaceId);
    if (noticeOn < today) return refuse("day-is-past", { today });
    const written = await sql`
      INSERT INTO deposit_exit ${sql({
        marketplace_id: marketplaceId,
        id: newId(),
        store_uid: storeUid,
        notice_on: noticeOn,
        requested_by: actorId(actor),
        requested_at: at,
      })} ON CONFLICT DO NOTHING`;
    if (written.count === 0) return refuse("already-leaving");
    await recordIn(sql, actor, {
      verb: "deposit-exit-announced",
      thing: thing(storeUid),
      after: { noticeOn },
    });
    return { ok: true };
  });
}

export function callOffExit(
  actor: Actor,
  storeUid: string,
): Promise<Outcome<unknown, "not-leaving">> {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:ask-back", storeUid);
    const { at } = await mustHaveTerms(sql, marketplaceId);
    const ended = await sql`
      UPDATE deposit_exit SET ended_at = ${at}
      WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid} AND ended_at IS NULL`;
    if (ended.count === 0) return refuse("not-leaving");
    await recordIn(sql, actor, { verb: "deposit-exit-called-off", thing: thing(storeUid) });
    return { ok: true };
  });
}

type Leaving = {
  readonly id: string;
  readonly store_uid: string;
  readonly notice_on: Day;
  readonly requested_by: string;
  readonly last_order: Day | null;
};

const leaving = (sql: Sql, marketplaceId: string, storeUid: string | null, zone: string) => sql<
  Leaving[]
>`
  SELECT x.id, x.store_uid, x.notice_on, x.requested_by, (
    SELECT max((coalesce(o.confirmed_at, o.cancelled_at, o.delivered_at, o.paid_at)
      AT TIME ZONE ${zone})::date)
    FROM order_line o
    WHERE o.marketplace_id = x.marketplace_id AND o.store_uid = x.store_uid) AS last_order
  FROM deposit_exit x
  WHERE x.marketplace_id = ${marketplaceId} AND x.ended_at IS NULL
    AND x.store_uid = coalesce(${storeUid}::text, x.store_uid)
  ORDER BY x.store_uid`;

/** Where a shop stands on its way out, and what is held of it meanwhile. */
async function standingOf(
  sql: Sql,
  actor: Actor,
  row: Leaving,
  terms: DepositTerms,
  workingDaysAfter: ExitFacts["workingDaysAfter"],
): Promise<{ readonly timeline: ExitTimeline; readonly held: Held }> {
  const { marketplaceId } = actor;
  const holder = { storeUid: row.store_uid, currency: terms.currency };
  const held = await holdDeposit(sql, actor, holder, terms.at);
  const timeline = exitTimeline(terms.policy.exit, {
    noticeOn: row.notice_on,
    lastOrderClosedOn: row.last_order,
    blockers: await blockersOf(sql, marketplaceId, row.store_uid, held),
    workingDaysAfter,
    today: terms.today,
  });
  return { timeline, held };
}

/** Null where the shop is not leaving. The marketplace's calendar is the caller's to bring. */
export function exitOf(
  actor: Actor,
  storeUid: string,
  workingDaysAfter: ExitFacts["workingDaysAfter"],
): Promise<ExitTimeline | null> {
  const { marketplaceId } = actor;
  return sqlInTenant(marketplaceId, async (sql) => {
    await mustReachStore(sql, actor, "deposit:read", storeUid);
    const terms = await mustHaveTerms(sql, marketplaceId);
    const [row] = await leaving(sql, marketplaceId, storeUid, terms.zone);
    if (row === undefined) return null;
    return (await standingOf(sql, actor, row, terms, workingDaysAfter)).timeline;
  });
}

/** Exits whose waits are over become requests in review; how many. */
export async function requestReadyExits(sql: Sql, actor: Actor, terms: DepositTerms) {
  const { marketplaceId } = actor;
  const { currency, at } = terms;
  let requested = 0;
  for (const row of await leaving(sql, marketplaceId, null, terms.zone)) {
    const { timeline, held } = await standingOf(sql, actor, row, terms, (day) => day);
    const amountMinor = held.availableMinor - held.owedMinor;
    if (!timeline.ready || amountMinor <= 0) continue;
    const written = await sql`
      INSERT INTO deposit_refund ${sql({
        marketplace_id: marketplaceId,
        id: newId(),
        store_uid: row.store_uid,
        kind: "EXIT",
        currency,
        amount_minor: amountMinor,
        status: "REVIEW",
        requested_by: row.requested_by,
        requested_at: at,
      })} ON CONFLICT DO NOTHING`;
    if (written.count === 0) continue;
    await sql`
      UPDATE deposit_exit SET ended_at = ${at}
      WHERE marketplace_id = ${marketplaceId} AND id = ${row.id}`;
    requested += 1;
  }
  return requested;
}
