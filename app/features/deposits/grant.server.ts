/** Reductions and deferrals are granted to stores; the requirement is worked out with those in force. */
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import type { DepositDeferral } from "./deferral";
import type { DepositRelief } from "./relief";

export type DepositGranted<Gives> = {
  readonly grantId: string;
  readonly storeUid: string;
  readonly currency: string;
  readonly gives: Gives;
  readonly fromDay: Day;
  readonly toDay: Day | null;
};

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
  await sql`INSERT INTO deposit_relief_grant ${sql(rows)} ON CONFLICT DO NOTHING`;
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
  await sql`INSERT INTO deposit_deferral_grant ${sql(rows)} ON CONFLICT DO NOTHING`;
}

export async function endRelief(
  sql: Sql,
  marketplaceId: string,
  grantIds: readonly string[],
  on: Day,
): Promise<void> {
  await sql`
    UPDATE deposit_relief_grant SET ended_on = ${on}
    WHERE marketplace_id = ${marketplaceId} AND grant_id = ANY(${[...grantIds]}::uuid[])
      AND ended_on IS NULL`;
}

export async function endDeferral(
  sql: Sql,
  marketplaceId: string,
  grantIds: readonly string[],
  on: Day,
): Promise<void> {
  await sql`
    UPDATE deposit_deferral_grant SET ended_on = ${on}
    WHERE marketplace_id = ${marketplaceId} AND grant_id = ANY(${[...grantIds]}::uuid[])
      AND ended_on IS NULL`;
}
