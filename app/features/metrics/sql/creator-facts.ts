/** The facts of creators as of a day, as one statement. */
import type { FactSql } from "./fact-question";

const columns: FactSql["columns"] = {
  as_of: "g.d",
  creator_uid: "c.creator_uid",
  tier: "c.tier",
  gpm: "coalesce(slipway.rounded(1000 * shows.gmv, shows.views), c.gpm_minor)",
  gpm_sample: "coalesce(shows.held, 0)",
  category_affinity: "slipway.rounded(100 * taste.matching, taste.gmv)::int4",
};

/** `some` narrows the creators to `$4`. */
export function creatorFacts({ some }: { readonly some: boolean }): FactSql {
  const wished = (column: string) => (some ? `AND ${column} = ANY ($4::text[])` : "");
  return {
    columns,
    from: `creator c CROSS JOIN g LEFT JOIN shows USING (creator_uid) LEFT JOIN taste USING (creator_uid)
      WHERE c.marketplace_id = (SELECT $1::uuid) ${wished("c.creator_uid")}`,
    clauses: `
  show AS MATERIALIZED (
    SELECT h.creator_uid, h.session_uid, h.started_day, h.views, h.gmv_minor, h.product_uids
    FROM live_session h CROSS JOIN g
    WHERE h.marketplace_id = (SELECT $1::uuid) ${wished("h.creator_uid")}
      AND h.started_day > g.d - 90 AND h.started_day <= g.d),
  shows AS (
    SELECT h.creator_uid, count(*)::int4 AS held, sum(h.gmv_minor) AS gmv, sum(h.views) AS views
    FROM show h CROSS JOIN g
    WHERE h.started_day > g.d - 30 AND h.views > 0 AND h.gmv_minor IS NOT NULL
    GROUP BY h.creator_uid),
  -- A session's value is spread evenly over its products that are known.
  spread AS (
    SELECT h.creator_uid, h.session_uid, h.gmv_minor, count(*) AS products,
      count(*) FILTER (WHERE p.category = ANY (c.categories)) AS matching
    FROM show h
    JOIN creator c ON c.marketplace_id = (SELECT $1::uuid) AND c.creator_uid = h.creator_uid
    CROSS JOIN LATERAL unnest(h.product_uids) shown (product_uid)
    JOIN product p ON p.marketplace_id = (SELECT $1::uuid) AND p.product_uid = shown.product_uid
    WHERE h.gmv_minor > 0
    GROUP BY h.creator_uid, h.session_uid, h.gmv_minor),
  taste AS (
    SELECT creator_uid, sum(gmv_minor) AS gmv,
      sum(gmv_minor * matching::numeric / products) AS matching
    FROM spread GROUP BY creator_uid)`,
  };
}
