/** A reward is on its way: a fixed one as it stands, a ladder or contest for what it may come to. */
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import type { Reward } from "./reward";

export type RewardGranted = {
  readonly grantId: string;
  readonly storeUid: string;
  readonly currency: string;
  readonly gives: Reward;
  readonly fromDay: Day;
  readonly toDay: Day | null;
};

export async function grantReward(
  sql: Sql,
  marketplaceId: string,
  granted: readonly RewardGranted[],
): Promise<void> {
  const rows = granted.map(({ grantId, storeUid, currency, gives, fromDay, toDay }) => ({
    marketplace_id: marketplaceId,
    grant_id: grantId,
    store_uid: storeUid,
    how: gives.how,
    currency,
    amount_minor: gives.how === "fixed" ? gives.amountMinor : null,
    terms: sql.json(gives),
    from_day: fromDay,
    to_day: toDay,
  }));
  await sql`INSERT INTO reward_grant ${sql(rows)} ON CONFLICT DO NOTHING`;
}

export async function endReward(
  sql: Sql,
  marketplaceId: string,
  grantIds: readonly string[],
  on: Day,
): Promise<void> {
  await sql`
    UPDATE reward_grant SET ended_on = ${on}
    WHERE marketplace_id = ${marketplaceId} AND grant_id = ANY(${[...grantIds]}::uuid[])
      AND ended_on IS NULL`;
}
