/** A day in one line per currency: how many of which kind, and what is left. */
import { sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import type { Actor } from "../people/actor";
import { mustBeAllowed } from "../people/may";
import type { ItemState } from "./reconciliation";

export type DayReport = {
  readonly currency: string;
  readonly closed: boolean;
  readonly counts: Partial<Record<ItemState, number>>;
  readonly differenceMinor: number;
  readonly openCount: number;
};

export function reportOf(actor: Actor, day: Day): Promise<readonly DayReport[]> {
  mustBeAllowed(actor, "reconciliation:prepare", actor);
  return sqlInTenant(
    actor.marketplaceId,
    (sql) => sql<DayReport[]>`
      SELECT d.currency, d.closed_at IS NOT NULL AS closed, d.open_count AS "openCount",
          d.theirs_minor - d.ours_minor AS "differenceMinor",
          (SELECT coalesce(jsonb_object_agg(state, count), '{}') FROM (
            SELECT state, count(*) AS count FROM reconciliation_item i
             WHERE i.marketplace_id = d.marketplace_id AND i.day = d.day AND i.currency = d.currency
             GROUP BY state) AS s) AS counts
        FROM reconciliation_day d
       WHERE d.marketplace_id = ${actor.marketplaceId} AND d.day = ${day} ORDER BY d.currency`,
  );
}
