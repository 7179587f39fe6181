/** A confirmed product receives its support. */
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import type { HitSupport } from "./support";

export type HitGranted = {
  readonly grantId: string;
  readonly storeUid: string;
  readonly productUid: string;
  readonly currency: string;
  readonly gives: HitSupport;
  readonly fromDay: Day;
  readonly toDay: Day | null;
};

export async function grantHitSupport(
  sql: Sql,
  marketplaceId: string,
  granted: readonly HitGranted[],
): Promise<void> {
  const rows = granted.map(
    ({ grantId, storeUid, productUid, currency, gives, fromDay, toDay }) => ({
      marketplace_id: marketplaceId,
      grant_id: grantId,
      store_uid: storeUid,
      product_uid: productUid,
      how: gives.how,
      currency,
      terms: sql.json(gives),
      from_day: fromDay,
      to_day: toDay,
    }),
  );
  await sql`INSERT INTO hit_support_grant ${sql(rows)} ON CONFLICT DO NOTHING`;
}

export async function endHitSupport(
  sql: Sql,
  marketplaceId: string,
  grantIds: readonly string[],
  on: Day,
): Promise<void> {
  await sql`
    UPDATE hit_support_grant SET ended_on = ${on}
    WHERE marketplace_id = ${marketplaceId} AND grant_id = ANY(${[...grantIds]}::uuid[])
      AND ended_on IS NULL`;
}
