/** The facts of stores as of a day, as one statement. What each means is told in the room's README. */
import { lateDay } from "../rollup/effects";
import { type FactSql, suppliedClause } from "./fact-question";

const suppliedMetrics = [
  "store.experienceScore",
  "store.responseRate30d",
  "store.brushingRisk",
  "store.riskCleared",
  "store.profileComplete",
  "store.freightTemplateSet",
] as const;
type Supplied = (typeof suppliedMetrics)[number];
const value = (metric: Supplied) => `supplied.value_${suppliedMetrics.indexOf(metric)}`;
const sample = (metric: Supplied) => `supplied.sample_${suppliedMetrics.indexOf(metric)}`;
const truth = (metric: Supplied) => `(${value(metric)} <> 0)`;

/** The n local days that end with the day, and stretches before. */
const in30 = "r.day > g.d - 30";
const in90 = "r.day > g.d - 90";
const inPrevious60 = "r.day > g.d - 90 AND r.day <= g.d - 30";
const inPreviousMonth = `r.day >= (date_trunc('month', g.d) - interval '1 month')::date
      AND r.day < date_trunc('month', g.d)::date`;

const summed = (what: string, when?: string) =>
  `coalesce(sum(${what})${when === undefined ? "" : ` FILTER (WHERE ${when})`}, 0)`;
const net = "r.paid_minor - r.returned_minor";

const sums: Readonly<Record<string, string>> = {
  orders_ever: summed("r.orders"),
  paid_ever: summed("r.paid_minor"),
  orders_30: summed("r.orders", in30),
  paid_30: summed("r.paid_minor", in30),
  net_30: summed(net, in30),
  paid_month: summed("r.paid_minor", inPreviousMonth),
  net_90: summed(net, in90),
  net_before: summed(net, inPrevious60),
  placed_30: summed("r.orders_placed", in30),
  seller_cancelled_30: summed("r.seller_cancelled", in30),
  delivered_30: summed("r.delivered", in30),
  disputed_30: summed("r.disputed", in30),
  ratings_30: summed("r.ratings", in30),
  negative_30: summed("r.negative_ratings", in30),
  returns_30: summed("r.returns", in30),
  fault_returns_30: summed("r.fault_returns", in30),
  shipped_30: summed("r.shipped_lines", in30),
  ship_seconds_30: summed("r.ship_seconds", in30),
};

const countOf = (name: string) => `coalesce(sums.${name}, 0)`;
const whole = (name: string) => `${countOf(name)}::int4`;
const money = (name: string) => `slipway.rounded(${countOf(name)}, 1)`;
const rate = (part: string, all: string) => `slipway.share(sums.${part}, sums.${all})::int4`;

const columns: FactSql["columns"] = {
  as_of: "g.d",
  store_uid: "shop.store_uid",
  primary_category: "shop.primary_category",
  store_type: "shop.store_type",
  agri_flag: "shop.agri",
  business_type: "shop.kind",
  size_class: "shop.size_class",
  kyc_verified: "shop.kyc_verified",
  days_since_opened: "CASE WHEN shop.opened_day <= g.d THEN g.d - shop.opened_day END",
  is_first_of_entity: "family.is_first",
  related_entity_violation: "family.related_violation",
  live_sku_count: "coalesce(skus.live, 0)",
  orders_paid_lifetime: whole("orders_ever"),
  gmv_paid_lifetime: money("paid_ever"),
  gmv_paid_30d: money("paid_30"),
  gmv_net_30d: money("net_30"),
  gmv_paid_prev_month: money("paid_month"),
  gmv_net_90d_daily: `slipway.rounded(${countOf("net_90")}, 90)`,
  gmv_net_growth_60d: "slipway.share(2 * sums.net_30 - sums.net_before, sums.net_before)",
  orders_paid_30d: whole("orders_30"),
  unique_buyers_30d: "coalesce(fresh.buyers, 0)",
  experience_score: `${value("store.experienceScore")}::int4`,
  experience_score_sample: `coalesce(${sample("store.experienceScore")}, ${whole("orders_30")})`,
  late_ship_rate_30d: "slipway.share(fresh.late, fresh.judged)::int4",
  on_time_ship_rate_30d: "slipway.share(fresh.judged - fresh.late, fresh.judged)::int4",
  ship_sample: "coalesce(fresh.judged, 0)",
  seller_cancel_rate_30d: rate("seller_cancelled_30", "placed_30"),
  seller_cancel_sample: whole("placed_30"),
  seller_fault_return_rate_30d: `CASE WHEN sums.orders_30 >= 30 THEN ${rate("fault_returns_30", "orders_30")} END`,
  seller_fault_return_sample: whole("fault_returns_30"),
  return_rate_30d: rate("returns_30", "delivered_30"),
  return_sample: whole("delivered_30"),
  dispute_rate_30d: rate("disputed_30", "placed_30"),
  dispute_sample: whole("placed_30"),
  neg_review_rate_30d: rate("negative_30", "ratings_30"),
  neg_review_sample: whole("negative_30"),
  response_rate_30d: `${value("store.responseRate30d")}::int4`,
  violation_points_90d: "coalesce(offences.points, 0)",
  has_open_serious_violation: "coalesce(offences.serious_open, false)",
  brushing_risk: `${value("store.brushingRisk")}::int4`,
  risk_cleared: truth("store.riskCleared"),
  profile_complete: truth("store.profileComplete"),
  freight_template_set: truth("store.freightTemplateSet"),
  content_count_30d: "coalesce(shows.held, 0)",
  ship_hours_30d: `CASE WHEN sums.shipped_30 > 0 THEN
    div(sums.ship_seconds_30 + 3600 * sums.shipped_30 - 1, 3600 * sums.shipped_30)::int4 END`,
};

