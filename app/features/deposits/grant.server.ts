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
    UPDATE deposit_deferral_grant SET ended_on = ${on}
    WHERE marketplace_id = ${marketplaceId} AND grant_id = ANY(${[...grantIds]}::uuid[])
      AND ended_on IS NULL RETURNING store_uid`;
  await reassess(sql, marketplaceId, storesOf(ended), "deferral");
}
