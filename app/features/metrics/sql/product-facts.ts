/** The facts of products as of a day, as one statement. */
import { deliveredDay } from "../rollup/effects";
import { type FactSql, suppliedClause } from "./fact-question";

const suppliedMetrics = [
  "product.priceIndex",
  "product.qualityScore",
  "product.refillDays",
  "product.isLowest90d",
] as const;
type Supplied = (typeof suppliedMetrics)[number];
const value = (metric: Supplied) => `supplied.value_${suppliedMetrics.indexOf(metric)}`;

const rate = (part: string, all: string) => `slipway.share(${part}, ${all})::int4`;

const columns: FactSql["columns"] = {
  as_of: "g.d",
  product_uid: "item.product_uid",
  store_uid: "item.store_uid",
  category: "item.category",
  price_index: `${value("product.priceIndex")}::int4`,
  price_index_sample: "supplied.sample_0",
  quality_score: `${value("product.qualityScore")}::int4`,
  refill_days: `${value("product.refillDays")}::int4`,
  is_lowest_90d: `coalesce(${value("product.isLowest90d")} <> 0, lowest.is_lowest)`,
  favorable_rate: rate("sold.favorable_90", "sold.ratings_90"),
  favorable_sample: "coalesce(sold.ratings_90, 0)",
  neg_review_rate_30d: rate("sold.negative_30", "sold.ratings_30"),
  neg_review_sample: "coalesce(sold.negative_30, 0)",
  return_rate_30d: rate("coalesce(sent_back.returns_30, 0)", "sold.delivered_30"),
  return_sample: "coalesce(sold.delivered_30, 0)",
  stock_available: "item.stock",
  stock_cover_days: `CASE WHEN sold.units_14 > 0 AND item.stock IS NOT NULL THEN
    least(div(14 * item.stock::numeric, sold.units_14), 2147483647)::int4 END`,
  commission_rate: "item.commission_bps",
  image_count: "item.image_count",
  has_video: "item.has_video",
  qc_report_valid_days: `greatest(0, coalesce(
    slipway.local_day(item.qc_report_valid_until, g.zone) - g.d, 0))`,
  orders_paid_14d: "coalesce(sold.orders_14, 0)",
};

const in14 = "l.paid_day > g.d - 14";
const in30 = "l.paid_day > g.d - 30";
const live = "(l.cancel_day IS NULL OR l.cancel_day > g.d)";
const rated = "l.rated";

/** `some` narrows the products to `$4`: product ids, or the ids of their stores. */
export function productFacts({ some }: { readonly some: "products" | "stores" | null }): FactSql {
  const narrowed = { products: "p.product_uid", stores: "p.store_uid" } as const;
  const wished = some === null ? "" : `AND ${narrowed[some]} = ANY ($4::text[])`;
  const ofItems = (column: string) =>
    some === null ? "" : `AND ${column} = ANY (ARRAY(SELECT product_uid FROM item))`;
  return {
    columns,
    from: `item CROSS JOIN g LEFT JOIN sold USING (product_uid)
      LEFT JOIN sent_back USING (product_uid) LEFT JOIN lowest USING (product_uid)
      LEFT JOIN supplied ON supplied.uid = item.product_uid`,
    clauses: `
  item AS MATERIALIZED (
    SELECT p.* FROM product p WHERE p.marketplace_id = (SELECT $1::uuid) ${wished}),
  line AS MATERIALIZED (
    SELECT l.product_uid, l.order_uid, l.line_no, l.paid_day, l.cancel_day, l.quantity, l.rating,
      l.rating IS NOT NULL AND slipway.local_day(l.occurred_at, g.zone) <= g.d AS rated,
      ${deliveredDay("g.zone")} <= g.d AS delivered
    FROM order_line l CROSS JOIN g
    WHERE l.marketplace_id = (SELECT $1::uuid) ${ofItems("l.product_uid")}
      AND l.paid_day > g.d - 90 AND l.paid_day <= g.d AND NOT l.related_party),
  sold AS (
    SELECT l.product_uid,
      (count(DISTINCT l.order_uid) FILTER (WHERE ${in14} AND ${live}))::int4 AS orders_14,
      sum(l.quantity) FILTER (WHERE ${in14} AND ${live}) AS units_14,
      (count(DISTINCT l.order_uid) FILTER (WHERE ${in30} AND l.delivered))::int4 AS delivered_30,
      (count(*) FILTER (WHERE ${rated}))::int4 AS ratings_90,
      (count(*) FILTER (WHERE ${rated} AND l.rating >= 4))::int4 AS favorable_90,
      (count(*) FILTER (WHERE ${rated} AND ${in30}))::int4 AS ratings_30,
      (count(*) FILTER (WHERE ${rated} AND ${in30} AND l.rating <= 2))::int4 AS negative_30
    FROM line l CROSS JOIN g GROUP BY l.product_uid),
  sent_back AS (
    SELECT l.product_uid, count(*)::int4 AS returns_30
    FROM line l CROSS JOIN g
    JOIN order_return r
      ON r.marketplace_id = (SELECT $1::uuid) AND r.order_uid = l.order_uid AND r.line_no = l.line_no
    WHERE ${in30} AND r.requested_day <= g.d
    GROUP BY l.product_uid),
  price AS (
    SELECT p.product_uid, p.version, p.price_minor, slipway.local_day(p.seen_at, g.zone) AS seen_day,
      lead(slipway.local_day(p.seen_at, g.zone))
        OVER (PARTITION BY p.product_uid ORDER BY p.version) AS next_day
    FROM product_price p CROSS JOIN g
    WHERE p.marketplace_id = (SELECT $1::uuid) ${ofItems("p.product_uid")}
      AND slipway.local_day(p.seen_at, g.zone) <= g.d),
  lowest AS (
    SELECT p.product_uid, (array_agg(p.price_minor ORDER BY p.version DESC))[1] <= min(p.price_minor)
      FILTER (WHERE p.seen_day > g.d - 90 OR p.next_day IS NULL OR p.next_day > g.d - 90) AS is_lowest
    FROM price p CROSS JOIN g GROUP BY p.product_uid),
  ${suppliedClause("product", "SELECT product_uid FROM item", suppliedMetrics)}`,
  };
}
