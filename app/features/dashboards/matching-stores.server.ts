/** The one condition behind every list and every count of stores. */

import type { StaffActor } from "~/features/people/actor";
import { countUpTo } from "~/platform/count-up-to.server";
import type { Sql } from "~/platform/database.server";
import { addDays, startOf } from "~/values/day";
import type { Moment } from "./moment.server";
import type { StoreQuery } from "./store-query";

export type StoreFilter = Partial<
  Pick<StoreQuery, "q" | "opened" | "onSale" | "verified" | "category" | "program" | "outcome">
>;

/** SQL of ours: what the population statement joins, and a condition that is TRUE, FALSE or NULL. */
export type PopulationSql = { readonly joins: string; readonly answer?: string };

/** Products of store `s` that can be bought at an instant. */
export const productsOnSale = (sql: Sql, at: Date) => sql`
  FROM product r WHERE r.marketplace_id = s.marketplace_id AND r.store_uid = s.store_uid
    AND r.listed_at <= ${at} AND (r.delisted_at IS NULL OR r.delisted_at > ${at})`;

/** Open shops `s` with their entity `n`, as `FROM … WHERE …`. */
export function matchingStores(
  sql: Sql,
  actor: StaffActor,
  filter: StoreFilter,
  moment: Moment,
  population: PopulationSql | null,
) {
  const { q, opened, onSale, verified, category, outcome } = filter;
  const { now, today, zone } = moment;
  const answer = outcome === undefined ? undefined : population?.answer;
  const is = { eligible: "IS TRUE", not_eligible: "IS FALSE", review: "IS NULL" } as const;
  return sql`
    FROM store s
    LEFT JOIN legal_entity n
      ON n.marketplace_id = s.marketplace_id AND n.entity_uid = s.entity_uid
    ${population ? sql.unsafe(population.joins) : sql``}
    WHERE s.marketplace_id = ${actor.marketplaceId}
      ${opened ? sql`AND s.opened_at >= ${startOf(addDays(today, -6), zone)} AND s.opened_at <= ${now}` : sql``}
      ${onSale ? sql`AND EXISTS (SELECT ${productsOnSale(sql, now)})` : sql``}
      ${verified ? sql`AND n.kyc_verified_at IS NOT NULL` : sql``}
      ${category ? sql`AND s.primary_category = ${category}` : sql``}
      ${outcome && answer ? sql.unsafe(`AND (${answer}) ${is[outcome]}`) : sql``}
      ${
        q
          ? sql`AND (position(lower(${q}) IN lower(s.name)) > 0 OR s.store_uid = ${q}
              OR s.entity_uid = ${q} OR position(lower(${q}) IN lower(coalesce(n.legal_name, ''))) > 0)`
          : sql``
      }`;
}

export async function countStores(
  sql: Sql,
  actor: StaffActor,
  filter: StoreFilter,
  moment: Moment,
  population: PopulationSql | null = null,
): Promise<number> {
  return countUpTo(sql, matchingStores(sql, actor, filter, moment, population));
}