const related = `
  SELECT r.related_entity_uid FROM entity_relation r
  WHERE r.marketplace_id = (SELECT $1::uuid) AND r.entity_uid = shop.entity_uid`;

/** `some` narrows the stores to `$4`. */
export function storeFacts({ some }: { readonly some: boolean }): FactSql {
  const wished = (column: string) => (some ? `AND ${column} = ANY ($4::text[])` : "");
  return {
    columns,
    from: `shop CROSS JOIN g
      LEFT JOIN sums USING (store_uid) LEFT JOIN fresh USING (store_uid)
      LEFT JOIN skus USING (store_uid) LEFT JOIN offences USING (store_uid)
      LEFT JOIN shows USING (store_uid) LEFT JOIN family USING (store_uid)
      LEFT JOIN supplied ON supplied.uid = shop.store_uid`,
    clauses: `
  shop AS MATERIALIZED (
    SELECT s.store_uid, s.entity_uid, s.opened_at, s.store_type, s.primary_category, s.agri,
      slipway.local_day(s.opened_at, g.zone) AS opened_day, e.kind, e.size_class,
      CASE WHEN e.entity_uid IS NOT NULL THEN
        coalesce(slipway.local_day(e.kyc_verified_at, g.zone) <= g.d, false) END AS kyc_verified
    FROM store s CROSS JOIN g
    LEFT JOIN legal_entity e ON e.marketplace_id = (SELECT $1::uuid) AND e.entity_uid = s.entity_uid
    WHERE s.marketplace_id = (SELECT $1::uuid) ${wished("s.store_uid")}),
  sums AS (
    SELECT r.store_uid, ${Object.entries(sums)
      .map(([name, sql]) => `${sql} AS ${name}`)
      .join(", ")}
    FROM store_day r CROSS JOIN g
    WHERE r.marketplace_id = (SELECT $1::uuid) ${wished("r.store_uid")} AND r.day <= g.d AND r.known_day <= g.d
    GROUP BY r.store_uid),
  line AS (
    SELECT l.store_uid, l.order_uid,
      CASE WHEN l.cancel_day IS NULL OR l.cancel_day > g.d THEN l.buyer_uid END AS buyer_uid,
      coalesce(${lateDay("g.zone")} <= g.d, false) AS late,
      l.promised_ship_at IS NOT NULL
        AND coalesce(slipway.local_day(l.shipped_at, g.zone) <= g.d, false) AS shipped
    FROM order_line l CROSS JOIN g
    WHERE l.marketplace_id = (SELECT $1::uuid) ${wished("l.store_uid")}
      AND l.paid_day > g.d - 30 AND l.paid_day <= g.d AND NOT l.related_party),
  fresh AS (
    SELECT store_uid, count(DISTINCT buyer_uid)::int4 AS buyers,
      (count(DISTINCT order_uid) FILTER (WHERE late))::int4 AS late,
      (count(DISTINCT order_uid) FILTER (WHERE late OR shipped))::int4 AS judged
    FROM line GROUP BY store_uid),
  skus AS (
    SELECT p.store_uid, count(*)::int4 AS live
    FROM product p CROSS JOIN g
    WHERE p.marketplace_id = (SELECT $1::uuid) ${wished("p.store_uid")}
      AND slipway.local_day(p.listed_at, g.zone) <= g.d
      AND (p.delisted_at IS NULL OR slipway.local_day(p.delisted_at, g.zone) > g.d)
    GROUP BY p.store_uid),
  offences AS (
    SELECT v.store_uid, (sum(v.points) FILTER (WHERE v.opened_day > g.d - 90))::int4 AS points,
      bool_or(v.serious AND (v.closed_day IS NULL OR v.closed_day > g.d)) AS serious_open
    FROM violation v CROSS JOIN g
    WHERE v.marketplace_id = (SELECT $1::uuid) ${wished("v.store_uid")} AND v.opened_day <= g.d
    GROUP BY v.store_uid),
  shows AS (
    SELECT h.store_uid, count(*)::int4 AS held
    FROM live_session h CROSS JOIN g
    WHERE h.marketplace_id = (SELECT $1::uuid) ${wished("h.store_uid")}
      AND h.started_day > g.d - 30 AND h.started_day <= g.d
    GROUP BY h.store_uid),
  family AS (
    SELECT shop.store_uid,
      NOT EXISTS (SELECT FROM store o WHERE o.marketplace_id = (SELECT $1::uuid)
        AND o.entity_uid = ANY (ARRAY(SELECT shop.entity_uid UNION ALL ${related}))
        AND (o.opened_at, o.store_uid) < (shop.opened_at, shop.store_uid)) AS is_first,
      EXISTS (SELECT FROM store o
        JOIN violation v ON v.marketplace_id = (SELECT $1::uuid) AND v.store_uid = o.store_uid
        WHERE o.marketplace_id = (SELECT $1::uuid) AND o.entity_uid = ANY (ARRAY(${related})) AND v.serious
          AND v.opened_day <= g.d AND (v.closed_day IS NULL OR v.closed_day > g.d - 365)
      ) AS related_violation
    FROM shop CROSS JOIN g),
  ${suppliedClause("store", "SELECT store_uid FROM shop", suppliedMetrics)}`,
  };
}
