/** Reductions and deferrals are granted to stores; the requirement is worked out with those in force. */
import { automatic } from "~/features/people/actor";
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { type AssessedBecause, assessStores } from "./assess.server";
import type { DepositDeferral } from "./deferral";
import { termsIn } from "./policy.server";
import type { DepositRelief } from "./relief";

export type DepositGranted<Gives> = {
  readonly grantId: string;
  readonly storeUid: string;
  readonly currency: string;
  readonly gives: Gives;
  readonly fromDay: Day;
  readonly toDay: Day | null;
};

/** What is required changes at once: an excess can be asked for, a shortfall has its order. */
async function reassess(
  sql: Sql,
  marketplaceId: string,
  storeUids: readonly string[],
  because: AssessedBecause,
): Promise<void> {
  const terms = await termsIn(sql, marketplaceId);
  if (terms === null || storeUids.length === 0) return;
  const actor = automatic(marketplaceId, "deposit-clock");
  await assessStores(sql, actor, [...new Set(storeUids)].sort(), because, terms);
}
const storesOf = (rows: readonly { readonly store_uid: string }[]) =>
  rows.map(({ store_uid }) => store_uid);

export async function grantRelief(
  sql: Sql,
  marketplaceId: string,
  granted: readonly DepositGranted<DepositRelief>[],
): Promise<void> {
  const rows = granted.map(({ grantId, storeUid, currency, gives, fromDay, toDay }) => ({
    marketplace_id: marketplaceId,
    grant_id: grantId,
    store_uid: storeUid,
    share_bps: gives.share,
    floor_minor: gives.floorMinor,
    round_up_minor: gives.roundUpMinor,
    currency,
    from_day: fromDay,
    to_day: toDay,
  }));
  const written = await sql<{ store_uid: string }[]>`
    INSERT INTO deposit_relief_grant ${sql(rows)} ON CONFLICT DO NOTHING RETURNING store_uid`;
  await reassess(sql, marketplaceId, storesOf(written), "relief");
}

/** A term that begins anew; what is required changes only where it gives something else now. */
export async function renewRelief(
  sql: Sql,
  marketplaceId: string,
  renewed: readonly Pick<DepositGranted<DepositRelief>, "grantId" | "gives" | "toDay">[],
): Promise<void> {
  const terms = sql`unnest(
      ${renewed.map(({ grantId }) => grantId)}::uuid[],
      ${renewed.map(({ toDay }) => toDay)}::date[],
      ${renewed.map(({ gives }) => gives.share)}::int[],
      ${renewed.map(({ gives }) => gives.floorMinor)}::int8[],
      ${renewed.map(({ gives }) => gives.roundUpMinor)}::int8[]
    ) AS r (grant_id, to_day, share, floor, round_up)`;
  const ours = sql`
    g.marketplace_id = ${marketplaceId} AND g.grant_id = r.grant_id AND g.ended_on IS NULL`;
  await sql`UPDATE deposit_relief_grant g SET to_day = r.to_day FROM ${terms} WHERE ${ours}`;
  const changed = await sql<{ store_uid: string }[]>`
    UPDATE deposit_relief_grant g
    SET share_bps = r.share, floor_minor = r.floor, round_up_minor = r.round_up FROM ${terms}
    WHERE ${ours} AND (g.share_bps, g.floor_minor, g.round_up_minor)
      IS DISTINCT FROM (r.share, r.floor, r.round_up)
    RETURNING g.store_uid`;
  await reassess(sql, marketplaceId, storesOf(changed), "relief");
}

export async function grantDeferral(
  sql: Sql,
  marketplaceId: string,
  granted: readonly DepositGranted<DepositDeferral>[],
): Promise<void> {
  const rows = granted.map(({ grantId, storeUid, currency, gives, fromDay, toDay }) => ({
    marketplace_id: marketplaceId,
    grant_id: grantId,
    store_uid: storeUid,
    currency,
    terms: sql.json(gives),
    from_day: fromDay,
    to_day: toDay,
  }));
  const written = await sql<{ store_uid: string }[]>`
    INSERT INTO deposit_deferral_grant ${sql(rows)} ON CONFLICT DO NOTHING RETURNING store_uid`;
  await reassess(sql, marketplaceId, storesOf(written), "deferral");
}

export async function endRelief(
  sql: Sql,
  marketplaceId: string,
  grantIds: readonly string[],
  on: Day,
): Promise<void> {
  const ended = await sql<{ store_uid: string }[]>`
    UPDATE deposit_relief_grant SET ended_on = ${on}
    WHERE marketplace_id = ${marketplaceId} AND grant_id = ANY(${[...grantIds]}::uuid[])
      AND ended_on IS NULL RETURNING store_uid`;
  await reassess(sql, marketplaceId, storesOf(ended), "relief");
}

export async function endDeferral(
  sql: Sql,
  marketplaceId: string,
  grantIds: readonly string[],
  on: Day,
): Promise<void> {
  const ended = await sql<{ store_uid: string }[]>`
    UPDATE deposit_deferral_grant SET ended_on = ${on}, ended_because = 'ended'
    WHERE marketplace_id = ${marketplaceId} AND grant_id = ANY(${[...grantIds]}::uuid[])
      AND ended_on IS NULL RETURNING store_uid`;
  await reassess(sql, marketplaceId, storesOf(ended), "deferral");
}
