/** A store opts in: from a day on, its honest returns are subsidised. */
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import type { ReturnSubsidy } from "./subsidy";

export type SubsidyGranted = {
  readonly grantId: string;
  readonly storeUid: string;
  readonly currency: string;
  readonly gives: ReturnSubsidy;
  readonly fromDay: Day;
  readonly toDay: Day | null;
};

export async function grantSubsidy(
  sql: Sql,
  marketplaceId: string,
  granted: readonly SubsidyGranted[],
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
  await sql`INSERT INTO subsidy_cover ${sql(rows)} ON CONFLICT DO NOTHING`;
}

export async function endSubsidy(
  sql: Sql,
  marketplaceId: string,
  grantIds: readonly string[],
  on: Day,
): Promise<void> {
  await sql`
    UPDATE subsidy_cover SET ended_on = ${on}
    WHERE marketplace_id = ${marketplaceId} AND grant_id = ANY(${[...grantIds]}::uuid[])
      AND ended_on IS NULL`;
}
