import type { Sql } from "~/platform/database.server";
import type { Held } from "./hold.server";
import type { Blocker } from "./release";

type Found = {
  readonly store_uid: string;
  readonly deduction: boolean;
  readonly dispute: boolean;
  readonly warned: boolean;
  readonly outside: boolean;
};

/** What stands in the way of giving deposits back. Debts that a deposit covers do not: they are taken first. */
export async function blockersOfStores(
  sql: Sql,
  marketplaceId: string,
  held: ReadonlyMap<string, Held>,
): Promise<ReadonlyMap<string, readonly Blocker[]>> {
  const found = await sql<Found[]>`
    SELECT s.store_uid,
      EXISTS (SELECT 1 FROM deposit_deduction d WHERE d.marketplace_id = ${marketplaceId}
        AND d.store_uid = s.store_uid AND d.status NOT IN ('POSTED', 'DROPPED')) AS deduction,
      EXISTS (SELECT 1 FROM deposit_dispute d WHERE d.marketplace_id = ${marketplaceId}
        AND d.store_uid = s.store_uid AND d.ended_at IS NULL) AS dispute,
      EXISTS (SELECT 1 FROM deposit_lot l
        JOIN payment p ON p.marketplace_id = l.marketplace_id AND p.id = l.id
        WHERE l.marketplace_id = ${marketplaceId} AND l.store_uid = s.store_uid
          AND p.warned_at IS NOT NULL AND l.refunded_minor + l.disputed_minor < l.amount_minor
          AND NOT EXISTS (SELECT 1 FROM deposit_dispute d WHERE d.marketplace_id = l.marketplace_id
            AND d.lot_id = l.id AND d.ended_at IS NOT NULL)) AS warned,
      EXISTS (SELECT 1 FROM deposit_outside_refund o WHERE o.marketplace_id = ${marketplaceId}
        AND o.store_uid = s.store_uid AND o.status IN ('REVIEW', 'CHECKED')) AS outside
    FROM unnest(${[...held.keys()]}::text[]) AS s (store_uid)`;
  return new Map(
    found.map(({ store_uid, deduction, dispute, warned, outside }) => {
      const standing = held.get(store_uid);
      const arrears = standing !== undefined && standing.owedMinor > standing.availableMinor;
      const all: readonly (readonly [boolean, Blocker])[] = [
        [deduction, "deduction-open"],
        [dispute, "dispute-open"],
        [arrears, "arrears"],
        [warned, "fraud-warning"],
        [outside, "refund-unreviewed"],
      ];
      return [store_uid, all.filter(([is]) => is).map(([, blocker]) => blocker)];
    }),
  );
}

export async function blockersOf(
  sql: Sql,
  marketplaceId: string,
  storeUid: string,
  held: Held,
): Promise<readonly Blocker[]> {
  const found = await blockersOfStores(sql, marketplaceId, new Map([[storeUid, held]]));
  return found.get(storeUid) ?? [];
}
