import type { KindCode } from "~/features/metrics/dictionary";
import type { Sql } from "~/platform/database.server";
import { type Day, endOf, type Zone } from "~/values/day";
import type { ProgramCounts } from "./program-counts";

type Row = { readonly kind: KindCode; readonly prior: number; readonly active: number };

/** As known at the end of a day, so that a past day can be asked for. */
export async function programCounts(
  sql: Sql,
  marketplaceId: string,
  storeUid: string,
  asOf: Day,
  zone: Zone,
): Promise<ProgramCounts> {
  const rows = await sql<Row[]>`
    WITH family AS (
      SELECT entity_uid FROM store
      WHERE marketplace_id = ${marketplaceId} AND store_uid = ${storeUid}
      UNION
      SELECT r.related_entity_uid FROM store s
      JOIN entity_relation r ON r.marketplace_id = s.marketplace_id AND r.entity_uid = s.entity_uid
      WHERE s.marketplace_id = ${marketplaceId} AND s.store_uid = ${storeUid}
    )
    SELECT e.kind, count(*)::int AS prior,
      count(*) FILTER (
        WHERE e.store_uid = ${storeUid} AND (e.ended_on IS NULL OR e.ended_on > ${asOf})
      )::int AS active
    FROM enrollment e JOIN family USING (entity_uid)
    WHERE e.marketplace_id = ${marketplaceId} AND e.created_at < ${endOf(asOf, zone)}
    GROUP BY e.kind`;
  return {
    prior: Object.fromEntries(rows.map(({ kind, prior }) => [kind, prior])),
    active: Object.fromEntries(rows.map(({ kind, active }) => [kind, active])),
  };
}
